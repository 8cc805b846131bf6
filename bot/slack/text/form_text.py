"""The form: labels, hints, the line under the time, and what is wrong in a field."""

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.meetings.audience import Audience
from bot.meetings.messages import RefusalReason
from bot.slack.text import assumptions, times
from bot.slack.text.translation import all_of, sentence
from bot.when import Reading

# -- the view


def title(audience: Audience) -> str:
    return sentence(audience, "Schedule a meeting")


def book(audience: Audience) -> str:
    return sentence(audience, "Book")


def close(audience: Audience) -> str:
    return sentence(audience, "Close")


def second_appointment(audience: Audience) -> str:
    return sentence(
        audience, "This books a second appointment. The first one stays in LeadSquared until you delete it there."
    )


def may_not_book(audience: Audience, why: RefusalReason) -> str:
    """In the place of the form, for somebody who may book nothing."""
    match why:
        case RefusalReason.GUEST:
            return sentence(audience, "Guests can't book here. Ask a full member of this workspace to book it for you.")
        case RefusalReason.NO_MAIL:
            return sentence(
                audience,
                "Your Slack profile shows no e-mail, and LeadSquared finds you by it. Have it added to your profile, "
                "then open this again.",
            )
        case RefusalReason.MAIL_SCOPE:
            return sentence(
                audience,
                "Slack shows this bot no e-mail addresses, so I can't find you in LeadSquared. Ask an admin to add the "
                "scope users:read.email to the app and to reinstall it.",
            )
        case _:
            return sentence(
                audience, "Only people of this app's workspace can book. Ask one of them to book it for you."
            )


def book_for_others(audience: Audience) -> str:
    return sentence(
        audience,
        "Slack shows no e-mail of yours, and LeadSquared finds you by it. Until your profile has one, you can only "
        "book for a colleague: pick the owner.",
    )


# -- an appointment that is booked already


def change_title(audience: Audience) -> str:
    return sentence(audience, "Edit the appointment")


def save(audience: Audience) -> str:
    return sentence(audience, "Save")


def reading_appointment(audience: Audience) -> str:
    return sentence(audience, "Reading it from LeadSquared…")


def change_time(audience: Audience, start: str, end: str) -> str:
    """`start` and `end` are ISO moments, "" where LeadSquared names none."""
    if not start or not end:
        return sentence(audience, "Its day and length stay as they are.")
    zone = ZoneInfo(audience.zone)
    first, last = (datetime.fromisoformat(one).astimezone(zone) for one in (start, end))
    return sentence(audience, "{time}. To change the time, choose Move.", time=times.span(audience, first, last, None))


def no_answer_yet(audience: Audience) -> str:
    return sentence(
        audience, "LeadSquared does not answer right now, and nothing was changed. Choose Edit again in a minute."
    )


# -- labels, placeholders and hints of fields


def title_label(audience: Audience) -> str:
    return sentence(audience, "Title")


def title_example(audience: Audience) -> str:
    return sentence(audience, "Demo with Acme")


def words_label(audience: Audience) -> str:
    return sentence(audience, "When")


def readings_label(audience: Audience) -> str:
    return sentence(audience, "Pick the time you mean")


def date_label(audience: Audience) -> str:
    return sentence(audience, "Date")


def time_label(audience: Audience) -> str:
    return sentence(audience, "Time")


def length_label(audience: Audience) -> str:
    return sentence(audience, "Length")


def no_time_box(audience: Audience) -> str:
    return sentence(audience, "No time: let LeadSquared choose the day")


def more(audience: Audience) -> str:
    return sentence(audience, "More: lead, type, owner, place…")


def type_label(audience: Audience) -> str:
    return sentence(audience, "Type")


def unknown_type(audience: Audience, name: str) -> str:
    return sentence(audience, "LeadSquared has no type “{name}”. Pick one.", name=name)


def more_types(audience: Audience, count: int, line: str) -> str:
    return sentence(
        audience, "{count} more types are not in this menu. For one of them type {line}", count=count, line=line
    )


def lead_label(audience: Audience) -> str:
    return sentence(audience, "With the lead")


def lead_placeholder(audience: Audience) -> str:
    return sentence(audience, "Search by name, company, e-mail or phone")


def unclear_lead(audience: Audience, typed: str) -> str:
    return sentence(audience, "LeadSquared has no lead for “{typed}”, or several. Search here.", typed=typed)


def guests_cannot_search(audience: Audience) -> str:
    return sentence(audience, "Guests can't look up leads.")


def only_users_search(audience: Audience) -> str:
    return sentence(audience, "Only LeadSquared users can look up leads, and LeadSquared has none with your e-mail.")


def opportunity_label(audience: Audience) -> str:
    return sentence(audience, "About the opportunity")


def more_opportunities(audience: Audience, count: int, line: str) -> str:
    return sentence(
        audience, "{count} more opportunities are not in this menu. For one of them type {line}", count=count, line=line
    )


def owner_label(audience: Audience) -> str:
    return sentence(audience, "Owner")


def owner_named(audience: Audience, owner: str) -> str:
    return sentence(audience, "{owner}, as you typed it. Pick somebody to change that.", owner=owner)


def only_own(audience: Audience) -> str:
    return sentence(audience, "Here everybody books for themselves. Another owner is refused.")


def description_label(audience: Audience) -> str:
    return sentence(audience, "Description")


def reminder_label(audience: Audience) -> str:
    return sentence(audience, "Reminder before the start")


def none(audience: Audience) -> str:
    return sentence(audience, "None")


def minutes(audience: Audience, count: int) -> str:
    """`1 h 30 min`; `1 day`."""
    hours, rest = divmod(count, 60)
    if count == 24 * 60:
        return sentence(audience, "1 day")
    if hours and rest:
        return sentence(audience, "{hours} h {minutes} min", hours=hours, minutes=rest)
    if hours:
        return sentence(audience, "{hours} h", hours=hours)
    return sentence(audience, "{minutes} min", minutes=rest)


def fields_left_out(audience: Audience, names: str, line: str) -> str:
    return sentence(
        audience,
        "These fields can't be filled in here: {names}. Type {line}, then fill them in in LeadSquared.",
        names=names,
        line=line,
    )


def types_missing(audience: Audience) -> str:
    return sentence(audience, "types")


def opportunities_missing(audience: Audience) -> str:
    return sentence(audience, "opportunities")


def lists_missing(audience: Audience, names: Sequence[str]) -> str:
    return sentence(
        audience,
        "LeadSquared does not answer right now, so I couldn't load the {lists}. You can still book.",
        lists=all_of(audience, names),
    )


# -- the line under the time, and what is wrong with the time


def left_to_leadsquared(audience: Audience) -> str:
    return sentence(audience, "LeadSquared chooses the day and the length.")


def no_time_yet(audience: Audience) -> str:
    return sentence(audience, "No time yet: type one, or pick one. Under More, LeadSquared can choose the day.")


def time_needed(audience: Audience) -> str:
    return sentence(audience, "The time is missing.")


def time_and_no_time(audience: Audience) -> str:
    return sentence(audience, "There is a time, and “No time” is ticked. Clear the time, or untick the box.")


def zone_unknown(audience: Audience) -> str:
    return sentence(audience, "Slack hasn't told me your time zone yet. The time appears here as soon as it has.")


def zone_needed(audience: Audience) -> str:
    return sentence(audience, "I don't know your time zone yet. Press Book again in a moment.")


def fill_the_gap(audience: Audience, placeholder: str) -> str:
    """`placeholder` is `<day>` or `<time>`."""
    return sentence(
        audience, "Put the {named} where it says {placeholder}.", named=placeholder.strip("<>"), placeholder=placeholder
    )


def pick_one(audience: Audience) -> str:
    return sentence(audience, "Pick one of the times.")


def pick_one_of_two(audience: Audience) -> str:
    return sentence(audience, "Pick one of the two.")


def which_one(audience: Audience) -> str:
    return sentence(audience, "Which one?")


def hour_twice(audience: Audience) -> str:
    return sentence(audience, "That hour comes twice. Which one?")


def hour_missing(audience: Audience) -> str:
    return sentence(audience, "That hour does not exist, because the clocks go forward. Pick another time.")


def pick_a_time_too(audience: Audience) -> str:
    return sentence(audience, "Pick a time too.")


def pick_a_date_too(audience: Audience) -> str:
    return sentence(audience, "Pick a date too.")


def time_or_nothing(audience: Audience) -> str:
    return sentence(audience, "Pick a time too, or clear both.")


def date_or_nothing(audience: Audience) -> str:
    return sentence(audience, "Pick a date too, or clear both.")


def message_times(audience: Audience) -> str:
    return sentence(audience, "The message contains these times. Pick one, or type another.")


def other_clock(audience: Audience) -> str:
    return sentence(
        audience,
        "Whoever wrote the message is in another time zone than you. Pick the time that is meant, or type another.",
    )


def backwards(audience: Audience) -> str:
    return sentence(audience, "The end is before the start. Put the start first, like 3-4pm.")


def no_time_found(audience: Audience) -> str:
    return sentence(audience, "I found no time in that. Type it like tomorrow 3-4pm.")


def add_a_time(audience: Audience) -> str:
    return sentence(audience, "Add a time, like 3pm.")


def day_without_time(audience: Audience, day: datetime, now: datetime) -> str:
    return sentence(audience, "{day}: add a time.", day=times.day(audience, day, now))


def over(audience: Audience, moment: datetime, now: datetime) -> str:
    time = times.moment(audience, moment, now)
    return sentence(audience, "{time} is over. Type a time in the future.", time=time)


def span(audience: Audience, start: datetime, end: datetime, now: datetime) -> str:
    """`Tue 24 Nov, 3:00-4:00 PM India time · 09:30-10:30 UTC`."""
    utc = f"{start.astimezone(UTC):%H:%M}-{end.astimezone(UTC):%H:%M} UTC"
    return f"{times.span(audience, start, end, now)} · {utc}"


def reading_notes(audience: Audience, reading: Reading, now: datetime) -> list[str]:
    """What the bot assumed in a reading of the words, and what it did not read; [] where there is nothing to say."""
    notes = []
    if words := assumptions.in_reading(audience, reading, now):
        notes.append(sentence(audience, "assumed: {parts}", parts=", ".join(words)))
    if reading.title:
        notes.append(sentence(audience, "not read: “{words}”", words=reading.title))
    return notes


# -- times of a message by two clocks


def by_author(audience: Audience, reading: Reading, zone: str, now: datetime) -> str:
    """`4:00 PM by the author's clock (New York)`. `now` is aware, in any zone."""
    there = ZoneInfo(zone)
    start, end = reading.start.astimezone(there), reading.end and reading.end.astimezone(there)
    then = now.astimezone(there)
    words = without_zone(audience, start, end, then).removeprefix(f"{times.day(audience, start, then)}, ")
    place = times.zone(audience, start).removesuffix(" time")
    return sentence(audience, "{time} by the author's clock ({place})", time=words, place=place)


def by_reader(audience: Audience, reading: Reading, now: datetime) -> str:
    """`Fri 27 Nov, 4:00 PM by your clock (India)`."""
    words = without_zone(audience, reading.start, reading.end, now)
    place = times.zone(audience, reading.start).removesuffix(" time")
    return sentence(audience, "{time} by your clock ({place})", time=words, place=place)


def both_clocks(audience: Audience, theirs: str, yours: str) -> str:
    return sentence(audience, "{theirs} = {yours} yours", theirs=theirs, yours=yours)


def also_yours(audience: Audience, yours: str) -> str:
    """Smaller, underneath the author's time."""
    return sentence(audience, "= {yours} yours", yours=yours)


def without_zone(audience: Audience, start: datetime, end: datetime | None, now: datetime) -> str:
    words = times.span(audience, start, end, now) if end else times.moment(audience, start, now)
    return words.removesuffix(times.zone(audience, start)).rstrip()


# -- what is wrong in a submitted form


def see_the_line(audience: Audience) -> str:
    return sentence(audience, "Not yet: see the line under this.")


def title_needed(audience: Audience) -> str:
    return sentence(audience, "Give it a title, like Demo with Acme.")


def own_appointments_only(audience: Audience) -> str:
    return sentence(audience, "You can only book for yourself.")


def pick_a_type(audience: Audience) -> str:
    return sentence(audience, "Pick a type.")


def lead_needed(audience: Audience, type_name: str) -> str:
    return sentence(audience, "{type} needs a lead.", type=type_name)


def field_needed(audience: Audience, type_name: str, field: str) -> str:
    return sentence(audience, "{type} needs this: {field}.", type=type_name, field=field)


def older_version(audience: Audience) -> str:
    return sentence(audience, "This form is from an older version. Copy what you typed into a new one.")


# -- after the form was submitted


def in_progress_title(audience: Audience) -> str:
    return sentence(audience, "Booking")


def in_progress(audience: Audience) -> str:
    return sentence(audience, "I'm booking this in LeadSquared. You can close this: the answer comes to Slack too.")


def booked_title(audience: Audience) -> str:
    return sentence(audience, "Booked")


def not_booked_title(audience: Audience) -> str:
    return sentence(audience, "Not booked")


def change_note(audience: Audience) -> str:
    return sentence(audience, "Note")


def change_note_hint(audience: Audience) -> str:
    return sentence(audience, "One line, added to the appointment's description in LeadSquared.")


def colleague(audience: Audience) -> str:
    return sentence(audience, "New owner")


def colleague_hint(audience: Audience) -> str:
    return sentence(audience, "A colleague who has a user in LeadSquared. I'll tell them.")

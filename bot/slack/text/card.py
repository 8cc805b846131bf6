"""The sentences of a card: the appointment, its status, why it is where it is."""

from datetime import datetime, timedelta

from bot.meetings.audience import Audience
from bot.meetings.messages import Card, Cause, End, Outcome
from bot.meetings.model import REMINDER_OFF, Lead, Meeting, Policy
from bot.meetings.ports import CardLocation, ReplyRoute
from bot.slack.text import assumptions, clashes, delays, times
from bot.slack.text.translation import sentence
from bot.slack.truncate import TITLE, one_line
from bot.when import Reading

# Slack's other names for a channel that takes no message of this bot.
_CLOSED = ("posting_to_channel_denied", "cannot_reply_to_message", "team_access_not_granted", "is_inactive")


def title(card: Card) -> str:
    meeting = card.meeting
    return one_line(meeting.title or meeting.whole_name, TITLE)


def summary(audience: Audience, card: Card) -> list[str]:
    """`Demo with Acme`, `Tue 24 Nov, 3:00-4:00 PM India time`, `Priya Rao · with Asha Rao, Globex`."""
    meeting = card.meeting
    who = [one_line(meeting.owner_name)]
    if meeting.lead:
        who.append(sentence(audience, "with {lead}", lead=lead_in_words(meeting.lead)))
    if meeting.opportunity:
        name = one_line(meeting.opportunity.name or meeting.opportunity.id)
        who.append(sentence(audience, "opportunity {opportunity}", opportunity=name))
    if meeting.where:
        who.append(sentence(audience, "at {place}", place=one_line(meeting.where)))
    return [title(card), _time_on(audience, card), " · ".join(who)]


def fields(audience: Audience, card: Card) -> list[tuple[str, str]]:
    """Labels and values, in two columns: when and whose always, the rest where it was typed or is not the usual."""
    meeting, draft, usual = card.meeting, card.draft, Policy()
    found = [
        (sentence(audience, "When"), _time_on(audience, card)),
        (sentence(audience, "Owner"), one_line(meeting.owner_name)),
    ]
    if meeting.lead:
        found.append((sentence(audience, "Lead"), lead_in_words(meeting.lead)))
    if meeting.opportunity:
        opportunity = one_line(meeting.opportunity.name or meeting.opportunity.id)
        found.append((sentence(audience, "Opportunity"), opportunity))
    if meeting.where:
        found.append((sentence(audience, "Place"), one_line(meeting.where)))
    if draft.task_type or meeting.task_type != usual.task_type:
        found.append((sentence(audience, "Type"), one_line(meeting.task_type)))
    if draft.reminder is not None or (meeting.reminder or REMINDER_OFF) != usual.reminder:
        found.append((sentence(audience, "Reminder"), _reminder(audience, meeting)))
    if draft.notify is not None or meeting.notify != usual.notify:
        found.append((sentence(audience, "E-mail to the owner"), _mail(audience, meeting)))
    return found


def lead_in_words(lead: Lead) -> str:
    """`Asha Rao, Globex`."""
    return ", ".join(map(one_line, filter(None, (lead.name or lead.mail or lead.id, lead.company))))


def _reminder(audience: Audience, meeting: Meeting) -> str:
    if not meeting.reminder:
        return sentence(audience, "none")
    length = times.duration(audience, timedelta(minutes=meeting.reminder))
    return sentence(audience, "{length} before", length=length)


def _mail(audience: Audience, meeting: Meeting) -> str:
    return sentence(audience, "yes") if meeting.notify else sentence(audience, "no")


def _time_on(audience: Audience, card: Card) -> str:
    """With the time in the zone that was typed, where that is another one: `... India time (... New York time)`."""
    meeting, reading = card.meeting, card.draft.when
    here = time_of(audience, meeting, card.now)
    if meeting.start and card.draft.leave_dates:
        return sentence(audience, "{time}, chosen by LeadSquared", time=here)
    if meeting.start is None or meeting.end is None or not isinstance(reading, Reading):
        return here
    there = meeting.start.astimezone(assumptions.named_zone(reading))
    if there.utcoffset() == meeting.start.utcoffset():
        return here
    return f"{here} ({times.span(audience, there, meeting.end, card.now and card.now.astimezone(there.tzinfo))})"


def time_of(audience: Audience, meeting: Meeting, now: datetime | None = None) -> str:
    """`Tue 24 Nov, 3:00-4:00 PM India time`. `now` is aware, in any zone."""
    if meeting.start is None or meeting.end is None:
        return sentence(audience, "day and length chosen by LeadSquared")
    return times.span(audience, meeting.start, meeting.end, now and now.astimezone(meeting.start.tzinfo))


def status(audience: Audience, card: Card) -> str:
    """How far the booking has come, under the summary."""
    return status_of(audience, card.outcome, second_try=card.second_try)


def status_of(audience: Audience, outcome: Outcome, *, second_try: bool = False) -> str:
    """Complete by itself: after a crash the thread may be empty, and then only the card tells how it ended."""
    match outcome.end:
        case End.BOOKING:
            return sentence(audience, "Booking…")
        case End.TRYING:
            return delays.status(audience, outcome)
        case End.BOOKED if second_try:
            booked = sentence(audience, "Booked on a second try ✓ task {task}", task=outcome.task_id)
            return with_duplicates(audience, booked, outcome)
        case End.BOOKED:
            return with_duplicates(audience, sentence(audience, "Booked ✓ task {task}", task=outcome.task_id), outcome)
        case End.REFUSED:
            reason = one_line(outcome.reason)
            return sentence(audience, "Not booked. LeadSquared says: {reason}", reason=reason)
        case End.KEYS:
            return f"{sentence(audience, 'Not booked.')} {keys_refused(audience, outcome)}"
        case End.GAVE_UP:
            return f"{sentence(audience, 'Not booked.')} {delays.then(audience, outcome)}"
        case End.LATE:
            return sentence(audience, "Not booked. Its time was over before I could book it.")
        case End.BARRED if outcome.about_owner:
            return sentence(audience, "Not booked. Its owner can't own appointments here any more.")
        case End.BARRED:
            return sentence(audience, "Not booked. The person who asked for it can't book here any more.")
        case End.CLASH:
            return clashes.status(audience)
        case End.UNSURE if outcome.reference:
            return sentence(
                audience,
                "Something went wrong on my side, and I can't tell whether this was booked (reference {ref}).",
                ref=outcome.reference,
            )
        case End.UNSURE:
            return sentence(audience, "I couldn't confirm this booking. See the thread.")
        case End.CHANGED:
            return sentence(audience, "Changed in LeadSquared.")
        case End.BROKEN:
            return sentence(
                audience, "Not booked. Something went wrong on my side (reference {ref}).", ref=outcome.reference
            )


def with_duplicates(audience: Audience, booked: str, outcome: Outcome) -> str:
    """With the other appointments that LeadSquared has of it: an earlier request was taken without an answer."""
    if not outcome.also:
        return booked
    others = ", ".join(outcome.also)
    return f"{booked}. {sentence(audience, 'LeadSquared also has it as {others}. Delete all but one.', others=others)}"


def keys_refused(audience: Audience, outcome: Outcome) -> str:
    if outcome.cause is Cause.SETTINGS:
        return delays.then(audience, outcome)
    return sentence(audience, "LeadSquared does not accept this bot's keys.")


def stale_card_hint(audience: Audience, card: Card) -> str:
    """What to do with a card that should have changed by now; "" for one that has nothing to wait for.

    A card that stays so was posted by a process that ended in that moment: another card tells how it ended.
    """
    waiting = card.key and not card.outcome.end.is_last
    return sentence(audience, "If this doesn't change within a minute:") if waiting else ""


def assumed(audience: Audience, card: Card) -> list[str]:
    """The line that says what the bot filled in, where it did."""
    words = assumptions.on_card(audience, card)
    return [sentence(audience, "Assumed: {parts}", parts=", ".join(words))] if words else []


def asked_by(audience: Audience, card: Card) -> str:
    return sentence(audience, "Asked by {name}", name=one_line(card.asker.name))


def why_here(audience: Audience, location: CardLocation) -> str:
    """Why the card is not in the channel, and what would change that."""
    if location.why in ("not_in_channel", "channel_not_found"):
        reason = sentence(
            audience, "I'm not in this conversation. Invite me with /invite, and I'll answer in a thread."
        )
    elif location.why == "ext_shared":
        reason = sentence(audience, "This channel is shared with another company, so I don't post the card in it.")
    elif location.why == "is_archived":
        reason = sentence(audience, "This channel is archived, so I can't post in it. Type in another one.")
    elif location.why.startswith("restricted_action") or location.why in _CLOSED:
        reason = sentence(
            audience, "I'm not allowed to post in this channel. Ask its managers to let me, or type in another one."
        )
    else:
        reason = sentence(
            audience,
            "Slack did not take my message in this channel ({error}). If that keeps happening, tell your admin.",
            error=location.why,
        )
    if location.route is ReplyRoute.RESPONSE_URL:
        return f"{sentence(audience, 'Only you see this.')} {reason}"
    return reason

"""How each saying sounds. Short, concrete, no apology, always the next step.

Strings only, in plain text; their shape on the screen is made in blocks. Refusals have a file of their own.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from bot.meetings import matching
from bot.meetings.messages import (
    Ask,
    BookingResult,
    BotMessage,
    Card,
    Cause,
    End,
    InternalFailure,
    LookupFailed,
    Outcome,
    OutdatedChoice,
    ProfileUnavailable,
    Question,
    RefusalKind,
    Refuse,
    RepeatedRequest,
    TokenRefused,
    Waiting,
)
from bot.meetings.model import Draft, Meeting, OwnerKind, Person
from bot.meetings.ports import CardLocation, ReplyRoute
from bot.slack.buttons import MOST_NAMES
from bot.slack.text import assumptions, delays, example_lines, notices
from bot.slack.text.refusals import refuse
from bot.slack.text.reply import Reply
from bot.slack.truncate import REASON, TITLE, one_line
from bot.when import Reading, Unclear
from bot.when import say as spoken

# A card that stays so was posted by a process that ended in that moment: another card tells how it ended.
STALE_CARD = "If this stays so for more than a minute:"


def say(said: BotMessage) -> Reply:
    """A sentence, and the lines to type that go with it."""
    for kind, speak in _SPEAK:
        if isinstance(said, kind):
            return speak(said)
    raise TypeError(f"nothing to say about {type(said).__name__}")


def summary(card: Card) -> list[str]:
    """`Demo with Acme`, `Tue 24 Nov, 3:00-4:00 PM India time`, `Priya Rao · with Asha Rao, Globex`."""
    meeting = card.meeting
    who = [one_line(meeting.owner_name)]
    if meeting.lead:
        names = filter(None, (meeting.lead.name or meeting.lead.mail or meeting.lead.id, meeting.lead.company))
        who.append("with " + ", ".join(map(one_line, names)))
    if meeting.opportunity:
        who.append(f"opportunity {one_line(meeting.opportunity.name or meeting.opportunity.id)}")
    if meeting.where:
        who.append(f"at {one_line(meeting.where)}")
    title = one_line(meeting.title, TITLE) or one_line(meeting.task_type)
    return [title, _time_on(card), " · ".join(who)]


def _time_on(card: Card) -> str:
    """And, where another zone's clock was said, by that clock too: `... India time (Fri 27 Nov, ... New York time)`."""
    meeting, reading = card.meeting, card.draft.when
    here = time_of(meeting, card.now)
    if meeting.start and card.draft.leave_dates:
        return f"{here}, chosen by LeadSquared"
    if meeting.start is None or meeting.end is None or not isinstance(reading, Reading):
        return here
    there = meeting.start.astimezone(assumptions.named_zone(reading))
    if there.utcoffset() == meeting.start.utcoffset():
        return here
    return f"{here} ({spoken.span(there, meeting.end, now=card.now and card.now.astimezone(there.tzinfo))})"


def time_of(meeting: Meeting, now: datetime | None = None) -> str:
    """`Tue 24 Nov, 3:00-4:00 PM India time`. `now` is aware, in any zone."""
    if meeting.start is None or meeting.end is None:
        return "day and length set by LeadSquared"
    return spoken.span(meeting.start, meeting.end, now=now and now.astimezone(meeting.start.tzinfo))


_BARRED_OWNER = "Its owner may not own appointments here any more."
_BARRED_ASKER = "Who asked for it may not book here any more."


def status(card: Card) -> str:
    return status_of(card.outcome, second_try=card.second_try)


def status_of(outcome: Outcome, *, second_try: bool = False) -> str:
    return {
        End.BOOKING: "Booking…",
        End.TRYING: delays.status(outcome),
        End.BOOKED: f"Booked{' on a second try' if second_try else ''} ✓ task {outcome.task_id}{_also(outcome)}",
        # Said here too: after a crash in the wrong moment the thread may be silent, and the card alone speaks.
        End.REFUSED: f"Not booked. LeadSquared says: {one_line(outcome.reason)}",
        End.KEYS: f"Not booked. {_keys(outcome)}.",
        End.GAVE_UP: f"Not booked. {delays.then(outcome)}.",
        End.LATE: "Not booked. Its time was over before I could book it.",
        End.BARRED: f"Not booked. {_BARRED_OWNER if outcome.about_owner else _BARRED_ASKER}",
        End.UNSURE: _unsure_status(outcome),
        End.BROKEN: f"Not booked. Something went wrong on my side (reference {outcome.reference}).",
    }[outcome.end]


def _unsure_status(outcome: Outcome) -> str:
    if outcome.reference:
        reference = f"(reference {outcome.reference})"
        return f"Something went wrong on my side, and I can't tell whether this was booked {reference}."
    return "Not certain whether this is booked. What to do is in the thread."


def _also(outcome: Outcome) -> str:
    """LeadSquared has it more than once: an earlier request was taken although nothing came back."""
    return (
        f". LeadSquared has it again as task {', task '.join(outcome.also)}: delete all but one" if outcome.also else ""
    )


def _keys(outcome: Outcome) -> str:
    if outcome.cause is Cause.SETTINGS:
        return delays.then(outcome)
    return "LeadSquared does not accept this bot's keys"


def stale_card_hint(card: Card) -> str:
    """What to do with a card that should have changed by now; "" for one that has nothing to wait for."""
    return STALE_CARD if card.key and not card.outcome.end.is_last else ""


def assumed(card: Card) -> list[str]:
    words = assumptions.on_card(card)
    return ["Assumed: " + ", ".join(words)] if words else []


def why_here(stand: CardLocation) -> str:
    """Why the answer is not in a thread of the channel, and how it would be."""
    if stand.why in ("not_in_channel", "channel_not_found"):
        reason = "I am not in this conversation. Invite me with /invite and I answer in a thread."
    elif stand.why == "is_archived":
        reason = "This channel is archived, so I cannot post in it. Type in another one."
    elif stand.why.startswith("restricted_action") or stand.why in _CLOSED:
        reason = "I may not post in this channel. Ask its managers to let me, or type in another one."
    else:
        reason = f"Slack did not take my message in this channel ({stand.why}). Tell your admin if that stays so."
    return ("Only you see this. " if stand.route is ReplyRoute.RESPONSE_URL else "") + reason


# Slack's other names for a channel that takes no message of ours.
_CLOSED = ("posting_to_channel_denied", "cannot_reply_to_message", "team_access_not_granted", "is_inactive")


def _ask(ask: Ask) -> Reply:
    draft = ask.draft
    if ask.what in _ASK_NAMES:
        return _ASK_NAMES[ask.what](ask)
    if ask.what is Question.LEADS and len(ask.leads) == 1:
        return _ask_about_one_lead(ask)
    if ask.what is Question.LEADS:
        lines = _lead_lines(ask)
        names = "; ".join(
            ", ".join(filter(None, map(one_line, (lead.name, lead.company, lead.mail)))) for lead in ask.leads[:5]
        )
        more = f" and {len(ask.leads) - 5} more" if len(ask.leads) > 5 else ""
        return (
            (
                f"Nothing is booked yet: LeadSquared has {len(ask.leads)} leads for “{one_line(draft.lead or '')}”: "
                f"{names}{more}. Press the one you mean, or type it:"
            ),
            lines,
        )
    lines = tuple(example_lines.with_reading(draft, one) for one in ask.readings)
    times = " or ".join(spoken.moment(one.start, now=ask.now) for one in ask.readings)
    reason = {
        Question.TWO_READINGS: f"Nothing is booked yet: I read this as {times}. Press the one you mean, or type it:",
        Question.TWICE: f"Nothing is booked yet: that hour comes twice, as the clocks go back: {times}. "
        "Press the one you mean, or type it:",
        Question.GAP: f"Nothing is booked yet: that hour does not exist, as the clocks go forward. "
        f"Near it are {times}. Press the one you mean, or type it:",
        Question.UNREAD: f"Nothing is booked yet: I read {times}, but not {_unread(draft)}. Press it if that is right, "
        "or type the time in other words:",
    }[ask.what]
    return reason, lines


def _ask_about_one_lead(ask: Ask) -> Reply:
    draft, lead = ask.draft, ask.leads[0]
    said, tail = draft.lead or "", dict(draft.words_behind).get("lead", "")
    who = ", ".join(filter(None, map(one_line, (lead.name, lead.company, lead.mail))))
    found = f"LeadSquared has one lead for “{one_line(said)}”: {who}"
    if matching.goes_on(said, tail):
        found = f"LeadSquared has no lead “{one_line(f'{said} {tail}')}”, and one for “{one_line(said)}”: {who}"
    return f"Nothing is booked yet: {found}. Press it if you mean that one, or type it:", _lead_lines(ask)


def _lead_lines(ask: Ask) -> tuple[str, ...]:
    """Two leads with one mail are told apart by their ids."""
    mails = [lead.mail.casefold() for lead in ask.leads]
    by_id = [replace(lead, mail="") if mails.count(lead.mail.casefold()) > 1 else lead for lead in ask.leads]
    return tuple(example_lines.with_lead(ask.draft, lead) for lead in by_id[:5])


def _ask_type(ask: Ask) -> Reply:
    lines = tuple(example_lines.with_option(ask.draft, "type", name) for name in ask.types[:5])
    more = f" LeadSquared has {len(ask.types)} types." if len(ask.types) > MOST_NAMES else ""
    named = one_line(ask.draft.task_type or "")
    return (
        f"Nothing is booked yet: LeadSquared has no appointment type “{named}”.{more} "
        "Press the one you mean, or type it:"
    ), lines


def _ask_opportunity(ask: Ask) -> Reply:
    lines = tuple(example_lines.with_option(ask.draft, "opp", one.id) for one in ask.opportunities[:5])
    named, lead = one_line(ask.draft.opportunity or ""), one_line(ask.draft.lead or "")
    return (
        f"Nothing is booked yet: which opportunity of “{lead}” is “{named}”? Press the one you mean, or type it:"
    ), lines


def _ask_place(ask: Ask) -> Reply:
    lines = tuple(example_lines.with_place(ask.draft, place) for place in ask.places)
    return "Nothing is booked yet: I can't tell where the place ends. Press it, or type it in quotes:", lines


_ASK_NAMES: dict[Question, Callable[[Ask], Reply]] = {
    Question.TYPES: _ask_type,
    Question.OPPORTUNITIES: _ask_opportunity,
    Question.PLACE: _ask_place,
}


def _unread(draft: Draft) -> str:
    words = draft.when.unread if isinstance(draft.when, Unclear) else ()
    return " and ".join(f"“{one_line(one)}”" for one in words)


def _told(told: BookingResult) -> Reply:
    sentence, lines = _ended(told)
    if not told.alone:
        return sentence, lines
    title, time, _ = summary(told.card)
    return f"{title}, {time}: {sentence}", lines


def _ended(told: BookingResult) -> Reply:
    card = told.card
    again = (example_lines.again(card.draft),)
    outcome, meeting = card.outcome, card.meeting
    if outcome.end is End.BOOKED:
        return f"Created task {outcome.task_id}{_also(outcome)}", ()
    if outcome.end is End.REFUSED:
        return _refused(card)
    if outcome.end is End.KEYS:
        return (
            (
                f"Not booked. {_keys(outcome)}. This isn't your fault: ask an admin to fix "
                f"it with python -m bot check (reference {meeting.reference}). Then type it again:"
            ),
            again,
        )
    if outcome.end is End.GAVE_UP:
        how_long = " for 10 minutes" if outcome.cause is Cause.NO_ANSWER else ""
        return f"Not booked. {delays.then(outcome)}{how_long}. {delays.who_helps(outcome, meeting.reference)}", again
    if outcome.end is End.LATE:
        return _late(card)
    if outcome.end is End.BARRED and outcome.why:
        about = Person("", meeting.owner_name) if outcome.about_owner else None
        # No moment is in these reasons.
        return refuse(Refuse(outcome.why, card.draft, card.now or datetime.fromtimestamp(0, UTC), about=about))
    if outcome.end is End.BROKEN:
        return (
            (
                f"Not booked. Something went wrong on my side. Give your admin this reference: {outcome.reference}. "
                "You may type it again:"
            ),
            again,
        )
    if outcome.end is End.UNSURE and outcome.reference:
        return notices.unexpected_error(outcome.reference), again
    if outcome.end is End.UNSURE:
        return (
            (
                f"I can't tell whether this is booked: {_no_answer(outcome)}. Look for "
                f"“{one_line(meeting.name, TITLE)}” at {time_of(meeting, card.now)} in LeadSquared; if it is not "
                "there, type it again:"
            ),
            again,
        )
    return delays.trying(outcome), ()


def _no_answer(outcome: Outcome) -> str:
    if outcome.cause is Cause.BLOCKED:
        return "the request was sent, and a firewall or proxy answered instead of LeadSquared"
    if outcome.cause is Cause.INTERRUPTED:
        return "I was interrupted while I booked it, and LeadSquared has not shown it since"
    return "the request was sent, and LeadSquared gave no answer that tells"


def _late(card: Card) -> Reply:
    reading = card.draft.when
    proposed = (
        example_lines.with_other_day(card.draft, reading)
        if isinstance(reading, Reading)
        else example_lines.again(card.draft)
    )
    time = time_of(card.meeting, card.now)
    return f"Not booked. I could not book this in time, and {time} is over. Type a time to come:", (proposed,)


def _refused(card: Card) -> Reply:
    """LeadSquared's own reason, then the step that most likely mends it."""
    draft, meeting = card.draft, card.meeting
    reason = one_line(card.outcome.reason, REASON).rstrip(". ")
    said = f"Not booked. LeadSquared says: {reason}. "
    kind = card.outcome.kind
    if kind is RefusalKind.PERMISSION:
        return (
            said + "An admin of LeadSquared has to allow it for the user this bot signs in as. Then type it again:",
            (example_lines.again(draft),),
        )
    if kind is RefusalKind.OWNER:
        owner = one_line(meeting.owner_mail or meeting.owner_name)
        mine = draft.owner is None or (draft.owner.kind is OwnerKind.USER and draft.owner.value == card.asker.user)
        if mine:
            return said + f"Have {owner} made an active user in LeadSquared, then type it again:", (
                example_lines.again(draft),
            )
        return said + f"Book it for yourself, or have {owner} made active:", (example_lines.without(draft, "owner"),)
    if kind is RefusalKind.TASK_TYPE:
        return said + "Name a task type that exists:", (example_lines.with_option(draft, "type", "<type>"),)
    if kind is RefusalKind.LEAD and draft.lead:
        return said + "Name another lead, or leave lead: out:", (example_lines.without(draft, "lead"),)
    if kind is RefusalKind.LEAD and draft.opportunity:
        return said + "Name another opportunity, or leave opp: out:", (example_lines.without(draft, "opp"),)
    if kind is RefusalKind.FIELD:
        return said + "Fill that field in with Edit, or type it again with another type:", (
            example_lines.with_option(draft, "type", "<type>"),
        )
    return said + "Change what it names, then type it again:", (example_lines.again(draft),)


def _repeat(repeat: RepeatedRequest) -> Reply:
    if repeat.permalink:
        return (
            f"You typed the same a moment ago, so I did not book it twice. The first one: {repeat.permalink}",
            (),
        )
    return "You typed the same a moment ago, so I did not book it twice. The first one is on its way.", ()


def _waiting(waiting: Waiting) -> Reply:
    return delays.trying(waiting.outcome), ()


def _no_lookup(missing: LookupFailed) -> Reply:
    draft, outcome = missing.draft, missing.outcome
    again = (example_lines.again(draft),)
    if outcome.end is End.REFUSED:
        reason = one_line(outcome.reason, REASON).rstrip(". ")
        return (
            (
                f"Nothing was booked. Asked for the lead “{one_line(draft.lead or '')}”, LeadSquared says: {reason}. "
                "Name the lead by e-mail, or leave lead: out:"
            ),
            (example_lines.with_option(draft, "lead", "<e-mail>"), example_lines.without(draft, "lead")),
        )
    if outcome.end is End.KEYS:
        return (
            (
                f"Nothing was booked. {_keys(outcome)}. This isn't your fault: ask an admin to "
                "fix it with python -m bot check. Then type it again:"
            ),
            again,
        )
    named = f" about “{one_line(draft.lead)}”" if draft.lead and outcome.cause is Cause.NO_ANSWER else ""
    return f"Nothing was booked. {delays.then(outcome)}{named}. Type it again later:", again


def _old(old: OutdatedChoice) -> Reply:
    return "That question is too old, so nothing was booked. Type it again:", (example_lines.again(old.draft),)


def _no_profile(missing: ProfileUnavailable) -> Reply:
    whom = f"who {one_line(missing.about)} is" if missing.about else "who you are"
    return f"Nothing was booked: Slack does not tell me {whom}. Type it again in a minute:", tuple(
        filter(None, (missing.line,))
    )


def _token_refused(said: TokenRefused) -> Reply:
    return (
        f"Slack refuses this bot's token ({said.why}), so I can't answer here yet. Your request is saved and goes on "
        "once an admin has replaced the token, or added the scope it lacks: python -m bot check says what. Give them "
        f"this reference: {said.reference}"
    ), ()


def _broken(said: InternalFailure) -> Reply:
    if said.sent:
        return notices.unexpected_error(said.reference), ()
    return (
        f"Nothing was booked. Something went wrong on my side. Give your admin this reference: {said.reference}. "
        "You may type it again."
    ), ()


_SPEAK: tuple[tuple[type, Callable[..., Reply]], ...] = (
    (Refuse, refuse),
    (Ask, _ask),
    (BookingResult, _told),
    (RepeatedRequest, _repeat),
    (Waiting, _waiting),
    (LookupFailed, _no_lookup),
    (OutdatedChoice, _old),
    (ProfileUnavailable, _no_profile),
    (TokenRefused, _token_refused),
    (InternalFailure, _broken),
)

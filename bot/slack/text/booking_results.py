"""How a booking ended, or why it takes longer, with a line to type."""

from datetime import UTC, datetime

from bot.meetings.audience import Audience
from bot.meetings.messages import (
    BookingResult,
    Card,
    CardElsewhere,
    Cause,
    End,
    InternalFailure,
    LookupFailed,
    Outcome,
    OutdatedChoice,
    ProfileUnavailable,
    RefusalKind,
    Refuse,
    RepeatedRequest,
    TokenRefused,
    Waiting,
)
from bot.meetings.model import OwnerKind, Person
from bot.slack.text import clashes, delays, example_lines, notices
from bot.slack.text.card import keys_refused, summary, time_of, with_duplicates
from bot.slack.text.refusals import refuse
from bot.slack.text.reply import Reply
from bot.slack.text.translation import sentence
from bot.slack.truncate import REASON, TITLE, one_line
from bot.when import Reading


def booking_result(audience: Audience, result: BookingResult) -> Reply:
    reply = _ended(audience, result.card)
    if not result.alone:
        return reply
    title, time, _ = summary(audience, result.card)
    return Reply(f"{title}, {time}: {reply.sentence}", reply.lines)


def _ended(audience: Audience, card: Card) -> Reply:
    again = (example_lines.again(card.draft),)
    outcome, meeting = card.outcome, card.meeting
    match outcome.end:
        case End.BOOKED:
            return Reply(
                with_duplicates(audience, sentence(audience, "Created task {task}", task=outcome.task_id), outcome)
            )
        case End.REFUSED:
            return _refused(audience, card)
        case End.KEYS:
            not_your_fault = sentence(
                audience,
                "This isn't your fault. Ask an admin to run python -m bot check (reference {ref}), then type it again:",
                ref=meeting.reference,
            )
            not_booked = sentence(audience, "Not booked.")
            return Reply(f"{not_booked} {keys_refused(audience, outcome)} {not_your_fault}", again)
        case End.GAVE_UP:
            not_booked, why = sentence(audience, "Not booked."), delays.after_ten_minutes(audience, outcome)
            return Reply(f"{not_booked} {why} {delays.what_helps(audience, outcome, meeting.reference)}", again)
        case End.LATE:
            return _late(audience, card)
        case End.BARRED if outcome.why:
            about = Person("", meeting.owner_name) if outcome.about_owner else None
            # No moment is in these reasons.
            now = card.now or datetime.fromtimestamp(0, UTC)
            return refuse(audience, Refuse(outcome.why, card.draft, now, about=about))
        case End.CLASH:
            return clashes.taken_meanwhile(audience, card)
        case End.BROKEN:
            return Reply(
                sentence(
                    audience,
                    "Not booked. Something went wrong on my side. Give your admin this reference: {ref}. You can type "
                    "it again:",
                    ref=outcome.reference,
                ),
                again,
            )
        case End.UNSURE if outcome.reference:
            return Reply(
                sentence(
                    audience,
                    "Something went wrong on my side, and I can't tell whether this was booked. Give your admin this "
                    "reference: {ref}. Look in LeadSquared before you type it again:",
                    ref=outcome.reference,
                ),
                again,
            )
        case End.UNSURE:
            look = sentence(
                audience,
                "Look for “{name}” at {time} in LeadSquared. If it isn't there, type it again:",
                name=one_line(meeting.name, TITLE),
                time=time_of(audience, meeting, card.now),
            )
            return Reply(f"{_unconfirmed(audience, outcome)} {look}", again)
    return Reply(delays.trying(audience, outcome))


def _unconfirmed(audience: Audience, outcome: Outcome) -> str:
    if outcome.cause is Cause.BLOCKED:
        return sentence(
            audience,
            "I couldn't confirm this booking: I sent the request, and a firewall or proxy answered instead of "
            "LeadSquared.",
        )
    if outcome.cause is Cause.INTERRUPTED:
        return sentence(
            audience,
            "I couldn't confirm this booking: I was interrupted while I booked it, and LeadSquared has not shown it "
            "since.",
        )
    return sentence(
        audience,
        "I couldn't confirm this booking: I sent the request, and LeadSquared did not answer whether it was booked.",
    )


def _late(audience: Audience, card: Card) -> Reply:
    reading, draft = card.draft.when, card.draft
    late = sentence(
        audience,
        "Not booked. I couldn't book this in time, and {time} is over. Type a time in the future:",
        time=time_of(audience, card.meeting, card.now),
    )
    line = example_lines.with_other_day(draft, reading) if isinstance(reading, Reading) else example_lines.again(draft)
    return Reply(late, (line,))


def _refused(audience: Audience, card: Card) -> Reply:
    """LeadSquared's own reason, then the step that most likely helps."""
    reason = one_line(card.outcome.reason, REASON).rstrip(". ")
    refused = sentence(audience, "Not booked. LeadSquared says: {reason}.", reason=reason)
    step = _what_helps(audience, card)
    return Reply(f"{refused} {step.sentence}", step.lines)


def _what_helps(audience: Audience, card: Card) -> Reply:
    draft, kind = card.draft, card.outcome.kind
    again = (example_lines.again(draft),)
    if kind in (RefusalKind.PERMISSION, RefusalKind.SWITCHED_OFF):
        return Reply(
            sentence(
                audience,
                "An admin of LeadSquared has to allow it for the user this bot signs in as. Then type it again:",
            ),
            again,
        )
    if kind is RefusalKind.OWNER:
        owner = one_line(card.meeting.owner_mail or card.meeting.owner_name)
        mine = draft.owner is None or (draft.owner.kind is OwnerKind.USER and draft.owner.value == card.asker.user)
        if mine:
            return Reply(
                sentence(
                    audience,
                    "Ask an admin of LeadSquared to make {owner} an active user, then type it again:",
                    owner=owner,
                ),
                again,
            )
        return Reply(
            sentence(
                audience,
                "Book it for yourself, or ask an admin of LeadSquared to make {owner} an active user:",
                owner=owner,
            ),
            (example_lines.without(draft, "owner"),),
        )
    if kind is RefusalKind.TASK_TYPE:
        return Reply(
            sentence(audience, "Type an appointment type that exists:"),
            (example_lines.with_option(draft, "type", "<type>"),),
        )
    if kind is RefusalKind.LEAD and draft.lead:
        return Reply(
            sentence(audience, "Choose another lead, or leave out lead:"), (example_lines.without(draft, "lead"),)
        )
    if kind is RefusalKind.LEAD and draft.opportunity:
        return Reply(
            sentence(audience, "Choose another opportunity, or leave out opp:"), (example_lines.without(draft, "opp"),)
        )
    if kind is RefusalKind.FIELD:
        return Reply(
            sentence(audience, "Press Edit to fill in that field, or type it again with another type:"),
            (example_lines.with_option(draft, "type", "<type>"),),
        )
    return Reply(sentence(audience, "Change what it names, then type it again:"), again)


def card_elsewhere(audience: Audience, elsewhere: CardElsewhere) -> Reply:
    """In the channel of somebody whose cards are direct messages."""
    title, time, *_ = summary(audience, elsewhere.card)
    if elsewhere.card.outcome.end is End.BOOKED:
        return Reply(
            sentence(audience, "Booked ✓ {title}, {time}. The card is in your direct messages.", title=title, time=time)
        )
    return Reply(
        sentence(
            audience,
            "{title}, {time}: see your direct messages for what came of it, and what to do.",
            title=title,
            time=time,
        )
    )


def repeated_request(audience: Audience, repeat: RepeatedRequest) -> Reply:
    if repeat.permalink:
        return Reply(
            sentence(
                audience,
                "You typed the same a moment ago, so I didn't book it twice. The first one: {link}",
                link=repeat.permalink,
            )
        )
    return Reply(
        sentence(
            audience, "You typed the same a moment ago, so I didn't book it twice. The first one is still in progress."
        )
    )


def waiting(audience: Audience, message: Waiting) -> Reply:
    return Reply(delays.trying(audience, message.outcome))


def lookup_failed(audience: Audience, failed: LookupFailed) -> Reply:
    draft, outcome = failed.draft, failed.outcome
    nothing_booked = sentence(audience, "Nothing was booked.")
    if outcome.end is End.REFUSED:
        refused = sentence(
            audience,
            "Nothing was booked. I looked up the lead “{lead}”, and LeadSquared says: {reason}. Type the lead's "
            "e-mail, or leave out lead:",
            lead=one_line(draft.lead or ""),
            reason=one_line(outcome.reason, REASON).rstrip(". "),
        )
        return Reply(
            refused, (example_lines.with_option(draft, "lead", "<e-mail>"), example_lines.without(draft, "lead"))
        )
    if outcome.end is End.KEYS:
        not_your_fault = sentence(
            audience, "This isn't your fault. Ask an admin to run python -m bot check, then type it again:"
        )
        why = keys_refused(audience, outcome)
    else:
        not_your_fault = sentence(audience, "Type it again later:")
        why = delays.then(audience, outcome)
        if draft.lead and outcome.cause is Cause.NO_ANSWER:
            why = sentence(audience, "LeadSquared did not answer about the lead “{lead}”.", lead=one_line(draft.lead))
    return Reply(f"{nothing_booked} {why} {not_your_fault}", (example_lines.again(draft),))


def outdated_choice(audience: Audience, old: OutdatedChoice) -> Reply:
    return Reply(
        sentence(audience, "That question is too old, so nothing was booked. Type it again:"),
        (example_lines.again(old.draft),),
    )


def profile_unavailable(audience: Audience, missing: ProfileUnavailable) -> Reply:
    lines = (missing.line,) if missing.line else ()
    if missing.about:
        asked = sentence(
            audience,
            "Nothing was booked: Slack isn't telling me who {name} is. Type it again in a minute:",
            name=one_line(missing.about),
        )
    else:
        asked = sentence(audience, "Nothing was booked: Slack isn't telling me who you are. Type it again in a minute:")
    return Reply(asked, lines)


def token_refused(audience: Audience, refused: TokenRefused) -> Reply:
    return Reply(
        sentence(
            audience,
            "Slack refuses this bot's token ({error}), so I can't answer here yet. Your request is saved and goes on "
            "once an admin has replaced the token, or added the scope it lacks: python -m bot check says which. Give "
            "them this reference: {ref}",
            error=refused.why,
            ref=refused.reference,
        )
    )


def internal_failure(audience: Audience, failure: InternalFailure) -> Reply:
    if failure.changing and failure.sent:
        return Reply(
            sentence(
                audience,
                "Something went wrong on my side, and I can't tell whether the appointment was changed. Look at it in "
                "LeadSquared, and give your admin this reference: {ref}",
                ref=failure.reference,
            )
        )
    if failure.changing:
        return Reply(
            sentence(
                audience,
                "Nothing was changed. Something went wrong on my side. Give your admin this reference: {ref}. You can "
                "choose it again.",
                ref=failure.reference,
            )
        )
    if failure.sent:
        return Reply(notices.unexpected_error(audience, failure.reference))
    return Reply(
        sentence(
            audience,
            "Nothing was booked. Something went wrong on my side. Give your admin this reference: {ref}. You can type "
            "it again.",
            ref=failure.reference,
        )
    )

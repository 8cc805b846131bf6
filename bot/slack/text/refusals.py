"""Why a line is not booked, in a sentence each, with a line to type instead.

Strings only; which reason it is was decided in meetings/rules.
"""

from collections.abc import Callable

from bot.meetings.messages import RefusalReason, Refuse
from bot.meetings.model import Problem, ProblemKind
from bot.meetings.options import BY_KEY
from bot.slack.text import example_lines
from bot.slack.text.reply import Reply
from bot.slack.truncate import one_line
from bot.when import Reading, Unclear
from bot.when import say as spoken


def refuse(said: Refuse) -> Reply:
    return _REASONS[said.why](said)


def _no_time(said: Refuse) -> Reply:
    if dict(said.draft.time_parts).keys() & {"clock", "date"}:
        return "Nothing was booked: I read only a part of a time in that. Type it with the rest:", (
            example_lines.with_gaps(said.draft),
        )
    return "Nothing was booked: I read no time in that. Type it with one:", (example_lines.with_gaps(said.draft),)


def _no_clock(said: Refuse) -> Reply:
    found = _candidate(said)
    day = spoken.day(found.start, now=said.now) if found else "that day"
    return f"Nothing was booked: {day}, but at what time? Type it with one:", (example_lines.with_gaps(said.draft),)


def _past(said: Refuse) -> Reply:
    found = _candidate(said)
    if found is None:
        return "Nothing was booked: that time is over. Type one to come:", (
            example_lines.with_time(said.draft, f"{example_lines.DAY} {example_lines.TIME}"),
        )
    over, now = spoken.moment(found.start, now=said.now), spoken.moment(said.now, now=said.now)
    return (
        f"Nothing was booked: {over} is over; it is now {now}. Type a day to come:",
        (example_lines.with_other_day(said.draft, found),),
    )


def _too_far(said: Refuse) -> Reply:
    return "Nothing was booked: that is more than ten years away. Type it with a nearer day:", (
        example_lines.with_time(said.draft, "tomorrow 3pm"),
    )


def _backwards(said: Refuse) -> Reply:
    return "Nothing was booked: the end is before the start. Type the start first:", (
        example_lines.with_other_hours(said.draft),
    )


def _several(said: Refuse) -> Reply:
    found = said.draft.when
    candidates = found.candidates if isinstance(found, Unclear) else ()
    each = tuple(example_lines.with_reading(said.draft, one) for one in candidates if one.grain != "day")
    return (
        (
            "Nothing was booked: I found more than one time and don't know which you mean. Keep one, and put what "
            "belongs to the title in quotes:"
        ),
        each[:5] or (example_lines.with_time(said.draft, f"{example_lines.DAY} {example_lines.TIME}"),),
    )


def _end_twice(said: Refuse) -> Reply:
    found = _candidate(said)
    draft = said.draft
    by_option = example_lines.without(draft, "mins")
    # A length in words cannot be cut out of the line by its name: the time is written anew.
    keeps = by_option if "mins:" in draft.raw_options.lower() or not found else example_lines.with_reading(draft, found)
    return "Nothing was booked: the line says two lengths. Keep one:", (keeps,)


def _dates_twice(said: Refuse) -> Reply:
    return (
        (
            "Nothing was booked: when:none leaves day and length to LeadSquared, and the line says a time too. "
            "Keep one of them:"
        ),
        (example_lines.without(said.draft, "when"),),
    )


def _no_lead(said: Refuse) -> Reply:
    return (
        (
            f"Nothing was booked: LeadSquared has no lead “{one_line(said.draft.lead or '')}”. Name it by e-mail, "
            "phone or LeadId, or leave lead: out:"
        ),
        (
            example_lines.with_option(said.draft, "lead", "<e-mail>"),
            example_lines.without(said.draft, "lead"),
        ),
    )


def _no_search(said: Refuse) -> Reply:
    asker = said.about
    lines = (example_lines.without(said.draft, "lead"),)
    if asker and asker.guest:
        return "Nothing was booked: guests cannot look up leads. Leave lead: out:", lines
    if asker and asker.mail:
        return (
            f"Nothing was booked: only LeadSquared users can look up leads, and LeadSquared has no active user with "
            f"your e-mail, {one_line(asker.mail)}. Ask an admin of LeadSquared to add you, or leave lead: out:"
        ), lines
    return (
        "Nothing was booked: only LeadSquared users can look up leads, and your Slack profile shows no e-mail to "
        "find you by. Leave lead: out:"
    ), lines


def _not_theirs(said: Refuse) -> Reply:
    return (
        (
            f"Nothing was booked: opportunity {one_line(said.draft.opportunity or '')} does not belong to the lead "
            f"“{one_line(said.draft.lead or '')}”. Keep one of them:"
        ),
        (example_lines.without(said.draft, "lead"), example_lines.without(said.draft, "opp")),
    )


def _no_mail(said: Refuse) -> Reply:
    if said.about:
        return (
            (
                f"Nothing was booked: {one_line(said.about.name)}'s Slack profile shows no e-mail, and LeadSquared "
                "knows owners by it. Name the owner by the e-mail LeadSquared has:"
            ),
            (example_lines.with_option(said.draft, "owner", "<e-mail>"),),
        )
    return (
        (
            "Nothing was booked: your Slack profile shows no e-mail, and LeadSquared knows you by it. Have it "
            "added to your profile, then type it again:"
        ),
        (example_lines.again(said.draft),),
    )


def _barred(reason: str, owner: str) -> Callable[[Refuse], Reply]:
    def speak(said: Refuse) -> Reply:
        if said.about:
            return (
                (
                    f"Nothing was booked: {one_line(said.about.name)} {owner}. Choose another owner, or leave out "
                    "owner: to book it for yourself:"
                ),
                (example_lines.without(said.draft, "owner"),),
            )
        return f"Nothing was booked: {reason}", ()

    return speak


def _mail_scope(said: Refuse) -> Reply:
    return (
        "Nothing was booked: Slack shows this bot no e-mail addresses, so I can't find anybody in LeadSquared. Ask an "
        "admin to add the scope users:read.email to the app and to reinstall it. Then type it again:"
    ), (example_lines.again(said.draft),)


def _only_self(said: Refuse) -> Reply:
    return "Nothing was booked: you may book for yourself only. Leave owner: out:", (
        example_lines.without(said.draft, "owner"),
    )


def _option(said: Refuse) -> Reply:
    problem = said.problem or Problem(ProblemKind.VALUE, "when")
    if problem.kind is ProblemKind.PLACEHOLDER:
        named = problem.value.strip("<>")
        return f"Nothing was booked: put the {named} where the line says {problem.value}:", (
            example_lines.again(said.draft),
        )
    takes, value = BY_KEY[problem.option].takes, BY_KEY[problem.option].placeholder
    if problem.kind is ProblemKind.TWICE:
        return f"Nothing was booked: {problem.option}: appears twice. Keep one:", (
            example_lines.with_option(said.draft, problem.option, problem.value or value),
        )
    if problem.kind is ProblemKind.NUMBER:
        place = one_line(problem.value)
        return (
            f"Nothing was booked: I can't tell whether “{place}” is the place, or its number is a part of the time. "
            "Put the place in quotes:"
        ), (example_lines.with_quoted_place(said.draft, problem.value),)
    sentence = (
        f"Nothing was booked: {problem.option}: takes {takes}, and “{one_line(problem.value)}” is not one. "
        "Type it like this:"
    )
    if not problem.value:
        sentence = f"Nothing was booked: {problem.option}: is empty; it takes {takes}. Type it like this:"
    return sentence, (example_lines.with_option(said.draft, problem.option, value),)


def _no_booking(said: Refuse) -> Reply:
    return (
        "Nothing was booked, and nothing changed: I only book. To move or cancel an appointment, open it in "
        "LeadSquared. If this is the title of a new one, put it in quotes:"
    ), (example_lines.with_quoted_title(said.draft),)


def _candidate(said: Refuse) -> Reading | None:
    found = said.draft.when
    if isinstance(found, Unclear):
        return found.candidates[0] if found.candidates else None
    return found


_REASONS: dict[RefusalReason, Callable[[Refuse], Reply]] = {
    RefusalReason.NO_TIME: _no_time,
    RefusalReason.NO_CLOCK: _no_clock,
    RefusalReason.PAST: _past,
    RefusalReason.TOO_FAR: _too_far,
    RefusalReason.BACKWARDS: _backwards,
    RefusalReason.SEVERAL: _several,
    RefusalReason.END_TWICE: _end_twice,
    RefusalReason.DATES_TWICE: _dates_twice,
    RefusalReason.NO_LEAD: _no_lead,
    RefusalReason.NOT_THEIRS: _not_theirs,
    RefusalReason.NO_SEARCH: _no_search,
    RefusalReason.NO_MAIL: _no_mail,
    RefusalReason.MAIL_SCOPE: _mail_scope,
    RefusalReason.ONLY_SELF: _only_self,
    RefusalReason.OPTION: _option,
    RefusalReason.NO_BOOKING: _no_booking,
    RefusalReason.GUEST: _barred(
        "guests cannot book here. Ask a full member of this workspace to book it for you.",
        "is a guest here, and guests own no appointments",
    ),
    RefusalReason.BOT: _barred("apps cannot book.", "is an app, and apps own no appointments"),
    RefusalReason.DELETED: _barred(
        "your account is deactivated. Ask an admin of this workspace.",
        "is deactivated in Slack",
    ),
    RefusalReason.OUTSIDE: _barred(
        "only people of the workspace this app belongs to can book. Ask one of them to book it for you.",
        "is not of this workspace",
    ),
}

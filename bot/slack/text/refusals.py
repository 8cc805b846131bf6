"""Why nothing was booked, with a line to type instead.

Which reason it is was decided in meetings/rules.
"""

from collections.abc import Callable

from bot.meetings.audience import Audience
from bot.meetings.messages import RefusalReason, Refuse
from bot.meetings.model import Person, Problem, ProblemKind
from bot.meetings.options import BY_KEY
from bot.slack.text import example_lines, option_text, times
from bot.slack.text.reply import Reply
from bot.slack.text.translation import sentence
from bot.slack.truncate import one_line
from bot.when import Reading, Unclear


def refuse(audience: Audience, refusal: Refuse) -> Reply:
    return REASONS[refusal.why](audience, refusal)


def _no_time(audience: Audience, refusal: Refuse) -> Reply:
    if dict(refusal.draft.time_parts).keys() & {"clock", "date"}:
        reason = sentence(audience, "Nothing was booked: I found only a part of a time. Type it with the rest:")
    else:
        reason = sentence(audience, "Nothing was booked: I found no time in that. Type it with one:")
    return Reply(reason, (example_lines.with_gaps(refusal.draft),))


def _no_clock(audience: Audience, refusal: Refuse) -> Reply:
    found = _candidate(refusal)
    if refusal.choices:
        day = times.day(audience, refusal.choices[0].start, refusal.now)
        return Reply(sentence(audience, "Nothing is booked yet. At what time on {day}?", day=day))
    if found:
        day = times.day(audience, found.start, refusal.now)
        reason = sentence(audience, "Nothing was booked: {day}, but at what time? Type it with one:", day=day)
    else:
        reason = sentence(audience, "Nothing was booked: at what time on that day? Type it with one:")
    return Reply(reason, (example_lines.with_gaps(refusal.draft),))


def _past(audience: Audience, refusal: Refuse) -> Reply:
    found = _candidate(refusal)
    if found is None:
        return Reply(
            sentence(audience, "Nothing was booked: that time is over. Type a time in the future:"),
            (example_lines.with_time(refusal.draft, f"{example_lines.DAY} {example_lines.TIME}"),),
        )
    values = {
        "time": times.moment(audience, found.start, refusal.now),
        "now": times.moment(audience, refusal.now, refusal.now),
    }
    if refusal.choices:
        return Reply(
            sentence(
                audience, "Nothing is booked yet: {time} is over. It is now {now}. Do you mean the next one?", **values
            )
        )
    reason = sentence(
        audience, "Nothing was booked: {time} is over. It is now {now}. Type a day in the future:", **values
    )
    return Reply(reason, (example_lines.with_other_day(refusal.draft, found),))


def _too_far(audience: Audience, refusal: Refuse) -> Reply:
    return Reply(
        sentence(audience, "Nothing was booked: that is more than ten years away. Type it with a nearer day:"),
        (example_lines.with_time(refusal.draft, "tomorrow 3pm"),),
    )


def _backwards(audience: Audience, refusal: Refuse) -> Reply:
    return Reply(
        sentence(audience, "Nothing was booked: the end is before the start. Type the start first:"),
        (example_lines.with_other_hours(refusal.draft),),
    )


def _several(audience: Audience, refusal: Refuse) -> Reply:
    found = refusal.draft.when
    candidates = found.candidates if isinstance(found, Unclear) else ()
    each = tuple(example_lines.with_reading(refusal.draft, one) for one in candidates if one.grain != "day")
    return Reply(
        sentence(
            audience,
            "Nothing was booked: I found more than one time and don't know which you mean. Keep one, and put what "
            "belongs to the title in quotes:",
        ),
        each[:5] or (example_lines.with_time(refusal.draft, f"{example_lines.DAY} {example_lines.TIME}"),),
    )


def _end_twice(audience: Audience, refusal: Refuse) -> Reply:
    found, draft = _candidate(refusal), refusal.draft
    # A length in words cannot be cut out of the line by its name: the time is written anew.
    if "mins:" in draft.raw_options.lower() or not found:
        line = example_lines.without(draft, "mins")
    else:
        line = example_lines.with_reading(draft, found)
    return Reply(sentence(audience, "Nothing was booked: the line gives two lengths. Keep one:"), (line,))


def _dates_twice(audience: Audience, refusal: Refuse) -> Reply:
    return Reply(
        sentence(
            audience,
            "Nothing was booked: when:none lets LeadSquared choose the day and the length, but the line gives a time "
            "too. Keep one of them:",
        ),
        (example_lines.without(refusal.draft, "when"),),
    )


def _no_lead(audience: Audience, refusal: Refuse) -> Reply:
    return Reply(
        sentence(
            audience,
            "Nothing was booked: LeadSquared has no lead “{lead}”. Type the lead's e-mail, phone or LeadId, or leave "
            "out lead:",
            lead=one_line(refusal.draft.lead or ""),
        ),
        (
            example_lines.with_option(refusal.draft, "lead", "<e-mail>"),
            example_lines.without(refusal.draft, "lead"),
        ),
    )


def _no_search(audience: Audience, refusal: Refuse) -> Reply:
    asker = refusal.about
    if asker and asker.guest:
        reason = sentence(audience, "Nothing was booked: guests can't look up leads. Leave out lead:")
    elif asker and asker.mail:
        reason = sentence(
            audience,
            "Nothing was booked: only LeadSquared users can look up leads, and LeadSquared has no active user with "
            "your e-mail, {mail}. Ask an admin of LeadSquared to add you, or leave out lead:",
            mail=one_line(asker.mail),
        )
    else:
        reason = sentence(
            audience,
            "Nothing was booked: only LeadSquared users can look up leads, and your Slack profile shows no e-mail to "
            "find you by. Leave out lead:",
        )
    return Reply(reason, (example_lines.without(refusal.draft, "lead"),))


def _not_theirs(audience: Audience, refusal: Refuse) -> Reply:
    return Reply(
        sentence(
            audience,
            "Nothing was booked: opportunity {opportunity} does not belong to the lead “{lead}”. Keep one of them:",
            opportunity=one_line(refusal.draft.opportunity or ""),
            lead=one_line(refusal.draft.lead or ""),
        ),
        (example_lines.without(refusal.draft, "lead"), example_lines.without(refusal.draft, "opp")),
    )


def _no_mail(audience: Audience, refusal: Refuse) -> Reply:
    if refusal.about:
        return Reply(
            sentence(
                audience,
                "Nothing was booked: {name}'s Slack profile shows no e-mail, and LeadSquared finds owners by it. Type "
                "the owner's e-mail as LeadSquared has it:",
                name=one_line(refusal.about.name),
            ),
            (example_lines.with_option(refusal.draft, "owner", "<e-mail>"),),
        )
    return Reply(
        sentence(
            audience,
            "Nothing was booked: your Slack profile shows no e-mail, and LeadSquared finds you by it. Have it added to "
            "your profile, then type it again:",
        ),
        (example_lines.again(refusal.draft),),
    )


def _mail_scope(audience: Audience, refusal: Refuse) -> Reply:
    return Reply(
        sentence(
            audience,
            "Nothing was booked: Slack shows this bot no e-mail addresses, so I can't find anybody in LeadSquared. Ask "
            "an admin to add the scope users:read.email to the app and to reinstall it. Then type it again:",
        ),
        (example_lines.again(refusal.draft),),
    )


def _guest(audience: Audience, refusal: Refuse) -> Reply:
    if refusal.about:
        return _other_owner(audience, refusal, _guest_owner(audience, refusal.about))
    return Reply(
        sentence(
            audience,
            "Nothing was booked: guests can't book here. Ask a full member of this workspace to book it for you.",
        )
    )


def _guest_owner(audience: Audience, owner: Person) -> str:
    return sentence(
        audience,
        "Nothing was booked: {name} is a guest here, and guests can't own appointments.",
        name=one_line(owner.name),
    )


def _bot(audience: Audience, refusal: Refuse) -> Reply:
    if refusal.about:
        name = one_line(refusal.about.name)
        reason = sentence(audience, "Nothing was booked: {name} is an app, and apps can't own appointments.", name=name)
        return _other_owner(audience, refusal, reason)
    return Reply(sentence(audience, "Nothing was booked: apps can't book."))


def _deleted(audience: Audience, refusal: Refuse) -> Reply:
    if refusal.about:
        name = one_line(refusal.about.name)
        reason = sentence(audience, "Nothing was booked: {name} is deactivated in Slack.", name=name)
        return _other_owner(audience, refusal, reason)
    return Reply(sentence(audience, "Nothing was booked: your account is deactivated. Ask an admin of this workspace."))


def _outside(audience: Audience, refusal: Refuse) -> Reply:
    if refusal.about:
        name = one_line(refusal.about.name)
        reason = sentence(audience, "Nothing was booked: {name} is not in this workspace.", name=name)
        return _other_owner(audience, refusal, reason)
    return Reply(
        sentence(
            audience,
            "Nothing was booked: only people of the workspace this app belongs to can book. Ask one of them to book it "
            "for you.",
        )
    )


def _other_owner(audience: Audience, refusal: Refuse, reason: str) -> Reply:
    choose = sentence(audience, "Choose another owner, or leave out owner: to book it for yourself:")
    return Reply(f"{reason} {choose}", (example_lines.without(refusal.draft, "owner"),))


def _only_self(audience: Audience, refusal: Refuse) -> Reply:
    return Reply(
        sentence(audience, "Nothing was booked: you can only book for yourself. Leave out owner:"),
        (example_lines.without(refusal.draft, "owner"),),
    )


def _option(audience: Audience, refusal: Refuse) -> Reply:
    problem = refusal.problem or Problem(ProblemKind.VALUE, "when")
    option, value, draft = problem.option, one_line(problem.value), refusal.draft
    if problem.kind is ProblemKind.PLACEHOLDER:
        named = problem.value.strip("<>")
        return Reply(
            sentence(
                audience,
                "Nothing was booked: put the {named} where the line says {placeholder}:",
                named=named,
                placeholder=problem.value,
            ),
            (example_lines.again(draft),),
        )
    if problem.kind is ProblemKind.UNKNOWN:
        return Reply(
            sentence(
                audience,
                "Nothing was booked: “{typed}” is no option that I know. If you mean {option}:, type it like this. If "
                "it belongs to the title, put the title in quotes:",
                typed=value,
                option=option,
            ),
            (example_lines.with_known_option(draft, problem.value, option), example_lines.with_quoted_title(draft)),
        )
    if problem.kind is ProblemKind.NUMBER:
        return Reply(
            sentence(
                audience,
                "Nothing was booked: I can't tell whether “{place}” is the place, or its number is a part of the time. "
                "Put the place in quotes:",
                place=value,
            ),
            (example_lines.with_quoted_place(draft, problem.value),),
        )
    if problem.kind is ProblemKind.TWICE:
        line = example_lines.with_option(draft, option, problem.value or BY_KEY[option].placeholder)
        twice = sentence(audience, "Nothing was booked: {option}: appears twice. Keep one:", option=option)
        return Reply(twice, (line,))
    if problem.value:
        wrong = sentence(audience, "Nothing was booked: {option}: can't be “{value}”.", option=option, value=value)
    else:
        wrong = sentence(audience, "Nothing was booked: {option}: is empty.", option=option)
    like_this = sentence(audience, "Type it like this:")
    line = example_lines.with_option(draft, option, BY_KEY[option].placeholder)
    return Reply(f"{wrong} {option_text.takes(audience, option)} {like_this}", (line,))


def _no_booking(audience: Audience, refusal: Refuse) -> Reply:
    return Reply(
        sentence(
            audience,
            "Nothing was booked, and nothing changed: I can only book new appointments. To move or cancel one, open it "
            "in LeadSquared. If this is the title of a new one, put it in quotes:",
        ),
        (example_lines.with_quoted_title(refusal.draft),),
    )


def _candidate(refusal: Refuse) -> Reading | None:
    found = refusal.draft.when
    if isinstance(found, Unclear):
        return found.candidates[0] if found.candidates else None
    return found


REASONS: dict[RefusalReason, Callable[[Audience, Refuse], Reply]] = {
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
    RefusalReason.GUEST: _guest,
    RefusalReason.BOT: _bot,
    RefusalReason.DELETED: _deleted,
    RefusalReason.OUTSIDE: _outside,
}

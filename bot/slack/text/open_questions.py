"""What the bot asks before it can book, with a line for each answer."""

from collections.abc import Callable
from dataclasses import replace

from bot.meetings import matching
from bot.meetings.audience import Audience
from bot.meetings.messages import Ask, Question
from bot.meetings.model import Lead
from bot.slack.text import clashes, example_lines, times
from bot.slack.text.reply import Reply
from bot.slack.text.translation import all_of, any_of, sentence
from bot.slack.truncate import one_line
from bot.when import Unclear

# Lines to type, and leads that are named in a sentence.
MOST_LINES = 5
# Slack takes 25 buttons in a row, Edit and Cancel included: a list of types is searched, not read at a glance.
MOST_NAMES = 20


def ask(audience: Audience, question: Ask) -> Reply:
    return QUESTIONS[question.what](audience, question)


def _two_readings(audience: Audience, question: Ask) -> Reply:
    asked = sentence(
        audience,
        "Nothing is booked yet: this could be {times}. Press the one you mean, or type it:",
        times=_times(audience, question),
    )
    return Reply(asked, _time_lines(question))


def _twice(audience: Audience, question: Ask) -> Reply:
    asked = sentence(
        audience,
        "Nothing is booked yet: that hour comes twice, because the clocks go back: {times}. Press the one you mean, or "
        "type it:",
        times=_times(audience, question),
    )
    return Reply(asked, _time_lines(question))


def _gap(audience: Audience, question: Ask) -> Reply:
    asked = sentence(
        audience,
        "Nothing is booked yet: that hour does not exist, because the clocks go forward. Near it is {times}. Press the "
        "one you mean, or type it:",
        times=_times(audience, question),
    )
    return Reply(asked, _time_lines(question))


def _unread(audience: Audience, question: Ask) -> Reply:
    words = question.draft.when.unread if isinstance(question.draft.when, Unclear) else ()
    asked = sentence(
        audience,
        "Nothing is booked yet: I read {times}, but not {words}. Press it if that is right, or type the time in other "
        "words:",
        times=_times(audience, question),
        words=all_of(audience, [f"“{one_line(one)}”" for one in words]),
    )
    return Reply(asked, _time_lines(question))


def _times(audience: Audience, question: Ask) -> str:
    return any_of(audience, [times.moment(audience, one.start, question.now) for one in question.readings])


def _time_lines(question: Ask) -> tuple[str, ...]:
    return tuple(example_lines.with_reading(question.draft, one) for one in question.readings)


def _leads(audience: Audience, question: Ask) -> Reply:
    if len(question.leads) == 1:
        return _one_lead(audience, question)
    names = "; ".join(map(_lead_in_words, question.leads[:MOST_LINES]))
    values = {"count": len(question.leads), "typed": one_line(question.draft.lead or ""), "names": names}
    more = len(question.leads) - MOST_LINES
    if more > 0:
        asked = sentence(
            audience,
            "Nothing is booked yet: LeadSquared has {count} leads for “{typed}”: {names} and {more} more. Press the "
            "one you mean, or type it:",
            **values,
            more=more,
        )
    else:
        asked = sentence(
            audience,
            "Nothing is booked yet: LeadSquared has {count} leads for “{typed}”: {names}. Press the one you mean, or "
            "type it:",
            **values,
        )
    return Reply(asked, _lead_lines(question))


def _one_lead(audience: Audience, question: Ask) -> Reply:
    typed, lead = question.draft.lead or "", _lead_in_words(question.leads[0])
    following = dict(question.draft.words_behind).get("lead", "")
    if matching.continues(typed, following):
        asked = sentence(
            audience,
            "Nothing is booked yet: LeadSquared has no lead “{longer}”, but one for “{typed}”: {lead}. Press it if you "
            "mean that one, or type it:",
            longer=one_line(f"{typed} {following}"),
            typed=one_line(typed),
            lead=lead,
        )
    else:
        asked = sentence(
            audience,
            "Nothing is booked yet: LeadSquared has one lead for “{typed}”: {lead}. Press it if you mean that one, or "
            "type it:",
            typed=one_line(typed),
            lead=lead,
        )
    return Reply(asked, _lead_lines(question))


def _lead_in_words(lead: Lead) -> str:
    return ", ".join(filter(None, map(one_line, (lead.name, lead.company, lead.mail))))


def _lead_lines(question: Ask) -> tuple[str, ...]:
    """Two leads with one e-mail are told apart by their ids."""
    mails = [lead.mail.casefold() for lead in question.leads]
    by_id = [replace(lead, mail="") if mails.count(lead.mail.casefold()) > 1 else lead for lead in question.leads]
    return tuple(example_lines.with_lead(question.draft, lead) for lead in by_id[:MOST_LINES])


def _types(audience: Audience, question: Ask) -> Reply:
    lines = tuple(example_lines.with_option(question.draft, "type", name) for name in question.types[:MOST_LINES])
    typed = one_line(question.draft.task_type or "")
    if len(question.types) > MOST_NAMES:
        asked = sentence(
            audience,
            "Nothing is booked yet: LeadSquared has no appointment type “{typed}”, but {count} others. Press the one "
            "you mean, or type it:",
            typed=typed,
            count=len(question.types),
        )
    else:
        asked = sentence(
            audience,
            "Nothing is booked yet: LeadSquared has no appointment type “{typed}”. Press the one you mean, or type it:",
            typed=typed,
        )
    return Reply(asked, lines)


def _opportunities(audience: Audience, question: Ask) -> Reply:
    draft = question.draft
    lines = tuple(example_lines.with_option(draft, "opp", one.id) for one in question.opportunities[:MOST_LINES])
    asked = sentence(
        audience,
        "Nothing is booked yet: which opportunity of “{lead}” is “{typed}”? Press the one you mean, or type it:",
        lead=one_line(draft.lead or ""),
        typed=one_line(draft.opportunity or ""),
    )
    return Reply(asked, lines)


def _place(audience: Audience, question: Ask) -> Reply:
    return Reply(
        sentence(
            audience,
            "Nothing is booked yet: I can't tell where the place ends. Press it, or type it in quotes:",
        ),
        tuple(example_lines.with_place(question.draft, place) for place in question.places),
    )


QUESTIONS: dict[Question, Callable[[Audience, Ask], Reply]] = {
    Question.TWO_READINGS: _two_readings,
    Question.TWICE: _twice,
    Question.GAP: _gap,
    Question.UNREAD: _unread,
    Question.LEADS: _leads,
    Question.TYPES: _types,
    Question.OPPORTUNITIES: _opportunities,
    Question.PLACE: _place,
    Question.CLASH: clashes.ask,
}

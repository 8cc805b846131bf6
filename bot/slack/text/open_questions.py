"""What the bot asks before it can book: one sentence, answered by buttons, and a line to type where those do not do."""

from collections.abc import Callable

from bot.meetings import matching
from bot.meetings.audience import Audience
from bot.meetings.messages import Ask, Question
from bot.meetings.model import Lead
from bot.slack.text import clashes, example_lines, times
from bot.slack.text.reply import Reply
from bot.slack.text.translation import all_of, sentence
from bot.slack.truncate import one_line
from bot.when import Unclear

# Leads that have a button each; a row of buttons is read at a glance, or not at all.
MOST_LEADS = 5
# Slack takes 25 buttons in a row, Edit and Cancel included: a list of types is searched, not read at a glance.
MOST_NAMES = 20


def ask(audience: Audience, question: Ask) -> Reply:
    return QUESTIONS[question.what](audience, question)


def _two_readings(audience: Audience, question: Ask) -> Reply:
    day = _common_day(audience, question)
    if day:
        return Reply(sentence(audience, "Nothing is booked yet. Which time on {day} do you mean?", day=day))
    return Reply(sentence(audience, "Nothing is booked yet. Which time do you mean?"))


def _twice(audience: Audience, question: Ask) -> Reply:
    return Reply(
        sentence(
            audience,
            "Nothing is booked yet. That hour comes twice on {day}, because the clocks go back. Which one do you mean?",
            day=_first_day(audience, question),
        )
    )


def _gap(audience: Audience, question: Ask) -> Reply:
    return Reply(
        sentence(
            audience,
            "Nothing is booked yet. That hour does not exist on {day}, because the clocks go forward. Which time do "
            "you mean instead?",
            day=_first_day(audience, question),
        )
    )


def _unread(audience: Audience, question: Ask) -> Reply:
    words = question.draft.when.unread if isinstance(question.draft.when, Unclear) else ()
    first = question.readings[0]
    return Reply(
        sentence(
            audience,
            "Nothing is booked yet. I read {time}, but not {words}. Is that the time you mean?",
            time=times.reading(audience, first, question.now),
            words=all_of(audience, [f"“{one_line(one)}”" for one in words]),
        )
    )


def _common_day(audience: Audience, question: Ask) -> str:
    day = times.common_day(question.readings)
    return times.day(audience, day, question.now) if day else ""


def _first_day(audience: Audience, question: Ask) -> str:
    return times.day(audience, question.readings[0].start, question.now)


def _leads(audience: Audience, question: Ask) -> Reply:
    if len(question.leads) == 1:
        return _one_lead(audience, question)
    typed, count = one_line(question.draft.lead or question.draft.mail_in_title), len(question.leads)
    if count > MOST_LEADS:
        # Whom no button names is named by the e-mail.
        asked = sentence(
            audience,
            "Nothing is booked yet. LeadSquared has {count} leads for “{typed}”. Which one do you mean? If none of "
            "these, type the lead's e-mail:",
            count=count,
            typed=typed,
        )
        return Reply(asked, (example_lines.with_option(question.draft, "lead", "<e-mail>"),))
    return Reply(
        sentence(
            audience,
            "Nothing is booked yet. LeadSquared has {count} leads for “{typed}”. Which one do you mean?",
            count=count,
            typed=typed,
        )
    )


def _one_lead(audience: Audience, question: Ask) -> Reply:
    typed, lead = question.draft.lead or question.draft.mail_in_title, _lead_in_words(question.leads[0])
    following = dict(question.draft.words_behind).get("lead", "")
    if matching.continues(typed, following):
        return Reply(
            sentence(
                audience,
                "Nothing is booked yet. LeadSquared has no lead “{longer}”, but one for “{typed}”. Do you mean {lead}?",
                longer=one_line(f"{typed} {following}"),
                typed=one_line(typed),
                lead=lead,
            )
        )
    return Reply(
        sentence(
            audience,
            "Nothing is booked yet. LeadSquared has one lead for “{typed}”. Do you mean {lead}?",
            typed=one_line(typed),
            lead=lead,
        )
    )


def _lead_in_words(lead: Lead) -> str:
    return ", ".join(filter(None, map(one_line, (lead.name, lead.company, lead.mail))))


def _types(audience: Audience, question: Ask) -> Reply:
    typed = one_line(question.draft.task_type or "")
    if len(question.types) > MOST_NAMES:
        asked = sentence(
            audience,
            "Nothing is booked yet. LeadSquared has no appointment type “{typed}”, but {count} others. Which one do "
            "you mean? If none of these, type it:",
            typed=typed,
            count=len(question.types),
        )
        return Reply(asked, (example_lines.with_option(question.draft, "type", "<type>"),))
    return Reply(
        sentence(
            audience,
            "Nothing is booked yet. LeadSquared has no appointment type “{typed}”. Which one do you mean?",
            typed=typed,
        )
    )


def _opportunities(audience: Audience, question: Ask) -> Reply:
    draft = question.draft
    values = {"lead": one_line(draft.lead or ""), "typed": one_line(draft.opportunity or "")}
    if len(question.opportunities) > MOST_NAMES:
        asked = sentence(
            audience,
            "Nothing is booked yet. Which opportunity of “{lead}” is “{typed}”? If none of these, type its id:",
            **values,
        )
        return Reply(asked, (example_lines.with_option(draft, "opp", "<id>"),))
    asked = sentence(audience, "Nothing is booked yet. Which opportunity of “{lead}” is “{typed}”?", **values)
    return Reply(asked)


def _place(audience: Audience, question: Ask) -> Reply:
    del question
    return Reply(sentence(audience, "Nothing is booked yet. Where does the place end?"))


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

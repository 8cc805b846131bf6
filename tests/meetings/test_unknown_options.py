"""What is typed like an option and is none is named, and never a part of the title by accident."""

from bot.meetings.messages import RefusalReason, Refuse
from bot.meetings.model import ProblemKind
from bot.slack.text import refusals
from tests.for_each import for_each
from tests.meetings.deciding import decide
from tests.meetings.samples import READER, draft


@for_each(
    ("text", "option", "typed", "line"),
    [
        ("tomorrow 3pm Demo with:Asha", "lead", "with:Asha", "/meeting lead:Asha tomorrow 3pm Demo"),
        (
            "with:asha@globex.com tomorrow 3pm Demo",
            "lead",
            "with:asha@globex.com",
            "/meeting lead:asha@globex.com tomorrow 3pm Demo",
        ),
        ("tomorrow 3pm Demo location:Cafe", "where", "location:Cafe", "/meeting where:Cafe tomorrow 3pm Demo"),
        ("tomorrow 3pm Demo remind 15", "remind", "remind 15", "/meeting remind:15 tomorrow 3pm Demo"),
        ("tomorrow 3pm Demo notify off", "notify", "notify off", "/meeting notify:off tomorrow 3pm Demo"),
        ("tomorrow 3pm Demo mins 45", "mins", "mins 45", "/meeting mins:45 tomorrow 3pm Demo"),
        ("tomorrow 3pm Demo duration:long", "mins", "duration:long", "/meeting mins:<minutes> tomorrow 3pm Demo"),
    ],
)
def test_it_is_named_with_the_line_that_has_the_option(text: str, option: str, typed: str, line: str) -> None:
    verdict = decide(text)
    assert isinstance(verdict, Refuse), verdict
    assert verdict.why is RefusalReason.OPTION
    assert verdict.problem is not None
    assert (verdict.problem.kind, verdict.problem.option, verdict.problem.value) == (ProblemKind.UNKNOWN, option, typed)
    told = refusals.refuse(READER, verdict)
    assert typed in told.sentence
    assert told.lines[0] == line


@for_each(
    "title",
    [
        "note:urgent Call",
        "priority:high Call",
        "re: the offer",
        "with: love",
        "remind 15 people to pay",
        "Lead generation review",
        "lead 3 of 4",
        "Place: Cafe Central",
        "https://acme.test/location:x Call",
        "Deal: Acme renewal",
    ],
)
def test_titles_with_a_colon_or_such_a_word_stay_whole(title: str) -> None:
    assert not draft(f"tomorrow 3pm {title}").problems
    assert draft(f"tomorrow 3pm {title}").title == title


def test_a_quoted_title_is_a_title() -> None:
    assert not draft('tomorrow 3pm "Demo with:Asha"').problems

"""What a card offers after a refusal: what would be taken instead, and no green button for what comes to the same."""

from dataclasses import replace

import pytest

from bot.meetings.choices import apply_choice
from bot.meetings.messages import Card, Cause, End, Outcome, RefusalKind, RefusalReason
from bot.meetings.model import NamedOwner, OwnerKind
from bot.meetings.request import Choice
from bot.slack import buttons, message_blocks
from bot.slack.buttons import Button
from tests.meetings.samples import MEETING, NOW, PRIYA, READER, draft
from tests.slack.judging import problems

LINE = 'tomorrow 3pm Demo lead:"Sharma" owner:@noah type:Call -- bring it'
DRAFT = draft(LINE, owner=NamedOwner(OwnerKind.USER, "U2"))
TYPES = ("Call", "Demo", "Meeting", "Site visit")


def offers(outcome: Outcome, **changes: object) -> list[Button]:
    card = Card(replace(MEETING, task_type="Call"), outcome, PRIYA, DRAFT, "key", NOW)
    card = replace(card, **changes)  # type: ignore[arg-type]  # the fields of a card
    assert problems(message_blocks.card(READER, card)) == []
    return [one for one in buttons.for_card(READER, card) if isinstance(one, Button)]


def refused(kind: RefusalKind, **changes: object) -> list[Button]:
    return offers(Outcome(End.REFUSED, reason="No.", kind=kind), **changes)


def labels(found: list[Button]) -> list[str]:
    return [one.label for one in found]


def test_an_owner_who_is_refused_can_be_oneself() -> None:
    found = refused(RefusalKind.OWNER)
    assert labels(found) == ["Book it for me", "Edit"]
    mine = apply_choice(DRAFT, None, Choice(found[0].payload.picked, NOW))
    assert mine is not None
    assert (mine.owner, mine.lead, mine.task_type, mine.title) == (None, DRAFT.lead, DRAFT.task_type, DRAFT.title)
    assert "owner" not in mine.line
    assert "bring it" in mine.line


def test_where_it_is_oneself_only_an_admin_can_help() -> None:
    found = refused(RefusalKind.OWNER, draft=draft("tomorrow 3pm Demo"))
    assert labels(found) == ["Edit", "Try again"]
    assert not any(one.main for one in found)


def test_a_type_that_is_refused_can_be_each_of_those_that_exist() -> None:
    found = refused(RefusalKind.TASK_TYPE, types=TYPES)
    assert labels(found) == ["Book as Demo", "Book as Meeting", "Book as Site visit", "Edit"]
    chosen = apply_choice(DRAFT, None, Choice(found[0].payload.picked, NOW))
    assert chosen is not None
    assert chosen.task_type == "Demo"


def test_a_lead_that_is_refused_can_be_left_out() -> None:
    found = refused(RefusalKind.LEAD)
    assert labels(found) == ["Book without the lead", "Edit"]
    without = apply_choice(DRAFT, None, Choice(found[0].payload.picked, NOW))
    assert without is not None
    assert (without.lead, without.owner) == (None, DRAFT.owner)


def test_an_option_that_nobody_has_is_no_choice() -> None:
    assert apply_choice(DRAFT, None, Choice("without:everything", NOW)) is None


def test_a_field_that_is_missing_is_filled_in() -> None:
    assert labels(refused(RefusalKind.FIELD)) == ["Fill it in"]


@pytest.mark.parametrize("kind", RefusalKind)
@pytest.mark.parametrize("end", End)
def test_try_again_is_green_only_where_trying_can_help(end: End, kind: RefusalKind) -> None:
    found = offers(Outcome(end, task_id="t", reason="No.", kind=kind, cause=Cause.NO_ANSWER, why=RefusalReason.GUEST))
    green = [one.label for one in found if one.main]
    assert ("Try again" in green) == (end in (End.GAVE_UP, End.BROKEN))
    assert len(green) <= 1


def test_who_may_book_no_more_has_no_button_and_an_owner_who_may_not_can_be_oneself() -> None:
    barred = Outcome(End.BARRED, why=RefusalReason.GUEST)
    assert offers(barred) == []
    assert labels(offers(replace(barred, about_owner=True))) == ["Book it for me", "Edit"]


def test_after_its_time_is_over_another_is_chosen() -> None:
    assert labels(offers(Outcome(End.LATE))) == ["Another time"]


def test_booking_what_may_be_there_asks_first() -> None:
    check, anyway = offers(Outcome(End.UNSURE))
    assert (check.main, check.confirm) == (True, None)
    assert anyway.confirm is not None

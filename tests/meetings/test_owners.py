"""Whose appointment it becomes: oneself, a colleague, or nobody who may not have one."""

from dataclasses import replace

import pytest

from bot.meetings.messages import RefusalReason, Refuse
from bot.meetings.model import Person, Policy
from tests.meetings.deciding import decide, meeting, why
from tests.meetings.samples import GUEST, NOAH, PRIYA

GUID = "1b2f7c60-90ab-4cde-8f01-23456789abcd"


def test_a_person_books_for_themselves_by_mail() -> None:
    booked = meeting(decide("tomorrow 3pm Demo"))
    assert (booked.owner_mail, booked.owner_id, booked.owner_name) == ("priya@acme.com", None, "Priya Rao")


@pytest.mark.parametrize(
    ("said", "mail", "lsq_id"),
    [("@noah", "noah@acme.com", None), ("noah@acme.com", "noah@acme.com", None), (GUID, None, GUID)],
)
def test_a_member_may_book_for_a_colleague(said: str, mail: str | None, lsq_id: str | None) -> None:
    booked = meeting(decide(f"tomorrow 3pm Demo owner:{said}", owner=NOAH if said == "@noah" else None))
    assert (booked.owner_mail, booked.owner_id) == (mail, lsq_id)


def test_a_member_without_a_mail_may_still_book_for_a_colleague() -> None:
    booked = meeting(decide("tomorrow 3pm Demo owner:@noah", replace(PRIYA, mail=None), owner=NOAH))
    assert booked.owner_mail == "noah@acme.com"


@pytest.mark.parametrize("said", ["@noah", "noah@acme.com", GUID])
def test_where_the_installation_says_so_everybody_books_for_themselves(said: str) -> None:
    policy = Policy(assign="self")
    assert why(decide(f"tomorrow 3pm Demo owner:{said}", policy=policy)) is RefusalReason.ONLY_SELF


@pytest.mark.parametrize("said", ["@priya", "priya@acme.com", "PRIYA@acme.com"])
def test_owner_may_name_oneself_everywhere(said: str) -> None:
    assert meeting(decide(f"tomorrow 3pm Demo owner:{said}", policy=Policy(assign="self")))


def test_a_guest_who_may_book_books_only_for_themselves() -> None:
    policy = Policy(guests=True)
    assert meeting(decide("tomorrow 3pm Demo", GUEST, policy=policy)).owner_mail == "gus@acme.com"
    assert why(decide("tomorrow 3pm Demo owner:@noah", GUEST, policy=policy)) is RefusalReason.ONLY_SELF


@pytest.mark.parametrize(
    ("owner", "reason"),
    [
        (GUEST, RefusalReason.GUEST),
        (replace(NOAH, deleted=True), RefusalReason.DELETED),
        (replace(NOAH, bot=True), RefusalReason.BOT),
        (replace(NOAH, outside=True, mail=None), RefusalReason.OUTSIDE),
        (replace(NOAH, mail=None), RefusalReason.NO_MAIL),
    ],
)
def test_whoever_may_not_own_one_is_named_in_the_refusal(owner: Person, reason: RefusalReason) -> None:
    verdict = decide("tomorrow 3pm Demo owner:@noah", owner=owner)
    assert isinstance(verdict, Refuse)
    assert (verdict.why, verdict.about) == (reason, owner)

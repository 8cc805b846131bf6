"""The Home tab: nothing that the viewer may not press, examples that can be typed, and whom to ask."""

import json
from dataclasses import replace

import pytest

from bot.meetings.model import Person, Policy, Preferences
from bot.slack import home_view
from bot.slack.directory import Member
from bot.slack.message_blocks import Block
from sandbox.slack.blockkit import check_view
from sandbox.slack.posted_messages import words
from tests.meetings.samples import GUEST, PRIYA, READER

POLICY = Policy()


def home(person: Person | None, policy: Policy = POLICY) -> Block:
    member = Member(person, Preferences(), policy) if person else None
    view = home_view.build(READER, member, policy)
    assert check_view(json.loads(json.dumps(view)), "home").as_slack() == []
    return view


def shown(view: Block) -> str:
    return words(json.loads(json.dumps(view)))


def pressable(view: Block) -> list[str]:
    blocks = view["blocks"]
    assert isinstance(blocks, list)
    return [element["action_id"] for block in blocks if block["type"] == "actions" for element in block["elements"]]


def test_a_member_sees_examples_settings_and_whom_to_ask() -> None:
    view = home(PRIYA, replace(POLICY, contact="#crm-help"))
    for part in ("/meeting tomorrow 3-4pm Demo with Acme", "Usual length", "Ask #crm-help", "/meeting help"):
        assert part in shown(view)
    assert pressable(view) == [home_view.SCHEDULE, home_view.OPEN]


@pytest.mark.parametrize("person", [GUEST, replace(PRIYA, outside=True), replace(PRIYA, deleted=True)])
def test_who_may_not_book_has_no_button_and_hears_what_to_do(person: Person) -> None:
    view = home(person)
    assert pressable(view) == []
    assert "Ask" in shown(view)


def test_a_guest_may_press_where_guests_may_book() -> None:
    assert home_view.SCHEDULE in pressable(home(GUEST, replace(POLICY, guests=True)))


@pytest.mark.parametrize(("hidden", "says"), [(False, "shows no e-mail"), (True, "users:read.email")])
def test_who_has_no_mail_hears_it_before_a_form(hidden: bool, says: str) -> None:
    assert says in shown(home(replace(PRIYA, mail=None, mail_hidden=hidden)))


def test_while_slack_does_not_say_who_it_is_the_tab_is_there() -> None:
    assert home_view.SCHEDULE in pressable(home(None))

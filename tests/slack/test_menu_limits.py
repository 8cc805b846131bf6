"""A menu that has not room for all says how many are missing, and what is picked is never among those."""

import json

import pytest

from bot.meetings.model import Policy, Preferences, TaskType
from bot.slack.directory import Member
from bot.slack.form import build, input_elements, preferences_view, preview
from bot.slack.form.metadata import FormMetadata
from bot.slack.form.state import FormState
from bot.slack.menus import FormLists, MenuOption
from tests.meetings.samples import NOW, PRIYA, READER


def names(count: int, long: str = "") -> list[str]:
    return [f"Type {number:03d}{long}" for number in range(count)]


def view_of(state: FormState, lists: FormLists) -> str:
    return json.dumps(build.view(state, preview.preview_of(state, NOW, 30), lists), ensure_ascii=False)


def lists_of(types: list[str], task_type: str, opportunities: tuple[MenuOption, ...] = ()) -> FormLists:
    return FormLists(types=tuple(map(TaskType, types)), task_type=task_type, opportunities=opportunities)


NOTHING = FormState(FormMetadata(channel="C1", more=True))


@pytest.mark.parametrize("long", ["", "x" * 68, "\U0001f469" * 68])
def test_the_default_and_the_picked_type_are_in_the_menu_however_many_there_are(long: str) -> None:
    types = names(150, long)
    picked, default = types[149], types[148]
    shown = input_elements.fit_in_menu([MenuOption(one, one) for one in types], picked, default)
    assert len(shown) <= input_elements.OPTIONS
    assert len(json.dumps(list(map(input_elements.option, shown)))) <= input_elements.MENU_BYTES + 3 * len(shown)
    assert [one.value for one in shown][-2:] == [default, picked], "in the order of the list"
    state = FormState(NOTHING.metadata, task_type=picked)
    view = view_of(state, lists_of(types, default))
    assert (
        f'"initial_option": {json.dumps(input_elements.option(MenuOption(picked, picked)), ensure_ascii=False)}' in view
    )
    assert f"{150 - len(shown)} more types are not in this menu. For one of them type /meeting" in view


@pytest.mark.parametrize("count", [0, 1, 100])
def test_a_menu_that_has_all_says_nothing(count: int) -> None:
    assert "not in this menu" not in view_of(NOTHING, lists_of(names(count), "Type 000"))


def test_opportunities_say_it_too_and_keep_the_one_that_was_named() -> None:
    offered = tuple(MenuOption(f"id-{number}", f"Deal {number}") for number in range(130))
    state = FormState(NOTHING.metadata, lead=MenuOption("lead", "Asha"), opportunity=offered[129])
    view = view_of(state, lists_of([], "Meeting", offered))
    assert "30 more opportunities are not in this menu. For one of them type /meeting tomorrow 3pm opp:" in view
    assert '"initial_option": {"text": {"type": "plain_text", "text": "Deal 129"' in view


def test_ones_own_settings_say_it_too() -> None:
    member = Member(PRIYA, Preferences(task_type="Type 120"), Policy(task_type="Type 120"))
    view = json.dumps(preferences_view.modal(READER, member, lists_of(names(121), "Type 120"), NOW))
    assert "21 more types are not in this menu" in view
    assert '"initial_option": {"text": {"type": "plain_text", "text": "Type 120"' in view


def test_a_value_that_slack_would_refuse_is_not_cut_into_another_one() -> None:
    long = "x" * (input_elements.VALUE + 1)
    assert input_elements.fit_in_menu([MenuOption(long, long), MenuOption("a", "a"), MenuOption("a", "a")]) == (
        MenuOption("a", "a"),
    )
    view = view_of(NOTHING, lists_of([long], long))
    assert "1 more types are not in this menu" in view
    assert '"action_id": "type"' not in view

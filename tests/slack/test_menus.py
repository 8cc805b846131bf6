"""A menu on a message: what Slack takes of it, and a choice in it, which comes back as a press does."""

import json
from dataclasses import dataclass, field

import pytest
from slack_bolt import Ack

from bot.meetings.request import LONGEST_KEY
from bot.slack import button_payload, buttons, menu_view, message_blocks
from bot.slack.button_payload import MORE, location_of, read_press
from bot.slack.buttons import Confirm, Menu, MenuEntry
from bot.slack.listeners.card_actions import CardActions
from bot.slack.message_blocks import Message
from sandbox.slack.blockkit import check_view
from sandbox.slack.user.elements_on_screen import action
from tests.meetings.samples import READER
from tests.slack.judging import problems
from tests.slack.listened import Spoken, workspace

KEY = "13345224609.738474920.8088930838d88f"
NAMES = ("move", "edit", "held", "no_show", "hand_over", "delete", "calendar")
Spot = tuple[dict[str, object], dict[str, object]]


def menu(count: int, key: str = KEY) -> Menu:
    return buttons.menu(READER, key, [buttons.entry(name.title(), key, name) for name in NAMES[:count]])


def message(*row: buttons.Button | Menu) -> Message:
    return {"text": "Demo", "blocks": [message_blocks.plain("Demo"), *message_blocks.button_row(row)]}


def overflow_of(shown: Message) -> Spot:
    block = shown["blocks"][-1]
    elements = block["elements"]
    assert isinstance(elements, list)
    return block, next(one for one in elements if one["type"] == "overflow")


def labels(shown: Message) -> list[str]:
    options = overflow_of(shown)[1]["options"]
    assert isinstance(options, list)
    return [one["text"]["text"] for one in options]


@pytest.mark.parametrize("count", [1, 4, 5, 6, 7])
def test_a_menu_of_any_size_fits_into_slacks_five_entries(count: int) -> None:
    shown = message(buttons.act("Undo", KEY, "undo", main=True), menu(count))
    assert problems(shown) == []
    assert len(labels(shown)) == min(count, 5)
    assert (labels(shown)[-1] == "More…") == (count > 5)
    assert set(labels(shown)) - {"More…"} | {one.label for one in menu(count).others} == {
        name.title() for name in NAMES[:count]
    }


def test_an_empty_menu_is_not_drawn() -> None:
    assert message_blocks.button_row([menu(0)]) == []


def test_the_longest_key_fits_into_an_option() -> None:
    shown = message(menu(5, "k" * LONGEST_KEY))
    assert problems(shown) == []


def test_a_button_may_ask_first_and_may_open_a_page() -> None:
    asked = buttons.act("Delete", KEY, "delete", confirm=Confirm("Delete it?", "It is gone then.", "Delete", "Keep"))
    assert problems(message(asked)) == []
    assert (
        problems(message(Menu((MenuEntry("Open", button_payload.ButtonPayload(KEY, "", "link"), "https://x.y"),))))
        == []
    )


def press(shown: Message, chosen: str) -> dict[str, object]:
    """As the sandbox's Slack sends it."""
    spot = json.loads(json.dumps(overflow_of(shown)))
    return {
        "type": "block_actions",
        "user": {"id": "U1"},
        "team": {"id": "T1"},
        "trigger_id": "1.2.3",
        "container": {"type": "message", "channel_id": "C1", "message_ts": "1.2", "is_ephemeral": False},
        "message": {"ts": "1.2", "blocks": shown["blocks"]},
        "actions": [action((spot[0], spot[1]), None, chosen, "1.3")],
    }


def test_a_choice_is_read_as_a_press_on_that_message() -> None:
    found = read_press(press(message(buttons.act("Undo", KEY, "undo"), menu(4)), "Held"))
    assert found.button == button_payload.ButtonPayload(KEY, "", "held")
    assert (found.label, found.place.channel, found.message_ts, found.view) == ("Held", "C1", "1.2", "")


@pytest.mark.parametrize("key", [KEY, f"{KEY}:answer", "task:9f0c5b5e-0000"])
def test_a_key_with_colons_comes_back_whole(key: str) -> None:
    found = read_press(press(message(menu(4, key)), "Held"))
    assert found.button == button_payload.ButtonPayload(key, "", "held")


@pytest.mark.parametrize("value", ["", "1:", "1:move", "1:move:", "2:move:key", "move", "{}", "1::key"])
def test_a_value_that_is_none_of_ours_is_no_choice(value: str) -> None:
    body = press(message(menu(4)), "Held") | {"actions": [{"selected_option": {"value": value}}]}
    assert read_press(body).button is None


def test_a_press_in_the_view_is_read_as_one_on_the_message() -> None:
    source = read_press(press(message(menu(7)), "More…"))
    view = menu_view.build(READER, menu(7).others, location_of(source))
    assert check_view(json.loads(json.dumps(view)), "modal").as_slack() == []
    blocks = view["blocks"]
    assert isinstance(blocks, list)
    body = {
        "user": {"id": "U1"},
        "team": {"id": "T1"},
        "container": {"type": "view", "view_id": "V1"},
        "view": {"id": "V1", "private_metadata": view["private_metadata"]},
        "actions": [blocks[0]["elements"][0]],
    }
    found = read_press(body)
    assert found.button == button_payload.ButtonPayload(KEY, "", "hand_over")
    assert (found.view, found.place.channel, found.message_ts) == ("V1", "C1", "1.2")


@dataclass
class Heard:
    """What the listeners passed on."""

    done: list[str] = field(default_factory=list)
    spoken: Spoken = field(default_factory=Spoken)

    def chooses(self, entry: str, count: int = 7) -> None:
        handlers = {name: lambda pressed: self.done.append(pressed.button.picked) for name in ("move", "held")}
        listeners = CardActions(lambda _: workspace(self.spoken), handlers, lambda _: menu(count).others)
        listeners.pressed(Ack(), press(message(menu(count)), entry))  # type: ignore[no-untyped-call]  # the library has no types here


def test_each_choice_goes_to_its_handler() -> None:
    heard = Heard()
    heard.chooses("Move")
    heard.chooses("Held")
    assert (heard.done, heard.spoken.told) == (["move", "held"], [])


def test_the_last_entry_opens_those_that_had_no_room() -> None:
    heard = Heard()
    heard.chooses("More…")
    [view] = heard.spoken.views
    shown = json.loads(json.dumps(view["blocks"]))
    assert [one["elements"][0]["text"]["text"] for one in shown] == ["Hand_Over", "Delete", "Calendar"]
    assert json.loads(str(view["private_metadata"]))["message_ts"] == "1.2"


def test_a_choice_that_nobody_handles_any_more_is_answered() -> None:
    heard = Heard()
    heard.chooses("Edit")
    assert "too old" in heard.spoken.told[0]["text"]
    assert MORE not in heard.done

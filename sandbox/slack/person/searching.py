"""Typing into a select that searches: block_suggestion, and what comes back.

Chooses nothing: fills and presses do, from what was found here.
https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select
"""

from dataclasses import dataclass

from sandbox.slack.blockkit.objects import OPTION, OPTION_GROUP
from sandbox.slack.blockkit.shape import Problems, array
from sandbox.slack.delivery import Ack
from sandbox.slack.inputs import Filled
from sandbox.slack.messages import Message
from sandbox.slack.person.choosing import options_of
from sandbox.slack.person.filling import Filling
from sandbox.slack.person.hands import find_input
from sandbox.slack.person.pressing import Pressing
from sandbox.slack.person.seat import CannotDo
from sandbox.slack.values import JsonObject, obj, string

MIN_QUERY = 3


@dataclass(frozen=True)
class Option:
    """One suggestion as it is drawn."""

    text: str
    value: str
    description: str


class Searching(Filling, Pressing):
    """Types into a search."""

    def suggests(self, action_id: str, typed: str, *, on: Message | None = None, home: bool = False) -> list[Option]:
        """What a search (in the top view, the Home tab, or a message) offers for `typed`.

        Shorter than min_query_length (3 unless the element says) nothing is sent. A late or wrong
        answer shows an empty list; a wrong one is a complaint too.
        """
        with self.world.lock:
            payload = self.envelope("block_suggestion")
            if on is not None:
                now = self.standing(on)
                self._must_see(now)
                blocks, filled = now.blocks, self.world.inputs_in(now, self.user_id)
                payload |= self._origin(now, self._channel(now))
            else:
                view = self.screen(home=home)
                blocks, filled = view.blocks, view.filled
                payload |= {
                    "container": {"type": "view", "view_id": view.view_id},
                    "view": view.as_api(with_blocks=False),
                }
            block, element = find_input(blocks, action_id)
        if not string(element.get("type")).endswith("external_select"):
            raise CannotDo(f"{action_id} does not search")
        least = element.get("min_query_length")
        if len(typed) < (least if isinstance(least, int) else MIN_QUERY):
            return []
        payload |= {
            "action_id": element.get("action_id"),
            "block_id": block.get("block_id"),
            "value": typed,
        }
        return self._offer(filled, string(element.get("action_id")), self.deliver("interactive", payload))

    def _offer(self, filled: Filled, action_id: str, ack: Ack) -> list[Option]:
        problems = _check(ack.json) if ack.ok else Problems()
        if problems.found:
            self.world.complain(f"options for {action_id}: {'; '.join(problems.as_slack())}")
        options = options_of(ack.json) if ack.ok and not problems.found else []
        with self.world.lock:
            filled.suggested[action_id] = options
        return [
            Option(
                string(obj(option.get("text")).get("text")),
                string(option.get("value")),
                string(obj(option.get("description")).get("text")),
            )
            for option in options
        ]


def _check(answer: JsonObject) -> Problems:
    """At most 100 options, or 100 groups of them."""
    problems = Problems()
    if ("options" in answer) == ("option_groups" in answer) or len(answer) != 1:
        problems.add("", "must provide exactly one of: options, option_groups")
    if "options" in answer:
        array(OPTION, 100, 0)(answer["options"], "/options", problems)
    if "option_groups" in answer:
        array(OPTION_GROUP, 100, 0)(answer["option_groups"], "/option_groups", problems)
    return problems

"""Types into a select that searches: sends block_suggestion and shows the answer's options.

Chooses nothing: form_filler and button_presser do, from what was found here.
https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select
"""

from dataclasses import dataclass

from sandbox.slack.blockkit.objects import OPTION, OPTION_GROUP
from sandbox.slack.blockkit.shape import Problems, array
from sandbox.slack.delivery import Ack
from sandbox.slack.input_values import InputValues
from sandbox.slack.json_values import JsonObject, obj, string
from sandbox.slack.posted_messages import PostedMessage
from sandbox.slack.user.button_presser import ButtonPresser
from sandbox.slack.user.elements_on_screen import find_input
from sandbox.slack.user.form_filler import FormFiller
from sandbox.slack.user.input_choices import options_of
from sandbox.slack.user.session import CannotDo

MIN_QUERY = 3


@dataclass(frozen=True)
class Suggestion:
    """One suggestion as it is drawn."""

    text: str
    value: str
    description: str


class OptionSearcher(FormFiller, ButtonPresser):
    """Types into selects that search."""

    def suggests(
        self, action_id: str, typed: str, *, on: PostedMessage | None = None, home: bool = False
    ) -> list[Suggestion]:
        """What a search (in the top view, the Home tab, or a message) offers for `typed`.

        Shorter than min_query_length (3 unless the element says) nothing is sent. A late or wrong
        answer shows an empty list; a wrong one is a complaint too.
        """
        with self.state.lock:
            payload = self.envelope("block_suggestion")
            if on is not None:
                now = self.existing(on)
                self._must_see(now)
                blocks, filled = now.blocks, self.state.inputs_in(now, self.user_id)
                payload |= self._origin(now, self._channel(now))
            else:
                view = self.screen(home=home)
                blocks, filled = view.blocks, view.inputs
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

    def _offer(self, inputs: InputValues, action_id: str, ack: Ack) -> list[Suggestion]:
        problems = _check(ack.json) if ack.ok else Problems()
        if problems.found:
            self.state.complain(f"options for {action_id}: {'; '.join(problems.as_slack())}")
        options = options_of(ack.json) if ack.ok and not problems.found else []
        with self.state.lock:
            inputs.suggested[action_id] = options
        return [
            Suggestion(
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

"""A view as a person sees it: a snapshot of a modal or a Home tab.

Changes nothing; the view itself is in open_views.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from sandbox.slack.input_values import elements_of
from sandbox.slack.json_values import Json, JsonObject, obj, string
from sandbox.slack.open_views import ViewState
from sandbox.slack.posted_messages import words


@dataclass(frozen=True)
class View:
    """What is on the screen.

    `state` is Slack's `state.values`. `errors` are the sentences under inputs, by block_id;
    `trouble` is Slack's own sentence after an answer that was late or wrong.
    """

    view_id: str
    type: str
    callback_id: str
    title: str
    submit: str
    close: str
    blocks: Sequence[JsonObject]
    private_metadata: str
    hash: str
    state: Mapping[str, Json]
    errors: Mapping[str, str]
    trouble: str

    @classmethod
    def of(cls, view: ViewState) -> Self:
        content = view.content
        title, submit, close = (string(obj(content.get(key)).get("text")) for key in ("title", "submit", "close"))
        return cls(
            view_id=view.view_id,
            type=string(content.get("type")),
            callback_id=string(content.get("callback_id")),
            title=title,
            submit=submit,
            close=close,
            blocks=tuple(view.blocks),
            private_metadata=string(content.get("private_metadata")),
            hash=view.hash,
            state=view.inputs.values(),
            errors=dict(view.errors),
            trouble=view.trouble,
        )

    @property
    def shown(self) -> str:
        """Every word on it, in reading order; what was typed is in `state`."""
        return "\n".join([self.title, *(words(block) for block in self.blocks), self.submit]).strip()

    def value(self, name: str) -> Json:
        """What an input holds, by its action_id or block_id: words, an option's value, a date ..."""
        for block_id, inputs in self.state.items():
            for action_id, state in obj(inputs).items():
                if name in {block_id, action_id}:
                    return _plain(obj(state))
        raise LookupError(f"there is no input {name!r}")

    def action_ids(self) -> list[str]:
        """What can be touched, in reading order."""
        return [string(element.get("action_id")) for block in self.blocks for element in elements_of(block)]


def _plain(state: JsonObject) -> Json:
    value = next(part for key, part in state.items() if key != "type")
    if isinstance(value, list):
        return [obj(each).get("value") if isinstance(each, dict) else each for each in value]
    return value.get("value") if isinstance(value, dict) else value

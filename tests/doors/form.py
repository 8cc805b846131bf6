"""A form in front of somebody: opened by any door, typed in, looked at, submitted.

Sees what a person sees; nothing inside the bot.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sandbox.slack import Ack, PostedMessage, View
from sandbox.slack.json_values import JsonObject, obj, objects, string
from sandbox.slack.posted_messages import words as words_of
from tests.patience import PATIENCE_S
from tests.stories.scene import Scene

T = TypeVar("T")


@dataclass(frozen=True)
class Form:
    """The modal in front of the scene's person."""

    scene: Scene

    @property
    def view(self) -> View:
        shown = self.scene.person.view()
        assert shown is not None, "no form is open"
        return shown

    @property
    def preview(self) -> str:
        """The line under the words."""
        blocks = list(self.view.blocks)
        at = next(n for n, block in enumerate(blocks) if "when" in _ids(block))
        return words_of(dict(blocks[at + 1]))

    @property
    def choices(self) -> list[str]:
        """The readings to pick one of, as they are labelled."""
        radios = [obj(block.get("element")) for block in self.view.blocks if "readings" in _ids(block)]
        return [string(obj(one.get("text")).get("text")) for radio in radios for one in objects(radio.get("options"))]

    @property
    def picks(self) -> tuple[object, object, object]:
        """Date, time and minutes in the pickers."""
        view = self.view
        return view.value("date"), view.value("time"), view.value("length")

    def types(self, words: str, says: str = "") -> str:
        """Into the words, at once; the preview once it says that."""
        self.fills("when", words)
        return self.wait_preview(says)

    def fills(self, name: str, value: str | None, says: str = "") -> None:
        if not self.has(name):
            self.reveals()
        ack = self.scene.person.fills(name, value)
        assert ack is None or ack.ok, f"{name}: {ack}"
        if says:
            self.wait_preview(says)

    def has(self, name: str) -> bool:
        """Whether this field is on the screen."""
        return any(name in _ids(block) for block in self.view.blocks)

    def reveals(self) -> None:
        """The fields under More, where they are not on the screen yet."""
        if self.has("more"):
            self.clicks("More: lead, type, owner, place…")
            self.wait(lambda: self.has("owner"))

    def wait_preview(self, says: str) -> str:
        try:
            self.wait(lambda: says in self.preview)
        except TimeoutError:
            raise AssertionError(f"not {says!r} but {self.preview!r}") from None
        return self.preview

    def wait(self, what: Callable[[], T]) -> T:
        """The first true value of what stands on the screen, asked for again whenever anything changes."""
        return self.scene.stage.slack.wait_for(what, PATIENCE_S)

    def submits(self) -> Ack:
        ack = self.scene.person.submits()
        assert ack.ok or not ack.sent, ack
        return ack

    def books(self) -> View:
        """Submit it, and wait for how it ended."""
        before = self.view.view_id
        ack = self.submits()
        assert not ack.errors, ack.errors
        self.wait(lambda: self.view.title in ("Booked", "Not booked"))
        assert self.view.view_id == before
        return self.view

    def clicks(self, label: str) -> None:
        ack = self.scene.person.clicks(label=label)
        assert ack.ok, ack


def _ids(block: JsonObject) -> list[str]:
    """The action ids in a block, and its block id without its generation."""
    elements = [obj(block.get("element")), *objects(block.get("elements"))]
    return [*(string(one.get("action_id")) for one in elements), string(block.get("block_id")).partition(":")[0]]


def opened(scene: Scene, how: Callable[[], Ack]) -> Form:
    """Do that, and get the form that it opens, with whose it is known."""
    person = scene.person
    while person.view() is not None:
        person.closes(all_of_them=True)
    ack = how()
    assert ack.ok, ack
    form = Form(scene)
    form.wait(lambda: person.view() is not None and '"known":true' in form.view.private_metadata)
    return form


def by_command(scene: Scene) -> Form:
    return opened(scene, lambda: scene.person.types("/meeting", channel=scene.channel))


def by_shortcut(scene: Scene) -> Form:
    return opened(scene, lambda: scene.person.global_shortcut("schedule"))


def on_message(scene: Scene, message: PostedMessage) -> Form:
    return opened(scene, lambda: scene.person.message_shortcut(message, "schedule_message"))


EDIT = "Edit"


def by_button(scene: Scene, message: PostedMessage, label: str) -> Form:
    if label == EDIT:  # whatever it says there: "Another time", "Fill it in"
        label = next(one.text for one in message.buttons if one.action_id.startswith("edit:"))
    return opened(scene, lambda: scene.person.presses(message, label=label))

"""Types, chooses and clicks in a view.

Submitting and closing are in form_closer.
"""

from sandbox.slack.delivery import Ack
from sandbox.slack.input_values import TYPED, is_stateful
from sandbox.slack.json_values import JsonObject, items, obj, string
from sandbox.slack.open_views import ViewState
from sandbox.slack.shown_view import View
from sandbox.slack.user.elements_on_screen import ElementInBlock, action, find_button, find_input
from sandbox.slack.user.input_choices import Choice, chosen
from sandbox.slack.user.session import CannotDo, UserSession


class FormFiller(UserSession):
    """Works in the top modal, or in the Home tab with `home`."""

    def view(self) -> View | None:
        """The modal on top, if one is open."""
        stack = self.views
        return stack[-1] if stack else None

    @property
    def views(self) -> list[View]:
        """The modals that are open, the root first."""
        with self.state.lock:
            return [View.of(view) for view in self.state.open_views.stack(self.user_id)]

    def fills(self, name: str, value: Choice, *, enter: bool = True, home: bool = False) -> Ack | None:
        """Put something into an input (by action_id or block_id), as input_choices describes.

        The ack of the block_actions it sends, or None where nothing is sent: inputs send only with
        `dispatch_action`, typed ones when their configuration says so; `enter` presses Enter after
        typing.
        """
        with self.state.lock:
            view = self.screen(home=home)
            spot = find_input(view.blocks, name)
            block, element = spot
            key = string(block.get("block_id")), string(element.get("action_id"))
            found = view.inputs.suggested.get(key[1], [])
            state = chosen(element, value, found, self.user_id_of, self.channel_id_of)
            view.inputs.state[key] = state
            view.errors.pop(key[0], None)
        self.state.changed()
        if not _dispatches(spot, enter=enter):
            return None
        return self._act(view, action(spot, state, None, self._now_ts()))

    def clicks(
        self,
        action_id: str = "",
        value: str | None = None,
        *,
        label: str | None = None,
        home: bool = False,
    ) -> Ack:
        """Press a button in a view, or an entry (`value`) of a menu."""
        with self.state.lock:
            view = self.screen(home=home)
            spot = find_button(view.blocks, action_id, value, label)
        if is_stateful(spot[1]):
            raise CannotDo(f"{action_id} is filled in, not clicked")
        return self._act(view, action(spot, None, value, self._now_ts()))

    def screen(self, *, home: bool) -> ViewState:
        """The view in front of the person."""
        if home:
            found = self.state.open_views.homes.get(self.user_id)
        else:
            stack = self.state.open_views.stack(self.user_id)
            found = stack[-1] if stack else None
        if found is None:
            raise CannotDo(f"{self.profile.handle} has no {'Home tab' if home else 'modal'} open")
        return found

    def _act(self, view: ViewState, done: JsonObject) -> Ack:
        with self.state.lock:
            payload = self.envelope("block_actions") | {
                "trigger_id": self.trigger(),
                "container": {"type": "view", "view_id": view.view_id},
                "view": view.as_api(with_blocks=False),
                "actions": [done],
            }
        return self.deliver("interactive", payload)

    def _now_ts(self) -> str:
        with self.state.lock:
            return self.state.message_store.next_ts(self.state.clock())


def _dispatches(spot: ElementInBlock, *, enter: bool) -> bool:
    """Whether what was put in is sent at once."""
    block, element = spot
    if block.get("type") != "input":
        return True
    if block.get("dispatch_action") is not True:
        return False
    if element.get("type") not in TYPED:
        return True
    config = obj(element.get("dispatch_action_config"))
    when = items(config.get("trigger_actions_on")) or ["on_enter_pressed"]
    return "on_character_entered" in when or (enter and "on_enter_pressed" in when)

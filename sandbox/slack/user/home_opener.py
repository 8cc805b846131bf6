"""The app's Home tab: opening it sends app_home_opened.

https://docs.slack.dev/reference/events/app_home_opened
"""

from sandbox.slack.delivery import Ack
from sandbox.slack.event_payloads import event_callback
from sandbox.slack.json_values import JsonObject
from sandbox.slack.shown_view import View
from sandbox.slack.user.session import CannotDo, UserSession


class HomeOpener(UserSession):
    """Opens and shows the app's Home tab."""

    def opens_home(self, tab: str = "home") -> Ack:
        """Open the app's Home (or Messages) tab; the ack of the last delivery made at once."""
        self.must_be_here()
        if not self.state.switches.home_tab:
            raise CannotDo("the app has no Home tab")
        with self.state.lock:
            ts = self.state.message_store.next_ts(self.state.clock())
            existing = self.state.open_views.homes.get(self.user_id)
            event: JsonObject = {
                "type": "app_home_opened",
                "user": self.user_id,
                "channel": self.state.dm(self.profile).channel_id,
                "event_ts": ts,
                "tab": tab,
            }
            if existing is not None and tab == "home":
                event["view"] = existing.as_api(with_blocks=True)
        return self.events.send(event_callback(self.state, event))

    def home(self) -> View | None:
        """The published Home tab, if there is one."""
        with self.state.lock:
            existing = self.state.open_views.homes.get(self.user_id)
            return None if existing is None else View.of(existing)

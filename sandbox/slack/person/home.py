"""The app's Home tab: opening it sends app_home_opened.

https://docs.slack.dev/reference/events/app_home_opened
"""

import secrets

from sandbox.slack.delivery import Ack
from sandbox.slack.person.seat import LEGACY_TOKEN, CannotDo, Seat
from sandbox.slack.roster import APP_ID, BOT_USER_ID, TEAM_ID
from sandbox.slack.shown_view import View
from sandbox.slack.values import JsonObject


class HomeVisit(Seat):
    """Looks at the app's own page."""

    def opens_home(self, tab: str = "home") -> Ack:
        """Open the app's Home (or Messages) tab; the ack of the last delivery made at once."""
        self.must_be_here()
        if not self.world.switches.home_tab:
            raise CannotDo("the app has no Home tab")
        enterprise = self.world.switches.enterprise
        with self.world.lock:
            ts = self.world.board.next_ts(self.world.clock())
            standing = self.world.screens.homes.get(self.user_id)
            event: JsonObject = {
                "type": "app_home_opened",
                "user": self.user_id,
                "channel": self.world.dm(self.profile).channel_id,
                "event_ts": ts,
                "tab": tab,
            }
            if standing is not None and tab == "home":
                event["view"] = standing.as_api(with_blocks=True)
        return self.events.send(
            {
                "token": LEGACY_TOKEN,
                "team_id": TEAM_ID,
                "api_app_id": APP_ID,
                "event": event,
                "type": "event_callback",
                "event_id": "Ev" + secrets.token_hex(5).upper(),
                "event_time": int(self.world.clock()),
                "authorizations": [
                    {
                        "enterprise_id": enterprise.enterprise_id if enterprise else None,
                        "team_id": TEAM_ID,
                        "user_id": BOT_USER_ID,
                        "is_bot": True,
                        "is_enterprise_install": enterprise is not None and enterprise.installed,
                    }
                ],
                "is_ext_shared_channel": False,
            }
        )

    def home(self) -> View | None:
        """The published Home tab, if there is one."""
        with self.world.lock:
            standing = self.world.screens.homes.get(self.user_id)
            return None if standing is None else View.of(standing)

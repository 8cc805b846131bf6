"""Makes the app's manifest for Slack, with the names that bolt_app registers.

https://docs.slack.dev/reference/app-manifest. Writes nothing; `python -m bot manifest` prints it.
"""

from bot.meetings.actions import BOOK
from bot.slack import manifest_functions, mention_event
from bot.slack.listeners import shortcuts

Json = dict[str, object]

# Each scope and what it is for; there is no history scope among them.
SCOPES = {
    "commands": "to be typed, and to be in the menus",
    "chat:write": "to post the card and its thread",
    "chat:write.public": "to do so in public channels without being invited first",
    "users:read": "whose time zone a line is in, and whether that is a guest",
    "users:read.email": "who that is in LeadSquared",
    "channels:read": "whether a public channel is shared with another company",
    "groups:read": "the same of private channels that it is in",
    "app_mentions:read": "to read messages that mention it, and no others",
}
EVENTS = ("app_home_opened", "app_mention")


def manifest(url: str, command: str, *, socket: bool, workflow_step: bool = False) -> Json:
    """`url` is where the bot listens, without a path; with `socket` Slack is told no address. `workflow_step` adds a
    step to Workflow Builder, for workspaces on a paid plan: such an app cannot be distributed publicly."""
    address: Json = {} if socket else {"url": f"{url.rstrip('/')}/slack/events"}
    request: Json = {} if socket else {"request_url": f"{url.rstrip('/')}/slack/events"}
    options: Json = {} if socket else {"message_menu_options_url": f"{url.rstrip('/')}/slack/events"}
    step: Json = {"functions": dict(manifest_functions.FUNCTIONS)} if workflow_step else {}
    events = [*EVENTS, *(["function_executed"] if workflow_step else [])]
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "LeadSquared Meetings",
            "description": "Type a meeting in Slack, find the appointment in LeadSquared.",
            "background_color": "#1d3557",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": True,
            },
            "bot_user": {"display_name": mention_event.NAME, "always_online": True},
            "shortcuts": [
                {
                    "name": "Schedule a meeting",
                    "type": "global",
                    "callback_id": shortcuts.GLOBAL,
                    "description": "Book an appointment in LeadSquared",
                },
                {
                    "name": "Schedule from message",
                    "type": "message",
                    "callback_id": shortcuts.MESSAGE,
                    "description": "Book an appointment from what this message says",
                },
            ],
            "slash_commands": [
                {
                    "command": command,
                    **address,
                    "description": "Book an appointment in LeadSquared",
                    "usage_hint": BOOK.example,
                    "should_escape": True,
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        **step,
        "settings": {
            "event_subscriptions": {**request, "bot_events": events},
            "interactivity": {"is_enabled": True, **request, **options},
            "org_deploy_enabled": workflow_step,
            **({"function_runtime": "remote"} if workflow_step else {}),
            "socket_mode_enabled": socket,
            "token_rotation_enabled": False,
        },
    }

"""The bodies of Events API deliveries: the wrapper that all events share, and app_mention.

Sends nothing. https://docs.slack.dev/apis/events-api/#the-events-api__receiving-events__callback-field-overview
"""

import secrets

from sandbox.slack.json_values import JsonObject, walk
from sandbox.slack.people_and_channels import APP_ID, BOT_USER_ID, TEAM_ID
from sandbox.slack.posted_messages import PostedMessage, as_api
from sandbox.slack.workspace_state import WorkspaceState

MENTION_SCOPE = "app_mentions:read"
# the retired verification token, which an app must not trust
LEGACY_TOKEN = "retired"  # noqa: S105 -- a word that opens nothing


def event_callback(state: WorkspaceState, event: JsonObject) -> JsonObject:
    """An event in its wrapper, with an event_id of its own."""
    enterprise = state.switches.enterprise
    return {
        "token": LEGACY_TOKEN,
        "team_id": TEAM_ID,
        "api_app_id": APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": new_event_id(),
        "event_time": int(state.clock()),
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


def new_event_id() -> str:
    return "Ev" + secrets.token_hex(5).upper()


def app_mention(state: WorkspaceState, message: PostedMessage) -> JsonObject | None:
    """The delivery that a message leads to; None for one that Slack tells the app nothing of.

    The app has to be a member of the conversation, which is no direct message, and to have the scope. An edit of a
    message is a new event with the same `ts`, and with `edited`.
    https://docs.slack.dev/reference/events/app_mention
    """
    with state.lock:
        channel, author = state.channel(message.channel), state.person(message.user)
        subscribed = MENTION_SCOPE in state.scopes
        if channel is None or channel.is_im or not state.bot_is_in(channel) or not subscribed:
            return None
    if not mentions_bot(message) or message.ephemeral:
        return None
    team = author.team_id if author else TEAM_ID
    event = as_api(message, team) | {
        "type": "app_mention",
        "channel": channel.channel_id,
        "event_ts": message.edited or message.ts,
    }
    if author and author.team_id != TEAM_ID:
        event |= {"user_team": author.team_id, "source_team": author.team_id}
    return event_callback(state, event) | {"is_ext_shared_channel": channel.is_ext_shared}


def mentions_bot(message: PostedMessage) -> bool:
    """Whether the bot is mentioned in it; what stands in code is no mention."""
    nodes = [node for block in message.blocks for node in walk(dict(block))]
    if message.blocks:
        return any(node.get("type") == "user" and node.get("user_id") == BOT_USER_ID for node in nodes)
    return f"<@{BOT_USER_ID}" in message.text

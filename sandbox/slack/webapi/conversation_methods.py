"""conversations.info: what a conversation is; no message of it.

https://docs.slack.dev/reference/methods/conversations.info
"""

from sandbox.slack.json_values import JsonObject
from sandbox.slack.people_and_channels import TEAM_ID, Channel
from sandbox.slack.webapi.api_errors import ApiError
from sandbox.slack.webapi.arguments import Arguments
from sandbox.slack.webapi.channel_access import visible_place
from sandbox.slack.workspace_state import WorkspaceState


def info(state: WorkspaceState, args: Arguments) -> JsonObject:
    """Of a channel that the bot may know of, by a scope of its kind."""
    channel = visible_place(state, args.text("channel"))
    if scope_of(channel) not in state.scopes:
        raise ApiError("missing_scope")
    return {
        "channel": {
            "id": channel.channel_id,
            "name": channel.name,
            "is_channel": channel.is_public,
            "is_group": channel.is_private,
            "is_im": channel.is_im,
            "is_mpim": channel.is_mpim,
            "is_private": channel.is_private,
            "is_archived": channel.is_archived,
            "is_shared": channel.is_ext_shared,
            "is_ext_shared": channel.is_ext_shared,
            "is_pending_ext_shared": False,
            "is_member": state.bot_is_in(channel),
            "context_team_id": TEAM_ID,
        }
    }


def scope_of(channel: Channel) -> str:
    if channel.is_im:
        return "im:read"
    if channel.is_mpim:
        return "mpim:read"
    return "groups:read" if channel.is_private else "channels:read"

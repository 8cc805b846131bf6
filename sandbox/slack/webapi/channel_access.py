"""Which channels the bot can see, post to and change messages in.

Posts nothing. Errors are those the methods' own lists name.
"""

from sandbox.slack.people_and_channels import Channel
from sandbox.slack.webapi.api_errors import ApiError
from sandbox.slack.workspace_state import WorkspaceState


def visible_place(state: WorkspaceState, name: str) -> Channel:
    """A channel by id that the bot may know of: public, or one it is a member of."""
    channel = next((one for one in state.channels if one.channel_id == name), None)
    if channel is None or not (channel.is_public or state.bot_is_in(channel)):
        raise ApiError("channel_not_found")
    return channel


def place_of_message(state: WorkspaceState, name: str) -> Channel:
    """The channel of a message that is to be changed: an id, never a name or a user."""
    return visible_place(state, name)


def place_to_post(state: WorkspaceState, name: str, *, ephemeral: bool = False) -> Channel:
    """Where a new message goes: an id, the name of a public channel, or a user id for a DM."""
    channel = _named(state, name)
    if channel is None or not (channel.is_public or state.bot_is_in(channel)):
        raise ApiError("channel_not_found")
    if channel.is_archived:
        raise ApiError("is_archived")
    # chat:write.public opens public channels to chat.postMessage alone
    opened = "chat:write.public" in state.scopes and not ephemeral
    if not state.bot_is_in(channel) and not opened:
        raise ApiError("not_in_channel")
    if channel.is_read_only:
        raise ApiError("restricted_action" if ephemeral else "restricted_action_read_only_channel")
    return channel


def _named(state: WorkspaceState, name: str) -> Channel | None:
    person = next((one for one in state.people if one.user_id == name), None)
    if person is None:
        return state.channel(name)
    if person.deleted or person.is_bot or person.is_stranger:
        return None
    if not state.switches.messages_tab:
        raise ApiError("messages_tab_disabled")
    return state.dm(person)

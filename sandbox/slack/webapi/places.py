"""Which channels the bot can see, post to and change messages in.

Posts nothing. Errors are those the methods' own lists name.
"""

from sandbox.slack.roster import Channel
from sandbox.slack.webapi.refusals import Refusal
from sandbox.slack.world import World


def visible_place(world: World, name: str) -> Channel:
    """A channel by id that the bot may know of: public, or one it is a member of."""
    channel = next((one for one in world.channels if one.channel_id == name), None)
    if channel is None or not (channel.is_public or world.bot_is_in(channel)):
        raise Refusal("channel_not_found")
    return channel


def place_of_message(world: World, name: str) -> Channel:
    """Where a message to change stands: an id, never a name or a user."""
    return visible_place(world, name)


def place_to_post(world: World, name: str, *, ephemeral: bool = False) -> Channel:
    """Where a new message goes: an id, the name of a public channel, or a user id for a DM."""
    channel = _named(world, name)
    if channel is None or not (channel.is_public or world.bot_is_in(channel)):
        raise Refusal("channel_not_found")
    if channel.is_archived:
        raise Refusal("is_archived")
    # chat:write.public opens public channels to chat.postMessage alone
    opened = "chat:write.public" in world.scopes and not ephemeral
    if not world.bot_is_in(channel) and not opened:
        raise Refusal("not_in_channel")
    if channel.is_read_only:
        raise Refusal("restricted_action" if ephemeral else "restricted_action_read_only_channel")
    return channel


def _named(world: World, name: str) -> Channel | None:
    person = next((one for one in world.people if one.user_id == name), None)
    if person is None:
        return world.channel(name)
    if person.deleted or person.is_bot or person.is_stranger:
        return None
    if not world.switches.messages_tab:
        raise Refusal("messages_tab_disabled")
    return world.dm(person)

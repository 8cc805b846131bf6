"""conversations.*: channels and what stands in them, each kind behind its own scope.

https://docs.slack.dev/reference/methods/conversations.info
"""

from sandbox.slack.messages import Message, as_api
from sandbox.slack.roster import BOT_USER_ID, TEAM_ID, Channel, Profile
from sandbox.slack.values import Json, JsonObject
from sandbox.slack.webapi.arguments import Arguments
from sandbox.slack.webapi.places import visible_place
from sandbox.slack.webapi.refusals import Refusal
from sandbox.slack.world import World


def conversations_open(world: World, args: Arguments) -> JsonObject:
    """The DM with one person (im:write), or the group DM with several (mpim:write)."""
    with world.lock:
        if args.has("channel"):
            return {"channel": {"id": visible_place(world, args.text("channel")).channel_id}}
        people = _named_people(world, args)
        _want(world, "im:write" if len(people) == 1 else "mpim:write")
        members = {person.user_id for person in people} | {BOT_USER_ID}
        standing = next(
            (one for one in world.channels if one.members == members and (one.is_im or one.is_mpim)),
            None,
        )
        channel = standing or _opened(world, people, members)
    answer: JsonObject = {"channel": {"id": channel.channel_id}}
    if args.flag("return_im") and channel.is_im:
        answer["channel"] = {
            "id": channel.channel_id,
            "is_im": True,
            "is_archived": False,
            "user": people[0].user_id,
        }
    return answer | ({"no_op": True, "already_open": True} if standing else {})


def conversations_info(world: World, args: Arguments) -> JsonObject:
    with world.lock:
        channel = visible_place(world, args.text("channel"))
        _want(world, f"{_kind(channel)}:read")
        info: JsonObject = {
            "id": channel.channel_id,
            "name": channel.name,
            "is_channel": channel.is_public,
            "is_group": channel.is_private,
            "is_im": channel.is_im,
            "is_mpim": channel.is_mpim,
            "is_private": not channel.is_public,
            "is_archived": channel.is_archived,
            "is_member": world.bot_is_in(channel),
            "is_ext_shared": channel.is_ext_shared,
            "is_shared": channel.is_ext_shared,
            "is_read_only": channel.is_read_only,
            "context_team_id": TEAM_ID,
        }
        if args.flag("include_num_members"):
            info["num_members"] = len(channel.members)
    return {"channel": info}


def conversations_history(world: World, args: Arguments) -> JsonObject:
    """The root messages, newest first."""
    with world.lock:
        channel = visible_place(world, args.text("channel"))
        _want(world, f"{_kind(channel)}:history")
        if not world.bot_is_in(channel):
            raise Refusal("not_in_channel")
        roots = [
            message
            for message in world.board.in_channel(channel.channel_id)
            if message.thread_ts is None and not message.deleted and not message.ephemeral
        ]
    return _page(roots[::-1])


def conversations_replies(world: World, args: Arguments) -> JsonObject:
    """A root message and its replies, oldest first."""
    with world.lock:
        channel = visible_place(world, args.text("channel"))
        _want(world, f"{_kind(channel)}:history")
        root = world.board.find(channel.channel_id, args.text("ts"))
        if root is None or root.deleted or root.ephemeral or not world.bot_is_in(channel):
            raise Refusal("thread_not_found")
        replies = world.board.replies(channel.channel_id, root.thread_ts or root.ts)
    return _page([root, *(reply for reply in replies if not reply.ephemeral)])


def conversations_join(world: World, args: Arguments) -> JsonObject:
    """Make the bot a member of a public channel."""
    with world.lock:
        channel = visible_place(world, args.text("channel"))
        if not channel.is_public:
            raise Refusal("method_not_supported_for_channel_type")
        if channel.is_archived:
            raise Refusal("is_archived")
        channel.members.add(BOT_USER_ID)
    world.changed()
    return {"channel": {"id": channel.channel_id, "name": channel.name, "is_member": True}}


def _named_people(world: World, args: Arguments) -> list[Profile]:
    names = [name for name in args.text("users").split(",") if name]
    if not names:
        raise Refusal("users_list_not_supplied")
    people = [person for person in world.people if person.user_id in names]
    if len(people) != len(names):
        raise Refusal("user_not_found")
    if any(person.deleted for person in people):
        raise Refusal("user_disabled")
    if any(person.is_stranger for person in people):
        raise Refusal("user_not_visible")
    return people


def _opened(world: World, people: list[Profile], members: set[str]) -> Channel:
    if len(people) == 1:
        return world.dm(people[0])
    name = "mpdm-" + "--".join(person.handle for person in people) + "-1"
    channel = Channel(f"G0NEW{len(world.channels)}", name, members, is_mpim=True)
    world.channels.append(channel)
    return channel


def _kind(channel: Channel) -> str:
    """What the scopes for this kind of channel begin with."""
    if channel.is_im:
        return "im"
    if channel.is_mpim:
        return "mpim"
    return "groups" if channel.is_private else "channels"


def _want(world: World, scope: str) -> None:
    if scope not in world.scopes:
        raise Refusal("missing_scope", needed=scope)


def _page(messages: list[Message]) -> JsonObject:
    page: list[Json] = [as_api(message) for message in messages]
    return {"messages": page, "has_more": False}

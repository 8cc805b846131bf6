"""chat.*: posting, changing and deleting messages, with the rules of where the bot may.

https://docs.slack.dev/reference/methods/chat.postMessage
"""

from dataclasses import replace

from sandbox.slack.blockkit import check_blocks
from sandbox.slack.json_values import JsonObject, objects
from sandbox.slack.people_and_channels import BOT_ID, BOT_USER_ID, Channel
from sandbox.slack.posted_messages import PostedMessage, as_api, with_ids
from sandbox.slack.webapi.api_errors import ApiError, RateLimited, refuse_problems
from sandbox.slack.webapi.arguments import Arguments
from sandbox.slack.webapi.channel_access import place_of_message, place_to_post
from sandbox.slack.workspace_state import WorkspaceState

CUT_AT = 40_000
UPDATE_LIMIT = 4_000


def post_message(state: WorkspaceState, args: Arguments) -> JsonObject:
    """A message everybody there can read; text past 40,000 characters is cut, as Slack does."""
    draft = _draft(args, too_long="")
    with state.lock:
        channel = place_to_post(state, args.text("channel"))
        _keep_pace(state, channel)
        thread_ts = _thread(state, channel, args)
        if channel.is_non_threadable and thread_ts:
            raise ApiError("restricted_action_non_threadable_channel")
        if channel.is_thread_only and not thread_ts:
            raise ApiError("restricted_action_thread_only_channel")
        message = state.post(
            replace(
                draft,
                channel=channel.channel_id,
                thread_ts=thread_ts,
                broadcast=args.flag("reply_broadcast") and thread_ts is not None,
            )
        )
    answer: JsonObject = {"channel": channel.channel_id, "ts": message.ts}
    return answer | {"message": as_api(message)}


def post_ephemeral(state: WorkspaceState, args: Arguments) -> JsonObject:
    """A message one member of the channel can read. The bot must be a member itself.

    Slack shows one in a thread only where the thread has a reply already: elsewhere it is accepted, and seen by nobody.
    https://docs.slack.dev/reference/methods/chat.postEphemeral
    """
    draft = _draft(args, too_long="msg_too_long")
    with state.lock:
        channel = place_to_post(state, args.text("channel"), ephemeral=True)
        reader = state.person(args.text("user"))
        if reader is None or reader.deleted or reader.user_id not in channel.members:
            raise ApiError("user_not_in_channel")
        thread_ts = _thread(state, channel, args)
        replies = state.message_store.replies(channel.channel_id, thread_ts) if thread_ts else ()
        unseen = thread_ts is not None and all(one.ephemeral for one in replies)
        message = state.post(
            replace(
                draft,
                channel=channel.channel_id,
                thread_ts=thread_ts,
                ephemeral_to=reader.user_id,
                metadata={},
                deleted=unseen,
            )
        )
    if unseen:
        state.complain("an ephemeral message in a thread that has no reply yet: nobody sees it")
    return {"message_ts": message.ts}


def update(state: WorkspaceState, args: Arguments) -> JsonObject:
    """Change one of the bot's own messages. Blocks stay when none are given, `[]` removes them."""
    with state.lock:
        message = _own_message(state, args, "cant_update_message")
        draft = _draft(args, too_long="msg_too_long", most=UPDATE_LIMIT)
        changed = state.put(
            replace(
                message,
                text=draft.text if args.has("text") else message.text,
                blocks=message.blocks if args.given.get("blocks") is None else draft.blocks,
                attachments=draft.attachments if args.has("attachments") else message.attachments,
                metadata=draft.metadata or message.metadata,
                parses_names=draft.parses_names,
                edited=state.message_store.next_ts(state.clock()),
            )
        )
    shown = as_api(changed)
    for key in ("ts", "thread_ts", "attachments"):
        shown.pop(key, None)
    return {
        "channel": changed.channel,
        "ts": changed.ts,
        "text": changed.text,
        "message": shown,
    }


def delete(state: WorkspaceState, args: Arguments) -> JsonObject:
    """Delete one of the bot's own messages."""
    with state.lock:
        message = _own_message(state, args, "cant_delete_message")
        state.put(replace(message, deleted=True))
    return {"channel": message.channel, "ts": message.ts}


def _draft(args: Arguments, *, too_long: str, most: int = CUT_AT) -> PostedMessage:
    """The message of a call, checked; its channel is decided elsewhere."""
    text = args.text("text")
    if too_long and len(text) > most:
        raise ApiError(too_long)
    blocks = args.json("blocks", "invalid_blocks_format")
    if blocks is not None and not isinstance(blocks, list):
        raise ApiError("invalid_blocks_format")
    refuse_problems("invalid_blocks", check_blocks(blocks or []))
    attachments = args.json("attachments", "invalid_arguments")
    if len(objects(attachments)) > 100:
        raise ApiError("too_many_attachments")
    markdown = args.text("markdown_text")
    if markdown and (text or blocks):
        raise ApiError("markdown_text_conflict")
    if not (text.strip() or blocks or attachments or markdown):
        raise ApiError("no_text")
    return PostedMessage(
        ts="",
        thread_ts=None,
        text=(text or markdown)[:CUT_AT],
        blocks=with_ids(blocks),
        attachments=objects(attachments),
        user=BOT_USER_ID,
        bot_id=BOT_ID,
        channel="",
        parses_names=args.flag("link_names") or args.text("parse") == "full",
        metadata=_metadata(args),
    )


def _metadata(args: Arguments) -> JsonObject:
    given = args.object("metadata", "invalid_metadata_format")
    well_formed = isinstance(given.get("event_type"), str) and isinstance(given.get("event_payload"), dict)
    if given and not well_formed:
        raise ApiError("invalid_metadata_format")
    return given


def _thread(state: WorkspaceState, channel: Channel, args: Arguments) -> str | None:
    """The thread to answer in: its root must exist there and be no reply itself."""
    thread_ts = args.text("thread_ts")
    if not thread_ts:
        return None
    root = state.message_store.find(channel.channel_id, thread_ts)
    exists = root is not None and not root.ephemeral and root.thread_ts is None
    if exists and root is not None and root.deleted:
        exists = bool(state.message_store.replies(channel.channel_id, thread_ts))
    if not exists:
        # methods.json names no better error for a thread that is not there
        raise ApiError("cannot_reply_to_message")
    return thread_ts


def _own_message(state: WorkspaceState, args: Arguments, not_mine: str) -> PostedMessage:
    channel = place_of_message(state, args.text("channel"))
    message = state.message_store.find(channel.channel_id, args.text("ts"))
    if message is None or message.deleted or message.ephemeral:
        raise ApiError("message_not_found")
    if message.bot_id != BOT_ID:
        raise ApiError(not_mine)
    return message


def _keep_pace(state: WorkspaceState, channel: Channel) -> None:
    if not state.switches.one_message_a_second:
        return
    now_s = state.clock()
    if now_s - state.last_post_at.get(channel.channel_id, 0.0) < 1.0:
        raise RateLimited(1)
    state.last_post_at[channel.channel_id] = now_s

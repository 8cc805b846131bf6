"""response_urls: posts that need no membership, five times within half an hour.

https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
"""

import json
from dataclasses import dataclass, replace

from sandbox.slack.blockkit import check_blocks
from sandbox.slack.messages import Message, with_ids
from sandbox.slack.roster import BOT_ID, BOT_USER_ID
from sandbox.slack.triggers import Hook
from sandbox.slack.values import Json, JsonObject, objects, string
from sandbox.slack.world import World

KEYS = frozenset(
    {
        "text",
        "blocks",
        "attachments",
        "response_type",
        "replace_original",
        "delete_original",
        "thread_ts",
        "mrkdwn",
        "unfurl_links",
        "unfurl_media",
        "metadata",
        "parse",
        "link_names",
    }
)


@dataclass(frozen=True)
class HookAnswer:
    """The HTTP answer: `ok`, or an error name with the status Slack's webhooks use."""

    status: int
    body: str
    detail: tuple[str, ...] = ()


OK = HookAnswer(200, "ok")


def use_hook(world: World, path: str, raw: bytes) -> tuple[HookAnswer, JsonObject]:
    """Do what one post to a response_url asks, and the body as it was read."""
    hook = world.tickets.use(path)
    if isinstance(hook, str):
        return HookAnswer(404, json.dumps({"ok": False, "error": hook})), {}
    try:
        body: Json = json.loads(raw)
    except ValueError:
        body = None
    if not isinstance(body, dict):
        return HookAnswer(400, "invalid_payload"), {}
    return _act(world, hook, body), body


def _act(world: World, hook: Hook, body: JsonObject) -> HookAnswer:
    found = wrong_in(body)
    if found:
        return HookAnswer(400, found[0], tuple(found[1:]))
    original = None
    if hook.message_ts is not None:
        original = world.board.find(hook.channel_id, hook.message_ts)
    if body.get("delete_original") is True:
        if original is not None:
            world.put(replace(original, deleted=True))
        return OK
    if not (body.get("text") or body.get("blocks") or body.get("attachments")):
        return HookAnswer(400, "no_text")
    # a command has no original: replacing it is posting
    if body.get("replace_original") is True and original is not None and not original.deleted:
        if original.bot_id != BOT_ID:
            return HookAnswer(400, "cant_update_message")
        world.put(_replaced(world, original, body))
        return OK
    world.post(answer_message(body, hook.channel_id, hook.user_id))
    return OK


def wrong_in(body: JsonObject) -> list[str]:
    """What Slack would refuse in the body of an answer: the error name, then what was found."""
    unknown = sorted(body.keys() - KEYS)
    if unknown:
        return ["invalid_payload", *(f"unknown key: {key}" for key in unknown)]
    if body.get("response_type") not in {None, "ephemeral", "in_channel"}:
        return ["invalid_payload", "response_type must be ephemeral or in_channel"]
    if not isinstance(body.get("text", ""), str):
        return ["invalid_payload", "text must be a string"]
    problems = check_blocks(body.get("blocks") or [])
    return ["invalid_blocks", *problems.as_slack()] if problems.found else []


def answer_message(body: JsonObject, channel_id: str, user_id: str) -> Message:
    """A message as an answer asks for it: ephemeral unless `in_channel`.

    `thread_ts` is ignored, as Slack does: a response_url cannot answer into a thread.
    """
    return Message(
        ts="",
        thread_ts=None,
        text=string(body.get("text")),
        blocks=with_ids(body.get("blocks")),
        attachments=objects(body.get("attachments")),
        user=BOT_USER_ID,
        bot_id=BOT_ID,
        channel=channel_id,
        ephemeral_to=None if body.get("response_type") == "in_channel" else user_id,
        parses_names=body.get("link_names") in (True, 1) or body.get("parse") == "full",
    )


def _replaced(world: World, original: Message, body: JsonObject) -> Message:
    fresh = answer_message(body, original.channel, original.user)
    return replace(
        original,
        text=fresh.text,
        blocks=fresh.blocks,
        attachments=fresh.attachments,
        parses_names=fresh.parses_names,
        edited=world.board.next_ts(world.clock()),
    )

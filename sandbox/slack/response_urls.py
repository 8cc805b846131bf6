"""response_urls: posts that need no membership, five times within half an hour.

https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
"""

import json
from dataclasses import dataclass, replace

from sandbox.slack.blockkit import check_blocks
from sandbox.slack.expiring_ids import ResponseUrl
from sandbox.slack.json_values import Json, JsonObject, objects, string
from sandbox.slack.people_and_channels import BOT_ID, BOT_USER_ID
from sandbox.slack.posted_messages import PostedMessage, with_ids
from sandbox.slack.workspace_state import WorkspaceState

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
class ResponseUrlAnswer:
    """The HTTP answer: `ok`, or an error name with the status Slack's webhooks use."""

    status: int
    body: str
    detail: tuple[str, ...] = ()


OK = ResponseUrlAnswer(200, "ok")


def use_response_url(state: WorkspaceState, path: str, raw: bytes) -> tuple[ResponseUrlAnswer, JsonObject]:
    """Do what one post to a response_url asks, and the body as it was read."""
    response_url = state.expiring_ids.use(path)
    if isinstance(response_url, str):
        return ResponseUrlAnswer(404, json.dumps({"ok": False, "error": response_url})), {}
    try:
        body: Json = json.loads(raw)
    except ValueError:
        body = None
    if not isinstance(body, dict):
        return ResponseUrlAnswer(400, "invalid_payload"), {}
    return _act(state, response_url, body), body


def _act(state: WorkspaceState, response_url: ResponseUrl, body: JsonObject) -> ResponseUrlAnswer:
    found = wrong_in(body)
    if found:
        return ResponseUrlAnswer(400, found[0], tuple(found[1:]))
    original = None
    if response_url.message_ts is not None:
        original = state.message_store.find(response_url.channel_id, response_url.message_ts)
    if body.get("delete_original") is True:
        if original is not None:
            state.put(replace(original, deleted=True))
        return OK
    if not (body.get("text") or body.get("blocks") or body.get("attachments")):
        return ResponseUrlAnswer(400, "no_text")
    # a command has no original: replacing it is posting
    if body.get("replace_original") is True and original is not None and not original.deleted:
        if original.bot_id != BOT_ID:
            return ResponseUrlAnswer(400, "cant_update_message")
        state.put(_replaced(state, original, body))
        return OK
    state.post(answer_message(body, response_url.channel_id, response_url.user_id))
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


def answer_message(body: JsonObject, channel_id: str, user_id: str) -> PostedMessage:
    """A message as an answer asks for it: ephemeral unless `in_channel`.

    `thread_ts` is ignored, as Slack does: a response_url cannot answer into a thread.
    """
    return PostedMessage(
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


def _replaced(state: WorkspaceState, original: PostedMessage, body: JsonObject) -> PostedMessage:
    fresh = answer_message(body, original.channel, original.user)
    return replace(
        original,
        text=fresh.text,
        blocks=fresh.blocks,
        attachments=fresh.attachments,
        parses_names=fresh.parses_names,
        edited=state.message_store.next_ts(state.clock()),
    )

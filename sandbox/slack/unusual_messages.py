"""Messages that nobody typed in the composer: of workflows and apps, forwarded ones, ones with files.

Only made here; each looks as a message shortcut's payload carries it.
https://docs.slack.dev/reference/events/message
"""

from collections.abc import Sequence

from sandbox.slack.json_values import Json, JsonObject
from sandbox.slack.posted_messages import PostedMessage, as_api
from sandbox.slack.rich_text import rich_text

# what Slack writes into the text of a message that has only blocks
STOPGAP = "This content can't be displayed."


def of_workflow(channel: str, words: str, *, text: str = "") -> PostedMessage:
    """What a workflow posts: its text is in a rich_text block, `text` is empty or a stopgap sentence."""
    extra: JsonObject = {"subtype": "bot_message", "username": "New demo request"}
    return _of_app(channel, text, [rich_text(words)], (), extra)


def of_app(channel: str, blocks: Sequence[JsonObject], *, text: str = STOPGAP) -> PostedMessage:
    """What another app posts in blocks."""
    return _of_app(channel, text, blocks, (), {})


def of_app_in_attachments(channel: str, attachments: Sequence[JsonObject], *, text: str = "") -> PostedMessage:
    """What another app posts in the older attachments, as `{"title": .., "text": .., "fields": [..]}`."""
    return _of_app(channel, text, (), attachments, {})


def forwarded(channel: str, by: str, original: PostedMessage, *, text: str = "", permalink: str = "") -> PostedMessage:
    """Somebody's message shared by `by`, a user id: its text is in an attachment, `text` is what was added."""
    shared: JsonObject = {
        "is_msg_unfurl": True,
        "is_share": True,
        "author_id": original.user,
        "author_name": original.user,
        "channel_id": original.channel,
        "ts": original.ts,
        "text": original.text,
        "fallback": f"[{original.ts}] {original.user}: {original.text}",
        "from_url": permalink,
        "message_blocks": [
            {"team": "T0ACME", "channel": original.channel, "ts": original.ts, "message": as_api(original)}
        ],
        "footer": "Slack Conversation",
    }
    return PostedMessage("", None, text, [rich_text(text)] if text else (), by, channel, attachments=(shared,))


def with_file(channel: str, by: str, name: str, *, text: str = "", preview: str = "") -> PostedMessage:
    """A file that `by` shared; `preview` are the first words of a text file or of an e-mail."""
    kind = name.rpartition(".")[2] or "txt"
    file: JsonObject = {
        "id": "F0" + name.upper().replace(".", ""),
        "name": name,
        "title": name,
        "mimetype": "text/plain" if kind in {"txt", "eml"} else "application/octet-stream",
        "filetype": kind,
        "user": by,
        "size": len(preview),
        "mode": "snippet" if preview else "hosted",
        "is_external": False,
        **({"preview": preview, "plain_text": preview} if preview else {}),
    }
    files: list[Json] = [file]
    blocks = [rich_text(text)] if text else []
    return PostedMessage("", None, text, blocks, by, channel, extra={"files": files, "upload": False})


def _of_app(
    channel: str, text: str, blocks: Sequence[JsonObject], attachments: Sequence[JsonObject], extra: JsonObject
) -> PostedMessage:
    return PostedMessage(
        "",
        None,
        text,
        blocks,
        "",
        channel,
        bot_id="B0OTHER",
        attachments=attachments,
        extra={**extra, "app_id": "A0OTHER"},
    )

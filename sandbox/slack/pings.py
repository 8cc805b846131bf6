"""Whom a message would notify, by its content.

Takes the stricter reading: what might ping, pings. Edits and membership are not considered.
https://docs.slack.dev/messaging/formatting-message-text#special-mentions
"""

import re
from collections.abc import Iterator

from sandbox.slack.json_values import string, walk
from sandbox.slack.posted_messages import PostedMessage

_MARKED = re.compile(r"<(?:!(channel|here|everyone)|@([UW]\w+)|!(subteam\^\w+))(?:\|[^>]*)?>")
_BARE = re.compile(r"(?<![\w@<])@(channel|here|everyone)\b")
_NAMED = re.compile(r"(?<![\w@<])@([\w-]+(?:\.[\w-]+)*)")


def pings(message: PostedMessage, handles: dict[str, str]) -> set[str]:
    """`channel`, `here`, `everyone`, `subteam^S..` and user ids; `handles` maps handle to user id.

    The top-level text counts beside the blocks: it is what the notification reads out. In it, bare
    names count only with link_names or parse=full; in a block's mrkdwn without `verbatim` bare
    @here, @channel and @everyone do. plain_text never pings.
    """
    found = set(_marked(message.text))
    if message.parses_names:
        found |= set(_BARE.findall(message.text))
        found |= {handles[name] for name in _NAMED.findall(message.text) if name in handles}
    for node in (node for block in message.blocks for node in walk(dict(block))):
        kind = node.get("type")
        if kind in {"mrkdwn", "markdown"}:
            text = string(node.get("text"))
            found |= set(_marked(text))
            if node.get("verbatim") is not True:
                found |= set(_BARE.findall(text))
        elif kind == "user" and node.get("user_id"):
            found.add(string(node["user_id"]))
        elif kind == "usergroup":
            found.add("subteam^" + string(node.get("usergroup_id")))
        elif kind == "broadcast":
            found.add(string(node.get("range")))
    return found


def _marked(text: str) -> Iterator[str]:
    for match in _MARKED.finditer(text):
        yield next(part for part in match.groups() if part)

"""The rich_text block that Slack's clients send beside the text of what people type.

Reads a message's text as Slack writes it; what its marks mean to an app is the app's matter.
https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

import re
from html import unescape
from typing import Final

from sandbox.slack.json_values import Json, JsonObject

# A mark counts where a word could begin and end: 3~4pm, Room_4_blue and 2*3 have none.
_PIECES: Final = re.compile(
    r"<(?P<target>[^<>|]+)(?:\|(?P<label>[^<>]*))?>"
    r"|(?<![\w:]):(?P<emoji>[a-z0-9_+'-]+(?:::skin-tone-\d)?):(?!\w)"
    r"|`(?P<code>[^`\n]+)`"
    r"|(?<!\w)(?P<mark>[*_~])(?=\S)(?P<inner>(?:(?!(?P=mark)).)*?\S)(?P=mark)(?!\w)"
)
_STYLES: Final = {"*": "bold", "_": "italic", "~": "strike"}
_QUOTE: Final = "&gt;"


def rich_text(text: str) -> JsonObject:
    """The block for a message's text: its lines as sections, quotes and code apart."""
    parts: list[Json] = []
    for number, piece in enumerate(text.split("```")):
        if number % 2:
            code: JsonObject = {"type": "text", "text": unescape(piece.strip("\n"))}
            parts.append({"type": "rich_text_preformatted", "border": 0, "elements": [code]})
        else:
            parts += _lines(piece.strip("\n")) if piece.strip() else []
    return {"type": "rich_text", "block_id": "words", "elements": parts}


def _lines(text: str) -> list[Json]:
    """Neighbouring lines of one kind are one part."""
    runs: list[tuple[bool, list[str]]] = []
    for line in text.split("\n"):
        quoted = line.startswith(_QUOTE)
        if not runs or runs[-1][0] != quoted:
            runs.append((quoted, []))
        runs[-1][1].append(line.removeprefix(_QUOTE).lstrip() if quoted else line)
    return [
        {
            "type": "rich_text_quote" if quoted else "rich_text_section",
            "elements": _elements("\n".join(lines), {}),
        }
        for quoted, lines in runs
    ]


def _elements(text: str, style: JsonObject) -> list[Json]:
    found: list[Json] = []
    at = 0
    for piece in _PIECES.finditer(text):
        found += _words(text[at : piece.start()], style)
        at = piece.end()
        if piece["target"]:
            found.append(_target(piece["target"], piece["label"], style))
        elif piece["emoji"]:
            found.append({"type": "emoji", "name": piece["emoji"]})
        elif piece["code"]:
            found += _words(piece["code"], style | {"code": True})
        else:
            found += _elements(piece["inner"], style | {_STYLES[piece["mark"]]: True})
    return found + _words(text[at:], style)


def _words(text: str, style: JsonObject) -> list[Json]:
    if not text:
        return []
    element: JsonObject = {"type": "text", "text": unescape(text)}
    return [element | ({"style": style} if style else {})]


def _target(target: str, label: str | None, style: JsonObject) -> JsonObject:
    if target.startswith("@"):
        return {"type": "user", "user_id": target[1:]}
    if target.startswith("#"):
        return {"type": "channel", "channel_id": target[1:]}
    if target.startswith("!"):
        return {"type": "broadcast", "range": target[1:]}
    link: JsonObject = {"type": "link", "url": unescape(target)}
    if label:
        link["text"] = unescape(label)
    return link | ({"style": style} if style else {})

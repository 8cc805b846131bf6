"""Reads the words of Slack's blocks as runs of text.

rich_text, sections, headers, tables, and unknown kinds: of any JSON it reads what is text. Buttons, menus and inputs
are left out. Pure.
https://docs.slack.dev/reference/block-kit/blocks
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.slack import mrkdwn
from bot.slack.plain_text import GAP, TextRun

Json = Mapping[str, object]
# Limits: nesting deeper than Slack's, and more texts and characters than a message has.
DEEPEST, MOST, READ = 12, 2000, 10_000
NEW_LINE = TextRun("\n")
# Lines of their own in a rich_text; what is in one of them stands on the same line.
_LINES = frozenset({"rich_text_section", "rich_text_preformatted", "rich_text_quote"})
# Not words: what can be pressed, picked or filled in, and images.
_CONTROLS = frozenset({"actions", "input", "button", "image", "overflow", "divider"})
# The keys that hold text or more blocks, in reading order.
_KEYS = ("title", "author", "name", "text", "description", "body", "fields", "elements", "rows", "blocks", "call", "v1")


@dataclass(frozen=True)
class Names:
    """What Slack says elsewhere of ids that a rich_text has without a name."""

    channels: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)


def runs(blocks: object, names: Names) -> Iterator[TextRun]:
    """Each block on lines of its own; of very many words the first."""
    left = READ
    for run in itertools.islice(_joined([_of(one, names, 0) for one in _objects(blocks)]), MOST):
        yield run if len(run.text) <= left else replace(run, text=run.text[:left])
        left -= len(run.text) + 1
        if left <= 0:
            return


def _of(node: Json, names: Names, depth: int) -> Iterator[TextRun]:
    kind = _string(node, "type")
    if depth > DEEPEST or kind in _CONTROLS:
        return
    if kind in _LINES:
        for one in _objects(node.get("elements")):
            yield from _inline(one, names)
    elif kind == "mrkdwn":
        yield from mrkdwn.runs(_string(node, "text")[:READ], names.channels)
    elif kind == "markdown":
        yield from mrkdwn.markdown(_string(node, "text")[:READ])
    elif kind in ("plain_text", "raw_text", "text"):
        yield TextRun(mrkdwn.without_emoji(mrkdwn.unescaped(_string(node, "text")[:READ])))
    else:
        yield from _joined([_under(node.get(key), names, depth) for key in _KEYS if key in node])
        if url := _string(node, "join_url"):
            yield from (NEW_LINE, TextRun("", url))


def _under(value: object, names: Names, depth: int) -> Iterator[TextRun]:
    """What stands under one of the keys: a text object, more blocks, the cells of a table."""
    if isinstance(value, str):
        yield TextRun(mrkdwn.without_emoji(mrkdwn.unescaped(value[:READ])))
    elif isinstance(value, Mapping):
        yield from _of(value, names, depth + 1)
    elif isinstance(value, list) and depth <= DEEPEST:
        yield from _joined([_under(one, names, depth + 1) for one in value if not isinstance(one, str)])


def _inline(node: Json, names: Names) -> Iterator[TextRun]:
    """https://docs.slack.dev/reference/block-kit/blocks/rich-text-block#element-types"""
    style = node.get("style")
    if isinstance(style, Mapping) and style.get("strike") is True:
        yield TextRun(GAP)
        return
    kind = node.get("type")
    text = _string(node, "text").replace(GAP, " ")
    if kind == "text":
        yield TextRun(text)
    elif kind == "link":
        yield TextRun(text, _string(node, "url"))
    elif kind == "user":
        user = _string(node, "user_id")
        yield TextRun(names.members.get(user, ""), user=user)
    elif kind == "channel":
        name = names.channels.get(_string(node, "channel_id"))
        yield TextRun(f"#{name}" if name else mrkdwn.SOME_CHANNEL)
    elif kind == "usergroup":
        yield TextRun(names.groups.get(_string(node, "usergroup_id")) or mrkdwn.SOME_GROUP)
    elif kind == "broadcast":
        yield TextRun(f"@{_string(node, 'range')}")
    elif kind == "date":
        yield TextRun(mrkdwn.moment(node.get("timestamp"), _string(node, "format"), _string(node, "fallback")))
    elif kind == "color":
        yield TextRun(_string(node, "value"))
    else:
        yield TextRun(GAP)


def _joined(parts: Sequence[Iterator[TextRun]]) -> Iterator[TextRun]:
    """With a line break between those that have words."""
    some = False
    for part in parts:
        first = True
        for run in part:
            if first and some:
                yield NEW_LINE
            first = False
            yield run
        some = some or not first


def _objects(value: object) -> list[Json]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _string(node: Json, key: str) -> str:
    value = node.get(key)
    return value if isinstance(value, str) else ""

"""Finds the words that people see in a message, wherever Slack stores them.

Its blocks, else its text; then what it quotes or forwards, else its files. Pure.
https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload
"""

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.slack import block_text, mrkdwn
from bot.slack.block_text import NEW_LINE, READ, Json, Names
from bot.slack.plain_text import TextRun, plain_text

# What apps write in `text` when the words are elsewhere, in lower case.
_STOPGAPS = frozenset(
    {
        "this content can't be displayed",
        "this message can't be displayed",
        "this message contains interactive elements",
        "no preview available",
        "fallback",
        "fallback text",
        "new message",
        "you have a new message",
        "new notification",
        "you have a new notification",
        "message from workflow",
        "uploaded a file",
        "shared a file",
        "a file",
        "image",
        "attachment",
    }
)
_LABELLED = re.compile(r"<(?P<sign>[@#]|!subteam\^)(?P<id>[^<>|]+)\|(?P<label>[^<>]+)>")
# As much of a text as tells whether it is a stopgap.
SOME = 50
# So many attachments and files of one message are read.
MOST, FIELDS = 10, 20


@dataclass(frozen=True)
class MessageWords:
    """`runs` are the words; `spoken` those of them that `author` said at `ts`, which the others may not be: a message
    that is forwarded was said by somebody else, at another time."""

    runs: tuple[TextRun, ...]
    spoken: tuple[TextRun, ...]
    author: str
    ts: str


def words_of(message: Json, names: Names | None = None) -> MessageWords:
    """{"user": "U2", "ts": "1503435956.000247", "text": "See *this*", "blocks": [{"type": "rich_text", ...}],
    "attachments": [{"is_share": true, "author_id": "U3", "ts": "1503430000.000100", "text": "Tomorrow 3pm", ...}],
    "files": [{"title": "Agenda", "plain_text": "..."}]}
    """
    text = _string(message, "text")[:READ]
    names = _named_in(text, names or Names())
    own = _own(message, names)
    shown = [one for one in _objects(message, "attachments") if own == () or not _is_preview(one)]
    attached = list(_together(shown, lambda one: _attachment(one, names)))
    parts = [*([own] if _says(own) else []), *(part for _, part in attached)]
    if not parts:
        parts = [part for _, part in _together(_objects(message, "files"), _file)]
    runs = tuple(itertools.chain.from_iterable(_apart(parts)))
    whole = MessageWords(runs, runs, _string(message, "user"), _string(message, "ts"))
    forwarded = [(one, part) for one, part in attached if _is_forwarded(one)]
    if not forwarded:
        return whole
    first, spoken = forwarded[0]
    quoted = {_string(one, "from_url") for one, _ in forwarded}
    if _says(tuple(run for run in own if run.target not in quoted)):
        return replace(whole, spoken=own)
    return MessageWords(runs, spoken, _string(first, "author_id"), _string(first, "ts") or whole.ts)


def _together(
    objects: list[Json], read: Callable[[Json], Iterator[TextRun]]
) -> Iterator[tuple[Json, tuple[TextRun, ...]]]:
    """The words of each that has some, until there are more than anybody reads."""
    left = READ
    for one in objects[:MOST]:
        part = tuple(read(one))
        if _says(part):
            yield one, part
        left -= sum(len(run.text) for run in part)
        if left <= 0:
            return


def _own(message: Json, names: Names) -> tuple[TextRun, ...]:
    """Blocks are what people see, and what Slack takes them from; `text` is for notifications where there are any."""
    seen = tuple(block_text.runs(message.get("blocks"), names))
    if _says(seen):
        return seen
    text = tuple(mrkdwn.runs(_string(message, "text")[:READ], names.channels))
    return text if _says(text) else ()


def _says(runs: tuple[TextRun, ...]) -> bool:
    words = plain_text(runs[:SOME]).text
    return bool(words) and " ".join(words.casefold().replace("’", "'").strip("[]().… \n").split()) not in _STOPGAPS


def _attachment(one: Json, names: Names) -> Iterator[TextRun]:
    """https://docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments; a forwarded message has its
    blocks in `message_blocks`: [{"message": {"blocks": [...]}}]."""
    blocks = [block_text.runs(one.get("blocks"), names)]
    for quoted in _objects(one, "message_blocks"):
        inner = quoted.get("message")
        blocks.append(block_text.runs(inner.get("blocks") if isinstance(inner, Mapping) else None, names))
    seen = [found for part in blocks if _says(found := tuple(part))]
    if not seen:
        keys = [_string(one, key) for key in ("pretext", "title", "text")]
        for field in _objects(one, "fields")[:FIELDS]:
            keys += [_string(field, "title"), _string(field, "value")]
        room = itertools.accumulate((len(text) for text in keys), lambda left, size: left - size, initial=READ)
        cut = [text[:left] for text, left in zip(keys, room, strict=False) if text and left > 0]
        texts = [tuple(mrkdwn.runs(text, names.channels)) for text in cut]
        seen = [text for text in texts if _says(text)]
    if not seen:
        seen = [text for text in [tuple(mrkdwn.runs(_string(one, "fallback")[:READ], names.channels))] if _says(text)]
    link = _string(one, "title_link")
    yield from itertools.chain.from_iterable(_apart(seen))
    if link and seen:
        yield from (NEW_LINE, TextRun("", link))


def _file(one: Json) -> Iterator[TextRun]:
    """A mail that was forwarded to Slack, a snippet, a canvas: its words; of any other its name."""
    name = _string(one, "subject") or _string(one, "title") or _string(one, "name")
    words = _string(one, "plain_text") or _string(one, "preview_plain_text") or _string(one, "preview")
    yield from (TextRun(text) for text in _lines(name[:READ], words[:READ]))


def _lines(name: str, words: str) -> Iterator[str]:
    yield name
    if words:
        yield from ("\n" if name else "", words)


def _is_forwarded(one: Json) -> bool:
    return one.get("is_share") is True or one.get("is_msg_unfurl") is True


def _is_preview(one: Json) -> bool:
    """What a link's page says of itself: nobody in the channel said it."""
    return not _is_forwarded(one) and bool(_string(one, "from_url") or _string(one, "original_url"))


def _named_in(text: str, names: Names) -> Names:
    """A rich_text has ids alone; the text beside it may have their names."""
    members, channels, groups = dict(names.members), dict(names.channels), dict(names.groups)
    for found in _LABELLED.finditer(text):
        names_of_kind = {"@": members, "#": channels}.get(found["sign"], groups)
        names_of_kind[found["id"]] = mrkdwn.unescaped(found["label"])
    return Names(channels, groups, members)


def _apart(parts: list[tuple[TextRun, ...]]) -> Iterator[tuple[TextRun, ...]]:
    for number, part in enumerate(parts):
        yield (NEW_LINE, *part) if number else part


def _objects(body: Json, key: str) -> list[Json]:
    value = body.get(key)
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _string(body: Json, key: str) -> str:
    value = body.get(key)
    return value if isinstance(value, str) else ""

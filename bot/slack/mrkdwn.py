"""Reads Slack's mrkdwn as runs of text, without its formatting.

Struck-out words and emoji codes are left out; links and mentions stay apart. Pure, and in linear time.
https://docs.slack.dev/messaging/formatting-message-text
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime

from bot.slack.plain_text import GAP, TextRun, plain_text

# Slack's longest message.
LONGEST = 40_000
SOME_CHANNEL, SOME_GROUP = "another channel", "a user group"
# <@U024BE7LH|priya>  <#C024BE7LR|general>  <mailto:a@b.c|a@b.c>  <http://x.y|x.y>  <!here>  <!date^..|..>
_MARKED = r"<(?P<sign>[@#!]?)(?P<target>[^<>|]+)(?:\|(?P<label>[^<>]*))?>"
_CODE = r"```(?P<block>.+?)```|(?<!`)`(?P<code>[^`\n]+)`(?!`)"
# Written out, not as links: a mark in one of them is a part of it. A local part has 64 characters at most.
_URL = r"[a-z][a-z0-9+.-]{1,20}://[^\s<>\0]*[^\s<>\0*_~`.,;:!?)'\"]"
_MAIL = r"[^\s<>\0:@\"“(,;`*~][^\s<>\0:@\"“(,;`]{0,63}@(?:[^\W_]+[.-])+[^\W_]+"
_ADDRESS = rf"{_URL}|(?<![^\s:\"'“‘(,;*~])(?:_(?P<italic>{_MAIL})_(?![^\W_])|{_MAIL})"
_WHOLE = re.compile(f"{_MARKED}|{_CODE}|(?P<address>{_ADDRESS})", re.IGNORECASE | re.DOTALL)
_PLAIN = f"{_CODE}|(?P<address>{_ADDRESS})"
_WHOLE_OF_PLAIN = re.compile(_PLAIN, re.IGNORECASE | re.DOTALL)
_LINKED = r"!?\[(?P<label>[^\[\]\n]+)\]\((?P<target>[^\s()<>]+)\)"
_WHOLE_OF_MARKDOWN = re.compile(f"{_LINKED}|{_PLAIN}", re.IGNORECASE | re.DOTALL)
_HEADING = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
# Private-use characters that stand for links and code while the formatting around them is removed.
_FIRST, _LAST = 0xF0000, 0xFFFFD
_PLACEHOLDER = re.compile(f"([{chr(_FIRST)}-{chr(_LAST)}])")
_QUOTE = re.compile(r"^(?:(?:&gt;){3}|&gt;)[ \t]?", re.MULTILINE)
_PLAIN_QUOTE = re.compile(r"^>{1,3}[ \t]+", re.MULTILINE)
_MARKS = {"~": re.compile("~+"), "*": re.compile(r"\*+"), "_": re.compile("_+")}
# A struck-out hour right before another one may also mean three to four: both are kept, so that the bot asks.
_TORN = re.compile(r"(?<![^\W_])~(\d[\w:.]{0,9})~(?=\d)")
_EMOJI = re.compile(r"(?<![^\W_])(?::(?:[a-z0-9_+'-]*[a-z][a-z0-9_+'-]*|100|1234|[+-]1):)+(?![^\W_])")
_ENTITY = re.compile(r"&(amp|lt|gt);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">"}
_CLOCK = re.compile(r"\{(?:time|time_secs|ago)\}")
# Unix seconds in the year 2286.
_LAST_S = 9_999_999_999


def runs(text: str, channels: Mapping[str, str] | None = None) -> Iterator[TextRun]:
    """Of mrkdwn as Slack hands it over, escaped. `channels` are names by id, where Slack does not say them."""
    whole: list[TextRun] = []

    def set_aside(found: re.Match[str]) -> str:
        literal = _literal(found)
        if literal is not None:
            return _placeholder(whole, TextRun(unescaped(literal)))
        run = _marked_up(found, channels or {})
        return _placeholder(whole, run) if run else found.group()

    skeleton = _QUOTE.sub("", _WHOLE.sub(set_aside, _usable(text)))
    yield from _put_together(skeleton, whole, unescaped)


def unmarked(text: str) -> str:
    """Text of a field, which Slack does not escape, without the marks that would be formats in a message."""
    return plain_text(_plain_runs(text, _WHOLE_OF_PLAIN)).text


def markdown(text: str) -> Iterator[TextRun]:
    """Of a markdown block, which Slack does not escape: https://docs.slack.dev/reference/block-kit/blocks/markdown-block"""
    return _plain_runs(_HEADING.sub("", text[:LONGEST]), _WHOLE_OF_MARKDOWN)


def without_emoji(text: str) -> str:
    """With a gap in the place of each emoji's code."""
    return _EMOJI.sub(GAP, text)


def unescaped(text: str) -> str:
    """https://docs.slack.dev/messaging/formatting-message-text#escaping: these three, and no other entity."""
    return _ENTITY.sub(lambda found: _ENTITIES[found[1]], text)


def moment(timestamp: object, form: str, fallback: str) -> str:
    """A date that Slack shows by each reader's clock, as one that is read in one way only."""
    try:
        seconds = int(str(timestamp))
    except ValueError:
        return fallback
    if not _CLOCK.search(form) or not 0 < seconds <= _LAST_S:
        return fallback
    at = datetime.fromtimestamp(seconds, UTC)
    return f"{at.day} {at:%b} {at.year} {at:%H:%M} UTC"


def _plain_runs(text: str, pattern: re.Pattern[str]) -> Iterator[TextRun]:
    whole: list[TextRun] = []

    def set_aside(found: re.Match[str]) -> str:
        literal = _literal(found)
        return _placeholder(whole, TextRun(found["label"], found["target"]) if literal is None else TextRun(literal))

    skeleton = _PLAIN_QUOTE.sub("", pattern.sub(set_aside, _usable(text)))
    return _put_together(skeleton, whole, str)


def _usable(text: str) -> str:
    return _PLACEHOLDER.sub("", text[:LONGEST].replace(GAP, " "))


def _literal(found: re.Match[str]) -> str | None:
    """Code and addresses, in which nothing is a mark; None for a link or a mention."""
    if found["block"] is not None:
        return found["block"].strip("\n")
    return found["code"] or found["italic"] or found["address"]


def _placeholder(whole: list[TextRun], run: TextRun) -> str:
    whole.append(run)
    return chr(_FIRST + len(whole) - 1)


def _marked_up(found: re.Match[str], channels: Mapping[str, str]) -> TextRun | None:
    """A link, a mention, a date; None for angle brackets that are none of Slack's."""
    sign, target, label = found["sign"], unescaped(found["target"]), unescaped(found["label"] or "")
    if sign == "@":
        return TextRun(label, user=target)
    if sign == "#":
        name = label or channels.get(target, "")
        return TextRun(f"#{name}" if name else SOME_CHANNEL)
    if sign == "!":
        return TextRun(_special(target, label))
    is_address = ":" in target and not any(map(str.isspace, target))
    return TextRun(unmarked(label), target) if is_address else None


def _special(target: str, label: str) -> str:
    """<!here>  <!subteam^S024BE7LH|@sales>  <!date^1392734382^{date} at {time}^https://x.y|18 Feb 2014>"""
    kind, *rest = target.split("^")
    if kind == "date" and len(rest) > 1:
        return moment(rest[0], rest[1], label)
    if kind == "subteam":
        return label or SOME_GROUP
    return label or f"@{kind}"


def _put_together(skeleton: str, whole: list[TextRun], plain: Callable[[str], str]) -> Iterator[TextRun]:
    text = "\n".join(map(_without_marks, without_emoji(skeleton).split("\n")))
    for piece in _PLACEHOLDER.split(text):
        if _PLACEHOLDER.fullmatch(piece):
            yield whole[ord(piece) - _FIRST]
        elif piece:
            yield TextRun(plain(piece))


def _without_marks(line: str) -> str:
    """Slack's formats do not go on behind the end of a line."""
    for mark in _MARKS:
        spans = list(_pairs(line, mark))
        for opened, closed in reversed(spans):
            inner = GAP if mark == "~" else line[opened.end() : closed.start()]
            line = line[: opened.start()] + inner + line[closed.end() :]
        if mark == "~":
            line = _TORN.sub(r"\1 or ", line)
    return line


def _pairs(line: str, mark: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """A mark opens behind no letter or figure and before no blank, and closes the other way round: `3~4pm`,
    `Room_4_blue` and `2*3` have none. Doubled ones are how other programs write the same."""
    opened: re.Match[str] | None = None
    for found in _MARKS[mark].finditer(line):
        if len(found.group()) > (1 if mark == "_" else 2):
            continue
        at, end = found.span()
        before, after = line[max(0, at - 1) : at], line[end : end + 1]
        if opened and opened.group() == found.group() and before.strip() and not after.isalnum():
            yield opened, found
            opened = None
        elif after.strip() and not before.isalnum():
            opened = found

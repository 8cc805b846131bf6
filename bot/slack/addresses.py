"""Finds e-mail addresses and phone numbers in a text, each whole or not at all.

A part of an address may be another person's: an address that goes on beyond what was recognized is read whole, or left
out.
"""

import re

from bot.slack.invisible_characters import visible
from bot.slack.plain_text import Link, PlainText, address_of

# What RFC 5322 allows before the @, without the quotes that make anything legal, and letters of any script.
_LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]"
_DOMAIN = r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}[^\W_]{2,63}"
_MAIL = re.compile(rf"{_LOCAL}{{1,64}}@{_DOMAIN}")
_WHOLE_MAIL = re.compile(rf"(?<!{_LOCAL})(?<!@){_MAIL.pattern}(?![\w@]|[.-]+\w)")
_BEFORE_MAIL = re.compile(rf"{_LOCAL}{{1,64}}$")
_BEHIND_MAIL = re.compile(r"[.-]*[\w@]+(?:[.@-]+\w+)*")
# E.164 has 15 figures at most.
_PHONE = re.compile(r"(?<![\w+])\+\d(?:[ ().-]{0,3}\d){7,14}(?![ ().-]{0,2}\d)(?!\w)")
_PHONE_GOES_ON = re.compile(r"[().-]{0,2}\d|\w")
# Quotes and marks that may stand around an address, and are legal in one.
_AROUND = "'*_~`"
SCANNED = 10_000


def addresses(text: PlainText) -> tuple[str, ...]:
    """Those of links first, then those written out; each once."""
    linked = [found for link in text.links if (found := _linked(text.text, link))]
    spans = [(link.start, link.end) for link in text.links if _is_address(link)]
    written = [
        _unquoted(text.text, found)
        for pattern in (_WHOLE_MAIL, _PHONE)
        for found in pattern.finditer(text.text[:SCANNED])
        if not any(start < found.end() and found.start() < end for start, end in spans)
    ]
    return tuple(dict.fromkeys(linked + written))


def _is_address(link: Link) -> bool:
    return link.target.casefold().startswith(("mailto:", "tel:"))


def _linked(text: str, link: Link) -> str:
    """A link's address; what it is a part of where it is cut out of a longer one; "" where that is none."""
    if not _is_address(link):
        return ""
    target, label = visible(address_of(link.target)).strip(), text[link.start : link.end]
    if link.target.casefold().startswith("tel:"):
        last, next_ = text[: link.start][-1:], text[link.end :][:4]
        cut_out = label[-1:].isdigit() and (last.isdigit() or last == "+" or _PHONE_GOES_ON.match(next_))
        return "" if cut_out else target
    if not _MAIL.fullmatch(target):
        return ""
    if "@" not in label:
        return target
    before = _BEFORE_MAIL.search(text[max(0, link.start - 64) : link.start])
    behind = _BEHIND_MAIL.match(text, link.end)
    whole = (before.group() if before else "") + label + (behind.group() if behind else "")
    if whole == label or (not behind and _is_around(before.group() if before else "", text[link.end :][:3])):
        return target
    return whole if _MAIL.fullmatch(whole) else ""


def _is_around(before: str, behind: str) -> bool:
    """`'asha@globex.com'`"""
    return bool(before) and not before.strip(_AROUND) and behind.startswith(before[::-1])


def _unquoted(text: str, found: re.Match[str]) -> str:
    """Without the quotes that stand around it, which are legal in it."""
    one = found.group()
    inner = one.lstrip(_AROUND)
    before = one[: len(one) - len(inner)]
    return inner if _is_around(before, text[found.end() :][:3]) else one

"""Removes characters that nobody sees from text.

Zero-width ones, marks of direction, control characters. Knows no markup.
https://www.unicode.org/reports/tr9/ lists the marks of direction.
"""

import re
import unicodedata

# Joiners are letters' neighbours in Hindi or Persian, and hold emoji together; beside ASCII they are noise.
_JOINERS = "\u200c\u200d"
_NOISY_JOINER = re.compile(rf"(?<![^\x00-\x7f])[{_JOINERS}]+|[{_JOINERS}]+(?![^\x00-\x7f])")
# Letters by their category that are drawn as blanks.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_KEPT = frozenset("\n\t")


def visible(text: str) -> str:
    """The text without them; line breaks and tabs stay, other control characters become a blank."""
    if text.isascii() and text.isprintable():
        return text
    text = _NOISY_JOINER.sub("", "".join(map(_visible, text.replace("\r\n", "\n"))))
    return text.encode(errors="replace").decode() if not _is_utf8(text) else text


def _visible(character: str) -> str:
    if character in _KEPT or character in _JOINERS:
        return character
    category = unicodedata.category(character)
    if category == "Cc":
        return "\n" if character in "\r\x85" else " "
    if category in ("Zl", "Zp"):
        return "\n"
    return "" if category in ("Cf", "Co", "Cn") or character in _BLANK else character


def _is_utf8(text: str) -> bool:
    """Half of a surrogate pair is no text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True

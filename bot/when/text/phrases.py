"""Joins words that belong together into one token: day after tomorrow, b/w, 2moro.

Looks words up only; what a phrase means is in the tables.
"""

from __future__ import annotations

from bot.when.languages import Vocabulary
from bot.when.text.tokens import INT, OPAQUE, SIGN, WORD, Token

_BETWEEN = "-'’./"


def joined(found: list[Token], words: Vocabulary) -> list[Token]:
    """The tokens, with phrases of several words (`day after tomorrow`) made one token."""
    out: list[Token] = []
    i = 0
    while i < len(found):
        token = found[i]
        entries = words.phrases.get(token.word) if token.kind in (WORD, INT) else None
        merged = None
        size = 1
        for parts, senses in entries or ():
            size = _phrase(found, i, parts)
            if size:
                end = found[i + size - 1].end
                merged = Token(WORD, token.start, end, " ".join(parts), senses, glued=token.glued)
                break
        if merged is None:
            merged, size = _texted(found, i, words)
        out.append(merged)
        i += size
    return out


def _phrase(found: list[Token], i: int, parts: tuple[str, ...]) -> int:
    """How many tokens from `i` on spell `parts` (dashes, slashes and apostrophes between them allowed)."""
    j = i
    for n, part in enumerate(parts):
        if n:
            while j < len(found) and found[j].kind == SIGN and found[j].word in _BETWEEN:
                j += 1
        if j >= len(found) or found[j].word != part or found[j].kind == OPAQUE:
            return 0
        j += 1
    return j - i


def _texted(found: list[Token], i: int, words: Vocabulary) -> tuple[Token, int]:
    """A word whose first letter is a figure, as phones taught people to write: 2moro, 2day."""
    token = found[i]
    if token.kind == INT and i + 1 < len(found):
        rest = found[i + 1]
        senses = words.words.get(token.word + rest.word) if rest.kind == WORD and rest.glued else None
        if senses is not None:
            return Token(WORD, token.start, rest.end, token.word + rest.word, senses, glued=token.glued), 2
    return token, 1

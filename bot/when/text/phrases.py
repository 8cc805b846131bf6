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
        merged, size = token, 1
        if token.kind == INT:
            merged, size = _texted(found, i, words)
        if token.kind in (WORD, INT) and token.word in words.phrases:
            merged, size = _phrase_at(found, i, words) or (merged, size)
        out.append(merged)
        i += size
    return out


def _phrase_at(found: list[Token], i: int, words: Vocabulary) -> tuple[Token, int] | None:
    """The longest phrase that begins at `i`, and of how many tokens it is."""
    token = found[i]
    for parts, senses in words.phrases[token.word]:
        size = _phrase(found, i, parts)
        if size:
            end = found[i + size - 1].end
            return Token(WORD, token.start, end, " ".join(parts), senses, glued=token.glued), size
    return None


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
    """The number at `i`, or the word whose first letter it is, as phones taught people to write: 2moro, 2day."""
    token = found[i]
    if i + 1 < len(found):
        rest = found[i + 1]
        senses = words.words.get(token.word + rest.word) if rest.kind == WORD and rest.glued else None
        if senses is not None:
            return Token(WORD, token.start, rest.end, token.word + rest.word, senses, glued=token.glued), 2
    return token, 1

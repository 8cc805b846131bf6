"""Tokens, their possible meanings, and the line they make.

Values only: the cutting is in lexer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from bot.when.languages import Senses, Vocabulary

INT, CLOCK, PAIR, TRIPLE, STAMP, DECIMAL, FRACTION, WORD, SIGN, OPAQUE, ZONE_KEY = range(11)
MOST_SKIPPED: Final = 4
NO_SENSES: Final[Senses] = {}


@dataclass(slots=True)
class Token:
    """A piece of the text: half-open offsets, what kind, what it might mean.

    `word` is folded; for the numeric kinds it is what stands there. `value` is the number of an INT,
    DECIMAL or FRACTION. `glued` says that nothing parts it from the token before.
    """

    kind: int
    start: int
    end: int
    word: str
    senses: Senses
    value: float = 0
    glued: bool = False

    def get(self, sense: str) -> float | None:
        return self.senses.get(sense)

    def is_a(self, *senses: str) -> bool:
        return bool(self.senses) and not self.senses.keys().isdisjoint(senses)


class Count(NamedTuple):
    """A number, where it ends, whether it is an ordinal, and of how many digits (0: words)."""

    value: int
    j: int
    ordinal: bool
    digits: int


@dataclass(frozen=True, slots=True)
class Line:
    """A text, its tokens, and the words it was read with.

    `year` is the present one: beside it a number of four digits is a year, else perhaps a clock.
    `counts` keeps the numbers that were found.
    `cut` is the offset up to which the text was read: what is behind it nobody looked at.
    `open_order`: language and country disagree which of the two it is.
    `month_first`: 3/4 is March, as the language has it, unless another date in the line shows it.
    """

    text: str
    tokens: list[Token]
    words: Vocabulary
    year: int
    month_first: bool = False
    open_order: bool = False
    cut: int = 0
    counts: dict[int, Count | None] = field(default_factory=dict, compare=False)

    def at(self, i: int) -> Token:
        """The token at `i`; before the first and behind the last an empty one."""
        try:
            return self.tokens[i] if i >= 0 else _NOTHING
        except IndexError:
            return _NOTHING


_NOTHING = Token(OPAQUE, 0, 0, "", NO_SENSES)

"""Tokens, their possible meanings, and the line they make.

Values only: the cutting is in lexer.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from bot.when.languages import Senses, Vocabulary
from bot.when.values import Amount

INT, CLOCK, PAIR, TRIPLE, STAMP, DECIMAL, FRACTION, WORD, SIGN, OPAQUE, ZONE_KEY = range(11)
MOST_SKIPPED: Final = 4
NO_SENSES: Final[Senses] = {}


class Token:
    """A piece of the text: half-open offsets, what kind, what it might mean.

    `word` is folded; for the numeric kinds it is what stands there. `value` is the number of an INT,
    DECIMAL or FRACTION. `glued` says that nothing parts it from the token before.
    """

    __slots__ = ("end", "glued", "kind", "senses", "start", "value", "word")

    def __init__(
        self, kind: int, start: int, end: int, word: str, senses: Senses, value: float = 0, glued: bool = False
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.word = word
        self.senses = senses
        self.value = value
        self.glued = glued

    def get(self, sense: str) -> float | None:
        return self.senses.get(sense)

    def is_a(self, *senses: str) -> bool:
        mine = self.senses
        if mine:
            for sense in senses:
                if sense in mine:
                    return True
        return False

    def is_of(self, senses: frozenset[str]) -> bool:
        """The same of many senses; quicker."""
        return not senses.isdisjoint(self.senses)


class Count(NamedTuple):
    """A number, where it ends, whether it is an ordinal, and of how many digits (0: words)."""

    value: int
    j: int
    ordinal: bool
    digits: int


class Line:
    """A text, its tokens, and the words it was read with.

    `present` are the kinds and senses of all its tokens, and their one-letter words and signs.
    `at` gives the token at an index; before the first and behind the last an empty one.
    `year` is the present one: beside it a number of four digits is a year, else perhaps a clock.
    `counts` and `amounts` keep the numbers and lengths that were found, `spans` the characters of candidates.
    `cut` is the offset up to which the text was read: what is behind it nobody looked at.
    `open_order`: the signs between which it is open whether day or month stands first: "/-", "." or none.
    `month_first`: 3/4 is March, as the language has it, unless another date in the line shows it.
    """

    __slots__ = (
        "amounts",
        "at",
        "counts",
        "cut",
        "month_first",
        "open_order",
        "present",
        "spans",
        "text",
        "tokens",
        "words",
        "year",
    )

    def __init__(
        self,
        text: str,
        tokens: list[Token],
        words: Vocabulary,
        year: int,
        month_first: bool = False,
        open_order: str = "",
        cut: int = 0,
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.words = words
        self.year = year
        self.month_first = month_first
        self.open_order = open_order
        self.cut = cut
        self.present: set[int | str] = {token.kind for token in tokens}
        self.present.update(token.word for token in tokens if len(token.word) == 1)
        self.present.update(*(token.senses for token in tokens if token.senses))
        self.counts: dict[int, Count | None] = {}
        self.amounts: dict[int, tuple[Amount, int] | None] = {}
        self.spans: dict[object, tuple[int, int]] = {}
        # A negative index finds the padding as well, from behind.
        self.at: Callable[[int], Token] = [*tokens, *_PADDING].__getitem__

    def part(self, begin: int, end: int) -> "Line":
        """The same line with some of its tokens only."""
        return Line(
            self.text, self.tokens[begin:end], self.words, self.year, self.month_first, self.open_order, self.cut
        )


# More than any finder looks before the first token and behind the last.
_PADDING: Final = (Token(OPAQUE, 0, 0, "", NO_SENSES),) * 64

"""A candidate: its place in a line, its value, and how sure it is to be a time."""

from enum import Enum
from typing import Final, NamedTuple

from bot.when.values import Value

LATENT: Final = 0  # a time only where its neighbours make it one
WEAK: Final = 1  # a time unless its neighbours speak against it
STRONG: Final = 2


class Mark(Enum):
    """A part of a candidate that has a name of its own."""

    END = "end"
    ZONE = "zone"


class Candidate(NamedTuple):
    """Half-open token offsets, the value said, the weight, and the finders and passes it came by.

    `marks` are the parts of it that have a name of their own with their offsets.
    """

    i: int
    j: int
    value: Value
    weight: int = STRONG
    found_by: str = ""
    marks: tuple[tuple[Mark, int, int], ...] = ()

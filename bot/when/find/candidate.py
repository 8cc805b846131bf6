"""A candidate: where it stands in a line, what was said there, and how sure it is a time at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from bot.when.said import Said

LATENT: Final = 0  # a time only where its neighbours make it one
WEAK: Final = 1  # a time unless its neighbours speak against it
STRONG: Final = 2


class Mark(Enum):
    """A part of a candidate that has a name of its own."""

    END = "end"
    ZONE = "zone"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Half-open token offsets, the value said, the weight, and the finders and passes it came by.

    `marks` are the parts of it that have a name of their own with their offsets.
    """

    i: int
    j: int
    said: Said
    weight: int = STRONG
    found_by: str = ""
    marks: tuple[tuple[Mark, int, int], ...] = ()

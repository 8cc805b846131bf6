"""One answer of the bot before it has a shape on the screen."""

from typing import NamedTuple


class Reply(NamedTuple):
    """A sentence, and the lines to type that go with it: with lines, the sentence ends in a colon."""

    sentence: str
    lines: tuple[str, ...] = ()

"""The language of time: a text and a moment in, a reading out.

Knows no meetings, no Slack and no clock.
"""

from bot.when import say
from bot.when.reader import duration, duration_in, languages_for, read
from bot.when.reading import Kind, Part, Piece, Reading, Span, Unclear, answer

__all__ = [
    "Kind",
    "Part",
    "Piece",
    "Reading",
    "Span",
    "Unclear",
    "answer",
    "duration",
    "duration_in",
    "languages_for",
    "read",
    "say",
]

"""The language of time: a text and a moment in, a reading out.

Knows no meetings, no Slack and no clock.
"""

from bot.when.reader import duration, read
from bot.when.reading import Kind, Part, Piece, Reading, Span, Unclear, answer

__all__ = ["Kind", "Part", "Piece", "Reading", "Span", "Unclear", "answer", "duration", "read"]

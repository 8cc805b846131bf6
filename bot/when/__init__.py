"""The language of time: a text and a moment in, a reading out.

Knows no meetings, no Slack and no clock.
"""

from bot.when.reading import Kind, Part, Piece, Reading, Span, Unclear

__all__ = ["Kind", "Part", "Piece", "Reading", "Span", "Unclear"]

"""The language of time: reads a text at a given moment.

Knows no meetings, no Slack and no clock.
"""

from bot.when import say
from bot.when.durations import duration, whole_duration
from bot.when.language_names import languages_by_name
from bot.when.politeness import without_asking
from bot.when.reader import explain, languages_for, read
from bot.when.reading import Kind, Part, Piece, Reading, Span, Unclear, answer
from bot.when.trace import Trace

__all__ = [
    "Kind",
    "Part",
    "Piece",
    "Reading",
    "Span",
    "Trace",
    "Unclear",
    "answer",
    "duration",
    "explain",
    "languages_by_name",
    "languages_for",
    "read",
    "say",
    "whole_duration",
    "without_asking",
]

"""The language of time: a text and a moment in, a reading out.

Knows no meetings, no Slack and no clock.
"""

from bot.when import say
from bot.when.reader import duration, read
from bot.when.reading import Kind, Part, Piece, Reading, Span, Unclear, answer

__all__ = ["Kind", "Part", "Piece", "Reading", "Span", "Unclear", "answer", "duration", "languages_for", "read", "say"]


def languages_for(locale: str) -> tuple[str, ...]:
    """The languages to try for a Slack locale, English last."""
    language = locale.partition("-")[0].lower()
    return (language, "en") if language != "en" else ("en",)

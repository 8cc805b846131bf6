"""Shortens what people typed, so that the bot's own words always fit."""

from bot.slack.invisible_characters import visible

# A title, and any other words of people, profiles and LeadSquared inside a sentence.
TITLE, SHORT = 200, 100
# LeadSquared's reasons are a sentence.
REASON = 300


def truncate(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def one_line(text: str, most: int = SHORT) -> str:
    """On one line, without what nobody sees (marks of direction turn the bot's own words, too), and no longer than
    `most`."""
    return truncate(" ".join(visible(text).split()), most)

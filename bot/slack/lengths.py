"""How much of somebody's words a message shows, so that they never push out what the bot has to say.

Cuts text; knows no block and no sentence.
"""

import unicodedata

# A title, and any other words of people, profiles and LeadSquared inside a sentence.
TITLE, PIECE = 200, 100
# Marks that turn the direction of all that follows them, the bot's own words included.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def piece(text: str, most: int = PIECE) -> str:
    """On one line, without control characters, and no longer than `most`."""
    shown = "".join(" " if unicodedata.category(c) == "Cc" else c for c in text if c not in _TURNING)
    return cut(" ".join(shown.split()), most)

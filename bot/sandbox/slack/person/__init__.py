"""The person's half: somebody at the screen of a workspace.

Reaches the bot as Slack does, over signed HTTP or the websocket; never into it.
"""

from bot.sandbox.slack.person.reading import Reading
from bot.sandbox.slack.person.seat import CannotDo
from bot.sandbox.slack.person.writing import Writing

__all__ = ["CannotDo", "Person"]


class Person(Reading, Writing):
    """A person: reads, writes, presses, fills in."""

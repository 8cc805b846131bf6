"""The person's half: somebody at the screen of a workspace.

Reaches the bot as Slack does, over signed HTTP or the websocket; never into it.
"""

from bot.sandbox.slack.person.home import HomeVisit
from bot.sandbox.slack.person.leaving import Leaving
from bot.sandbox.slack.person.reading import Reading
from bot.sandbox.slack.person.searching import Option, Searching
from bot.sandbox.slack.person.seat import CannotDo
from bot.sandbox.slack.person.writing import Writing

__all__ = ["CannotDo", "Option", "Person"]


class Person(Reading, Writing, Searching, Leaving, HomeVisit):
    """A person: reads, writes, presses, searches, fills in, submits, looks at the Home tab."""

"""The person's half: somebody at the screen of a workspace.

Reaches the bot as Slack does, over signed HTTP or the websocket; never into it.
"""

from sandbox.slack.person.home import HomeVisit
from sandbox.slack.person.leaving import Leaving
from sandbox.slack.person.reading import Reading
from sandbox.slack.person.searching import Option, Searching
from sandbox.slack.person.seat import CannotDo
from sandbox.slack.person.writing import Writing

__all__ = ["CannotDo", "Option", "Person"]


class Person(Reading, Writing, Searching, Leaving, HomeVisit):
    """A person: reads, writes, presses, searches, fills in, submits, looks at the Home tab."""

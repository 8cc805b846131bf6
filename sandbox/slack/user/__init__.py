"""The person's half: somebody at the screen of a workspace.

Reaches the bot as Slack does, over signed HTTP or the websocket; never into it.
"""

from sandbox.slack.user.form_closer import FormCloser
from sandbox.slack.user.home_opener import HomeOpener
from sandbox.slack.user.option_searcher import OptionSearcher, Suggestion
from sandbox.slack.user.screen_reader import ScreenReader
from sandbox.slack.user.session import CannotDo
from sandbox.slack.user.text_writer import TextWriter

__all__ = ["CannotDo", "SlackUser", "Suggestion"]


class SlackUser(ScreenReader, TextWriter, OptionSearcher, FormCloser, HomeOpener):
    """A person: reads, writes, presses, searches, fills in, submits, looks at the Home tab."""

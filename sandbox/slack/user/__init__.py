"""A user at the screen of a workspace: what they see and do.

Reaches the bot only as Slack does, over signed HTTP or the websocket.
"""

from sandbox.slack.user.form_closer import FormCloser
from sandbox.slack.user.home_opener import HomeOpener
from sandbox.slack.user.option_searcher import OptionSearcher, Suggestion
from sandbox.slack.user.screen_reader import ScreenReader
from sandbox.slack.user.session import CannotDo
from sandbox.slack.user.step_runner import StepRunner
from sandbox.slack.user.text_writer import TextWriter

__all__ = ["CannotDo", "SlackUser", "Suggestion"]


class SlackUser(ScreenReader, TextWriter, OptionSearcher, FormCloser, HomeOpener, StepRunner):
    """A user: reads, writes, presses, searches, fills in, submits, opens the Home tab, starts workflows."""

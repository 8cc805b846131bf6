"""Putting things on people's screens, and looking at them, for the tests."""

from slack_sdk import WebClient

from sandbox.slack import PostedMessage, SlackUser, View
from sandbox.slack.json_values import JsonObject
from tests.sandbox.slack.tiny_bot import TinyBot


def show(bot: TinyBot, client: WebClient, person: SlackUser, view: JsonObject) -> None:
    """The person presses a shortcut, and the bot opens this view."""
    person.global_shortcut("schedule")
    client.views_open(trigger_id=str(bot.last["trigger_id"]), view=view)


def top(person: SlackUser) -> View:
    view = person.view()
    assert view is not None
    return view


def last(person: SlackUser, channel: str = "general") -> PostedMessage:
    """The newest message a person sees there."""
    return person.sees(channel)[-1]

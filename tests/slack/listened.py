"""A workspace for listeners that are tested alone: nothing is sent, and what they say and open is kept."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from slack_sdk.web import SlackResponse

from bot.meetings.model import Policy
from bot.slack.background_tasks import BackgroundTasks
from bot.slack.button_payload import ButtonPress
from bot.slack.chat import SlackChat
from bot.slack.credentials import SlackCredentials
from bot.slack.directory import Directory
from bot.slack.form.prefill import Prefill
from bot.slack.form.windows import Windows
from bot.slack.message_blocks import Block, Message
from bot.slack.web_client import SlackClient
from bot.slack.workspace import Workspace
from tests.meetings.memory import FakeMemory
from tests.slack.empty_catalogue import EmptyCatalogue


@dataclass
class Spoken(BackgroundTasks):
    """What was said to whoever pressed, in the place of a question, and in the place of a message."""

    told: list[Message] = field(default_factory=list)
    replaced: list[Message] = field(default_factory=list)
    views: list[Block] = field(default_factory=list)
    changed: list[tuple[ButtonPress, Message]] = field(default_factory=list)

    def tell(self, press: ButtonPress, message: Message) -> None:
        del press
        self.told.append(message)

    def replace_question(self, press: ButtonPress, message: Message) -> None:
        del press
        self.replaced.append(message)

    def replace_message(self, press: ButtonPress, message: Message) -> None:
        self.changed.append((press, message))

    def open_form(self, do: Callable[[], None], too_late: Callable[[], None]) -> None:
        del too_late
        do()


class _Client(SlackClient):
    """Shows views to nobody."""

    def __init__(self, views: list[Block]) -> None:
        super().__init__(SlackCredentials("xoxb-1", "http://127.0.0.1:9/api/", "default"))
        self._views = views

    def views_open(self, *, trigger_id: str, view: Block, **_: object) -> SlackResponse:  # type: ignore[override]  # what we pass
        assert trigger_id
        self._views.append(view)
        return SlackResponse(
            client=self, http_verb="POST", api_url="", req_args={}, data={"ok": True}, headers={}, status_code=200
        )


def workspace(tasks: Spoken) -> Workspace:
    client = _Client(tasks.views)
    directory = Directory(SlackChat(client), FakeMemory(), EmptyCatalogue(), Policy())
    return Workspace(
        "default",
        client,
        directory,
        tasks,
        Windows(client, directory, tasks, lambda: datetime.now(UTC)),
        Prefill(directory, lambda: datetime.now(UTC), lambda _: ""),
    )

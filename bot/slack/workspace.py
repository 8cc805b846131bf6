"""One Slack workspace, as the listeners work with it."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.slack.background_tasks import BackgroundTasks
from bot.slack.directory import Directory
from bot.slack.form.prefill import Prefill
from bot.slack.form.windows import Windows
from bot.slack.web_client import SlackClient


@dataclass(frozen=True)
class Workspace:
    """Its client, its cached people and lists, its background tasks and its open forms. `account` is the id of its
    LeadSquared account."""

    account: str
    client: SlackClient
    directory: Directory
    tasks: BackgroundTasks
    windows: Windows
    prefill: Prefill


# The workspace of a team's id.
WorkspaceOf = Callable[[str], Workspace]

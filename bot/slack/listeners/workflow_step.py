"""The step of Workflow Builder: a run of it, and the menu of its types.

Saves a run before it is acknowledged; its job ends it. The menu has to be answered before the ack.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from slack_bolt import Ack, BoltResponse

from bot.meetings.audience import Audience
from bot.meetings.ports import ChatUnavailable, MaybeWritten, NotWritten
from bot.meetings.request import Request
from bot.slack import payloads, step_end, step_event
from bot.slack.api import SlackRefused, call
from bot.slack.event_body import authorized_team
from bot.slack.form import input_elements
from bot.slack.menus import MenuOption
from bot.slack.text import notices, step_failures
from bot.slack.web_client import SlackClient
from bot.slack.workspace import Workspace, WorkspaceOf

log = logging.getLogger(__name__)

# Slack waits three seconds for the ack, of which a write that fails takes one.
END_S, TYPES_S = 1.0, 1.8


@dataclass(frozen=True)
class WorkflowStep:
    """`put` saves a request: False when its key was there already; raises NotWritten or MaybeWritten. `clock` is aware,
    in UTC. `fail` ends a run as failed, with a text."""

    workspaces: WorkspaceOf
    put: Callable[[Request], bool]
    clock: Callable[[], datetime]
    fail: Callable[[SlackClient, str, str], None] = step_end.fail

    def book(self, ack: Ack, body: payloads.Json) -> BoltResponse | None:
        """One that is not acknowledged is delivered again."""
        execution, workspace = step_event.execution_of(body), self.workspaces(authorized_team(body))
        request = step_event.read(body, workspace.directory.policy.command, self.clock())
        if request is None:
            if execution:
                text = step_failures.no_person(Audience(""))
                workspace.tasks.run(lambda: self.fail(workspace.client, execution, text))
            ack()
            return None
        try:
            self.put(request)
        except NotWritten:
            if not self._failed(workspace, execution, notices.not_written(workspace.directory.audience(request.user))):
                return BoltResponse(status=503, body="")
        except MaybeWritten:
            # Delivered again, it is found to be there, or written then.
            return BoltResponse(status=503, body="")
        ack()
        return None

    def types(self, ack: Ack, body: payloads.Json) -> None:
        """The menu of types in Workflow Builder, as a run that is ended before its ack:
        https://docs.slack.dev/tools/bolt-python/concepts/custom-steps-dynamic-options"""
        execution, workspace = step_event.execution_of(body), self.workspaces(authorized_team(body))
        names = workspace.tasks.result_within(workspace.directory.type_names, TYPES_S)
        if names is None:
            self._failed(workspace, execution, step_failures.no_types(Audience("")))
        else:
            options = [input_elements.option(MenuOption(name, name)) for name in names[: input_elements.OPTIONS]]
            self._in_time(
                workspace,
                lambda: call(
                    lambda: workspace.client.functions_completeSuccess(
                        function_execution_id=execution, outputs={"options": options}
                    )
                ),
            )
        ack()

    def _failed(self, workspace: Workspace, execution: str, text: str) -> bool:
        return self._in_time(workspace, lambda: self.fail(workspace.client, execution, text))

    def _in_time(self, workspace: Workspace, end: Callable[[], object]) -> bool:
        """Whether Slack took it before the ack."""

        def do() -> bool:
            end()
            return True

        try:
            return workspace.tasks.result_within(do, END_S) is True
        except (SlackRefused, ChatUnavailable) as error:
            log.warning("a workflow's step cannot be ended: %s", error.args[0])
            return False

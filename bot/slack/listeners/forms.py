"""What happens in an open form: a change, a submission, a closing, a button.

Forms are opened and updated in form/windows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from slack_bolt import Ack

from bot.meetings.ports import MaybeWritten, NotWritten
from bot.meetings.request import Request
from bot.slack import button_payload, payloads
from bot.slack.form import fields, initial_state, preview, result_view, submit
from bot.slack.form import state as form_state
from bot.slack.form.metadata import decode
from bot.slack.form.submit import Submission
from bot.slack.payloads import objects, text
from bot.slack.text import notices
from bot.slack.workspace import WorkspaceOf


@dataclass(frozen=True)
class Forms:
    """`put` and `find` as in actions. `sent_back` records that a form was not taken, and returns at once."""

    workspaces: WorkspaceOf
    put: Callable[[Request], bool]
    find: Callable[[str], Request | None]
    clock: Callable[[], datetime]
    sent_back: Callable[[payloads.Actor], None] = lambda _: None

    def typed(self, ack: Ack, body: payloads.Json) -> None:
        """A field was changed (block_actions): the preview, and what depends on the field, is updated."""
        done = _typed(body)
        if done:
            self.workspaces(done.team).windows.typed(done.view_id, done.team, done.user, done.state, done.at)
        ack()

    def submitted(self, ack: Ack, body: payloads.Json) -> None:
        sent = _submitted(body)
        if sent is None:
            by = payloads.actor_of(body)
            self.sent_back(by)
            audience = self.workspaces(by.team).directory.audience(by.user)
            ack(response_action="errors", errors=submit.from_another_version(audience, objects(body, "view")))
            return
        workspace = self.workspaces(sent.team)
        lists = workspace.directory.lists(workspace.directory.cached_member(sent.team, sent.user), "")
        of_form = submit.change if sent.state.metadata.change else submit.request
        asked = of_form(sent, lists, preview.now_of(sent.state, self.clock()))
        if not isinstance(asked, Request):
            self.sent_back(payloads.actor_of(body))
            ack(response_action="errors", errors=asked)
            return
        title = sent.state.metadata.block(fields.TITLE)
        not_written, maybe_written = (
            (notices.change_not_written, notices.change_maybe_written)
            if asked.target
            else (notices.not_written, notices.maybe_written)
        )
        try:
            self.put(asked)
        except NotWritten:
            ack(response_action="errors", errors={title: not_written(sent.state.metadata.audience)})
        except MaybeWritten:
            ack(response_action="errors", errors={title: maybe_written(sent.state.metadata.audience)})
        else:
            workspace.windows.closed(sent.view_id)
            if asked.target:
                # How it ended is told where the appointment is.
                ack(response_action="clear")
                return
            ack(response_action="update", view=result_view.in_progress(sent.state.metadata))

    def closed(self, ack: Ack, body: payloads.Json) -> None:
        """{"type": "view_closed", "view": {"id": "V1", ...}, "is_cleared": false}"""
        self.workspaces(payloads.actor_of(body).team).windows.closed(text(objects(body, "view"), "id"))
        ack()

    def change(self, ack: Ack, body: payloads.Json) -> None:
        """ "Change it" after a refusal: show the form as it was submitted."""
        press = button_payload.read_press(body)
        request = self.find(press.button.key) if press.button else None
        if request and request.user == press.user:
            view_id = text(objects(body, "view"), "id")
            state = initial_state.before_reading(request)
            workspace = self.workspaces(request.team)
            more = workspace.prefill.of_request(request)
            workspace.windows.again(view_id, request.team, press.user, state, more)
        ack()

    def seen(self, ack: Ack) -> None:
        """A link button was pressed: Slack opens the link, and expects an acknowledgement."""
        ack()

    def another(self, ack: Ack, body: payloads.Json) -> None:
        """ "Book another" after a result: show an empty form that answers in the same channel."""
        view = objects(body, "view")
        metadata = decode(text(view, "private_metadata"))
        if metadata:
            empty = initial_state.empty(metadata.channel, metadata.thread_ts)
            by = payloads.actor_of(body)
            self.workspaces(by.team).windows.again(text(view, "id"), by.team, by.user, empty)
        ack()


@dataclass(frozen=True)
class _FormChange(Submission):
    at: str = ""


def _submitted(body: payloads.Json) -> Submission | None:
    """https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload

    {"type": "view_submission", "team": {"id": "T1"}, "user": {"id": "U1"}, "view": {"id": "V1", "state": {..}}}
    """
    view = objects(body, "view")
    state = form_state.read_view(view)
    if state is None:
        return None
    by = payloads.actor_of(body)
    return Submission(by.team, by.user, text(view, "id"), state)


def _typed(body: payloads.Json) -> _FormChange | None:
    """{"type": "block_actions", "view": {...}, "actions": [{"action_id": "when", "action_ts": "1503435956.247"}]}"""
    sent, action = _submitted(body), button_payload.action_of(body)
    if sent is None or not action:
        return None
    action_id, at = text(action, "action_id"), text(action, "action_ts")
    return _FormChange(sent.team, sent.user, sent.view_id, form_state.after_change(sent.state, action_id), at)

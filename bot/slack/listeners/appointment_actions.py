"""Buttons and menu entries of appointments: save what was chosen, and acknowledge.

Who may do it, and whether it still makes sense, is decided by the job (meetings/actions/change_appointment). Forms that
ask for something first are opened in appointment_forms.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.meetings.messages import AppointmentState
from bot.meetings.ports import AppointmentRecord, MaybeWritten, Memory, NotWritten
from bot.meetings.request import ActionInput, Request, Target
from bot.slack import buttons, menu_view, message_blocks, targets
from bot.slack.api import call
from bot.slack.button_payload import KEEP, YES, ButtonPress
from bot.slack.buttons import MenuEntry
from bot.slack.message_blocks import Block
from bot.slack.text import notices
from bot.slack.web_client import SlackClient
from bot.slack.workspace import WorkspaceOf

Handler = Callable[[ButtonPress], None]


@dataclass(frozen=True)
class AppointmentActions:
    """`put` saves a request: False when its key was there already; raises NotWritten or MaybeWritten. `memory` is what
    is stored of appointments; `command` is the slash command; `clock` is aware, in UTC. `lead_page` is the address of
    a lead's page, "" while that is not known."""

    workspaces: WorkspaceOf
    memory: Memory
    put: Callable[[Request], bool]
    command: str
    clock: Callable[[], datetime]
    lead_page: Callable[[str], str] = lambda _: ""

    def handlers(self, *names: str) -> Mapping[str, Handler]:
        """For CardActions: what a press does, by what its payload names. `names` are actions that need no form."""
        direct = {name: self._direct(name, ActionInput()) for name in names}
        answers = {f"{name}{YES}": self._direct(name, ActionInput(confirmed=True)) for name in names}
        return {**direct, **answers, KEEP: self.keep}

    def others(self, press: ButtonPress) -> tuple[MenuEntry, ...]:
        """The entries that a menu had no room for. Asks the database, and LeadSquared once."""
        if press.button is None:
            return ()
        directory = self.workspaces(press.team).directory
        target = targets.read(press.button.key)
        record = self._record(press.team, target)
        state = record.status if record else AppointmentState.BOOKED
        page = self.lead_page(record.lead.id) if record and record.lead else ""
        shown = buttons.appointment_menu(directory.audience(press.user), target, state, page)
        return shown.entries[buttons.MOST_ENTRIES - 1 :]

    def _record(self, team: str, target: Target) -> AppointmentRecord | None:
        if not target.key:
            return self.memory.appointment_of_task(team, target.task_id)
        return next((one for one in self.memory.appointments(target.key) if one.number == target.number), None)

    def keep(self, press: ButtonPress) -> None:
        """The answer that changes nothing."""
        workspace = self.workspaces(press.team)
        audience = workspace.directory.audience(press.user)
        workspace.tasks.replace_question(press, message_blocks.notice(notices.kept(audience)))

    def _direct(self, name: str, given: ActionInput) -> Handler:
        return lambda press: self._save(press, name, given)

    def _save(self, press: ButtonPress, name: str, given: ActionInput) -> None:
        workspace = self.workspaces(press.team)
        tasks, audience = workspace.tasks, workspace.directory.audience(press.user)
        if press.button is None:
            return
        target, place = targets.of_press(press)
        request = Request(
            key=press.trigger_id,
            team=press.team,
            user=press.user,
            reply_to=place,
            received_at=self.clock(),
            command=self.command,
            action=name,
            target=target,
            given=given,
        )
        try:
            self.put(request)
        except NotWritten:
            tasks.tell(press, message_blocks.notice(notices.change_not_written(audience)))
            return
        except MaybeWritten:
            tasks.tell(press, message_blocks.notice(notices.change_maybe_written(audience)))
            return
        received = notices.change_received(audience)
        if press.view:
            view = menu_view.chosen(audience, received)
            tasks.run(lambda: _update(workspace.client, press.view, view))
        elif press.ephemeral and given.confirmed:
            tasks.replace_question(press, message_blocks.notice(received))


def _update(client: SlackClient, view_id: str, view: Block) -> None:
    call(lambda: client.views_update(view_id=view_id, view=view))

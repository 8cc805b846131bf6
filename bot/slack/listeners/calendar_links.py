"""Add to calendar: links to Google Calendar, Outlook and, where the bot has a public address, an iCalendar file.

Changes nothing. What the links contain is what the appointment's card shows.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.calendar import links
from bot.calendar.entry import CalendarEntry, entry_in_crm, entry_of
from bot.meetings.audience import Audience
from bot.meetings.ports import AppointmentRecord, Memory
from bot.meetings.request import Target
from bot.slack import menu_view, message_blocks, targets
from bot.slack.api import call
from bot.slack.button_payload import ACT, LINK, ButtonPayload, ButtonPress
from bot.slack.buttons import Button
from bot.slack.text import calendar_text, notices
from bot.slack.workspace import WorkspaceOf

# An appointment is stored a moment after its card says that it is booked.
STORED_S = (0.5, 1.0)


@dataclass(frozen=True)
class CalendarLinks:
    """`memory` is what is stored of appointments; `address` is that of the file, by team and task id, "" where there is
    none."""

    workspaces: WorkspaceOf
    memory: Memory
    address: Callable[[str, str], str]
    wait: Callable[[float], None] = time.sleep

    def show(self, press: ButtonPress) -> None:
        """Returns at once."""
        self.workspaces(press.team).tasks.run_slow(lambda: self._show(press))

    def _show(self, press: ButtonPress) -> None:
        workspace = self.workspaces(press.team)
        audience = workspace.directory.audience(press.user)
        target = targets.read(press.button.key) if press.button else Target()
        record = self._record(press.team, target)
        entry, file = (self._stored(audience, record), self._file(record)) if record else (None, "")
        if record is None and target.task_id:
            found = workspace.directory.appointment(target.task_id)
            entry = entry_in_crm(found, calendar_text.note(audience, found.lead, found.id)) if found else None
        if entry:
            entry = replace(entry, title=entry.title or calendar_text.untitled(audience))
            text, row = calendar_text.choose(audience, entry.title, file=bool(file)), _row(audience, entry, file)
        else:
            unknown = record or target.task_id
            text, row = (calendar_text.not_known if unknown else notices.too_old)(audience), []
        message = message_blocks.notice(text)
        message["blocks"] += message_blocks.button_row(row)
        if press.view:
            view = menu_view.with_blocks(audience, message["blocks"])
            call(lambda: workspace.client.views_update(view_id=press.view, view=view))
        else:
            workspace.tasks.tell(press, message)

    def _record(self, team: str, target: Target) -> AppointmentRecord | None:
        if not target.key:
            return self.memory.appointment_of_task(team, target.task_id)
        for wait_s in (0.0, *STORED_S):
            self.wait(wait_s)
            for record in self.memory.appointments(target.key):
                if record.number == target.number:
                    return record
        return None

    def _stored(self, audience: Audience, record: AppointmentRecord) -> CalendarEntry | None:
        return entry_of(record, calendar_text.note(audience, record.lead, "".join(record.task_ids[:1])))

    def _file(self, record: AppointmentRecord) -> str:
        """What an earlier version stored cannot be found by its task."""
        return self.address(record.team, record.task_ids[0]) if record.booked_at and record.task_ids else ""


def _row(audience: Audience, entry: CalendarEntry, file: str) -> list[Button]:
    pages = (
        (calendar_text.google(audience), links.google(entry)),
        (calendar_text.outlook(audience), links.outlook(entry)),
        (calendar_text.file(audience), file),
    )
    return [Button(label, ACT, ButtonPayload("", "", LINK), url=page) for label, page in pages if page]

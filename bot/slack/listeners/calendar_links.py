"""Add to calendar: links to Google Calendar, Outlook and, where the bot has a public address, an iCalendar file.

Changes nothing. What the links contain is what the appointment's card shows.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.calendar import links
from bot.calendar.entry import CalendarEntry, entry_of
from bot.meetings.audience import Audience
from bot.meetings.ports import AppointmentRecord, Memory
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
        record = self._record(press)
        for wait_s in STORED_S:
            if record is None:
                self.wait(wait_s)
                record = self._record(press)
        note = calendar_text.note(audience, record.lead, record.task_ids[0]) if record and record.task_ids else ""
        entry = entry_of(record, note) if record else None
        if record is None:
            text, row = notices.too_old(audience), list[Button]()
        elif entry is None:
            text, row = calendar_text.not_known(audience), []
        else:
            entry = replace(entry, title=entry.title or calendar_text.untitled(audience))
            # What an earlier version stored cannot be found by its task.
            file = self.address(record.team, record.task_ids[0]) if record.booked_at else ""
            text, row = calendar_text.choose(audience, entry.title, file=bool(file)), _row(audience, entry, file)
        message = message_blocks.notice(text)
        message["blocks"] += message_blocks.button_row(row)
        if press.view:
            view = menu_view.with_blocks(audience, message["blocks"])
            call(lambda: workspace.client.views_update(view_id=press.view, view=view))
        else:
            workspace.tasks.tell(press, message)

    def _record(self, press: ButtonPress) -> AppointmentRecord | None:
        if press.button is None:
            return None
        target = targets.read(press.button.key)
        if not target.key:
            return self.memory.appointment_of_task(press.team, target.task_id)
        return next((one for one in self.memory.appointments(target.key) if one.number == target.number), None)


def _row(audience: Audience, entry: CalendarEntry, file: str) -> list[Button]:
    pages = (
        (calendar_text.google(audience), links.google(entry)),
        (calendar_text.outlook(audience), links.outlook(entry)),
        (calendar_text.file(audience), file),
    )
    return [Button(label, ACT, ButtonPayload("", "", LINK), url=page) for label, page in pages if page]

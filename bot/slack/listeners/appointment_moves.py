"""Move: open the small form, show what is typed, and save the new time as a request.

Who may move it, and whether something is in the way, is decided by the job; the form shows nobody's times to those who
may not.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from cachetools import TTLCache
from slack_bolt import Ack

from bot.meetings.actions import MOVE
from bot.meetings.appointment_rules import Known, may_change
from bot.meetings.messages import ChangeEnd, ChangeResult
from bot.meetings.moving import NewTime, UnreadTime, read_time
from bot.meetings.ports import AppointmentRecord, MaybeWritten, Memory, NotWritten
from bot.meetings.request import ActionInput, ReplyTarget, Request, Target
from bot.slack import menu_view, message_blocks, payloads, targets
from bot.slack.api import SlackRefused, call
from bot.slack.button_payload import MOVE_ANYWAY, MOVE_TO, ButtonPress, action_of
from bot.slack.directory import Member
from bot.slack.form import move_form
from bot.slack.form.move_form import MoveForm
from bot.slack.message_blocks import Block
from bot.slack.payloads import objects, text
from bot.slack.text import appointment_changes, moves, notices
from bot.slack.workspace import Workspace, WorkspaceOf

log = logging.getLogger(__name__)

# Open forms of this process, and for how long one is remembered; another process goes by the form's own metadata.
MOST_OPEN, OPEN_S = 500, 3600
# The waits for a record that is about to be stored.
RECORD_S = (0.1, 0.3, 0.6, 1.0)


@dataclass
class OpenMove:
    """A form as it is now; `lock` is held while it is drawn, so that the newest state is drawn last."""

    form: MoveForm
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass
class AppointmentMoves:
    """`put` saves a request: False when its key was there already; raises NotWritten or MaybeWritten. `memory` is what
    is stored of appointments; `command` is the slash command; `clock` is aware, in UTC."""

    workspaces: WorkspaceOf
    memory: Memory
    put: Callable[[Request], bool]
    command: str
    clock: Callable[[], datetime]
    _open: TTLCache[str, OpenMove] = field(default_factory=lambda: TTLCache(MOST_OPEN, OPEN_S), init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def handlers(self) -> Mapping[str, Callable[[ButtonPress], None]]:
        """For CardActions: what a press does, by what its payload names."""
        return {
            MOVE.name: self.open,
            MOVE_TO: lambda press: self._answer(press, confirmed=False),
            MOVE_ANYWAY: lambda press: self._answer(press, confirmed=True),
        }

    def open(self, press: ButtonPress) -> None:
        workspace = self.workspaces(press.team)
        client, tasks = workspace.client, workspace.tasks
        audience = workspace.directory.audience(press.user)
        target, place = targets.of_press(press)

        def late() -> None:
            tasks.tell(press, message_blocks.notice(notices.late_menu(audience)))

        def show() -> None:
            member = self._member(workspace, press.team, press.user)
            record = self._record(press.team, target)
            start, end = (record.start, record.end) if record else (target.start, target.end)
            form = MoveForm(
                press.button.key if press.button else "",
                place,
                target.pressed_ts,
                record.title if record else "",
                start,
                end,
            )
            view = move_form.build(audience, form, None, self._now(member))
            try:
                if press.view:
                    opened = call(lambda: client.views_update(view_id=press.view, view=view))
                else:
                    opened = call(lambda: client.views_open(trigger_id=press.trigger_id, view=view))
            except SlackRefused as refused:
                log.warning("a form to move an appointment did not open: %s", refused.args[0])
                late()
                return
            view_id = payloads.open_view(payloads.answer(opened.data)).id
            self._remember(view_id, form)
            tasks.run_slow(lambda: self._complete(workspace, member, press.team, view_id))

        tasks.open_form(show, late)

    def typed(self, ack: Ack, body: payloads.Json) -> None:
        """Each character of the words, as the form dispatches them."""
        view, by = objects(body, "view"), payloads.actor_of(body)
        workspace, words = self.workspaces(by.team), move_form.typed(view)
        form = move_form.read(view)
        if form:
            open_ = self._remember(text(view, "id"), form, keep=True)
            open_.form = replace(open_.form, words=words)
            member = self._member(workspace, by.team, by.user)
            workspace.tasks.run(lambda: self._draw(workspace, member, text(view, "id")))
        ack()

    def free(self, ack: Ack, body: payloads.Json) -> None:
        """A free time was pressed: it is moved there."""
        view, by = objects(body, "view"), payloads.actor_of(body)
        form, span = move_form.read(view), move_form.read_span(text(action_of(body), "value"))
        if form and span:
            workspace = self.workspaces(by.team)
            audience = workspace.directory.audience(by.user)
            key = f"{text(view, 'id')}:move"  # however often it is pressed, it is one form
            request = self._request(by.team, by.user, key, form.target, form.place, NewTime(*span))
            told = self._put(workspace, by.user, request) or notices.change_received(audience)
            shown = menu_view.chosen(audience, told)
            workspace.tasks.run(lambda: _update(workspace, text(view, "id"), shown))
        ack()

    def submitted(self, ack: Ack, body: payloads.Json) -> None:
        view, by = objects(body, "view"), payloads.actor_of(body)
        workspace, words, form = self.workspaces(by.team), move_form.typed(view), move_form.read(view)
        audience = workspace.directory.audience(by.user)
        if form is None:
            ack(response_action="errors", errors={move_form.WHEN: notices.change_not_written(audience)})
            return
        member = self._member(workspace, by.team, by.user)
        now = self._now(member)
        if form.shown is None or words != form.words:
            # Sent before its preview came: the person has not seen which time that is.
            found = _read(replace(form, words=words), member, now)
            if isinstance(found, UnreadTime) or found is None:
                problem = moves.problem(audience, found or UnreadTime(), now)
                ack(response_action="errors", errors={move_form.WHEN: problem})
                return
            seen = replace(form, words=words, shown=found)
            self._remember(text(view, "id"), seen)
            note = moves.unconfirmed_preview(audience)
            ack(response_action="update", view=move_form.build(audience, seen, found, now, note))
            return
        request = self._request(by.team, by.user, f"{text(view, 'id')}:move", form.target, form.place, form.shown)
        if told := self._put(workspace, by.user, request):
            ack(response_action="errors", errors={move_form.WHEN: told})
        else:
            ack(response_action="clear")

    def _answer(self, press: ButtonPress, *, confirmed: bool) -> None:
        """A button under a clash."""
        if press.button is None:
            return
        workspace = self.workspaces(press.team)
        audience = workspace.directory.audience(press.user)
        span, _, about = press.button.key.partition("|")
        times = move_form.read_span(span)
        if times is None:
            workspace.tasks.tell(press, message_blocks.notice(notices.too_old(audience)))
            return
        _, place = targets.of_press(press)
        target = targets.read(about)
        request = self._request(
            press.team, press.user, press.trigger_id, target, place, NewTime(*times), confirmed=confirmed
        )
        told = self._put(workspace, press.user, request)
        if told:
            workspace.tasks.tell(press, message_blocks.notice(told))
        else:
            workspace.tasks.replace_question(press, message_blocks.notice(notices.change_received(audience)))

    # -- what is shown --------------------------------------------------------------------------

    def _complete(self, workspace: Workspace, member: Member, team: str, view_id: str) -> None:
        """What LeadSquared says of it, and when its owner is free, once somebody may know."""
        directory, open_ = workspace.directory, self._open.get(view_id)
        if open_ is None:
            return
        target = open_.form.target
        record = self._record_soon(team, target)
        task_id = record.task_ids[0] if record and record.task_ids else target.task_id
        found = directory.appointment(task_id) if task_id else None
        known = Known(record, found)
        if known.is_known and not may_change(member.person, directory.policy, known):
            names = tuple(filter(None, (record.name if record else "", known.card().owner_name)))
            result = ChangeResult(MOVE.name, ChangeEnd.NOT_THEIRS, known.card(), may=tuple(dict.fromkeys(names)))
            sentence = appointment_changes.change_result(member.audience, result).sentence
            _update(workspace, view_id, move_form.refused(member.audience, sentence))
            return
        free = directory.free_times(found, member, self.clock()) if found else None
        form = open_.form
        if known.is_known:
            about = known.card()
            form = replace(form, title=about.title or form.title)
            if form.start is None:
                form = replace(form, start=about.start, end=about.end)
        open_.form = replace(form, free=free, looking=False)
        self._draw(workspace, member, view_id)

    def _draw(self, workspace: Workspace, member: Member, view_id: str) -> None:
        open_ = self._open.get(view_id)
        if open_ is None:
            return
        with open_.lock:
            now = self._now(member)
            found = _read(open_.form, member, now)
            open_.form = replace(open_.form, shown=found if isinstance(found, NewTime) else None)
            view = move_form.build(member.audience, open_.form, found, now)
            _update(workspace, view_id, view)

    def _remember(self, view_id: str, form: MoveForm, *, keep: bool = False) -> OpenMove:
        """`keep`: what this process knows of it counts before the form's own metadata."""
        with self._lock:
            if not keep or view_id not in self._open:
                self._open[view_id] = OpenMove(form)
            return self._open[view_id]

    def _member(self, workspace: Workspace, team: str, user: str) -> Member:
        directory = workspace.directory
        found = directory.cached_member(team, user) or directory.member(team, user)
        return found or directory.unknown_member(team, user)

    def _now(self, member: Member) -> datetime:
        return self.clock().astimezone(ZoneInfo(member.zone))

    def _record(self, team: str, target: Target) -> AppointmentRecord | None:
        if not target.key:
            return self.memory.appointment_of_task(team, target.task_id)
        return next((one for one in self.memory.appointments(target.key) if one.number == target.number), None)

    def _record_soon(self, team: str, target: Target) -> AppointmentRecord | None:
        """A card says that it is booked some moments before its record is stored."""
        for wait_s in RECORD_S:
            if (record := self._record(team, target)) or not target.key:
                return record
            time.sleep(wait_s)
        return None

    # -- what is saved --------------------------------------------------------------------------

    def _request(
        self,
        team: str,
        user: str,
        key: str,
        target: Target,
        place: ReplyTarget,
        to: NewTime,
        *,
        confirmed: bool = False,
    ) -> Request:
        return Request(
            key=key,
            team=team,
            user=user,
            reply_to=place,
            received_at=self.clock(),
            command=self.command,
            action=MOVE.name,
            target=target,
            given=ActionInput(start=to.start, end=to.end, confirmed=confirmed),
        )

    def _put(self, workspace: Workspace, user: str, request: Request) -> str:
        """What to tell the person where it could not be saved; "" where it was."""
        audience = workspace.directory.audience(user)
        try:
            self.put(request)
        except NotWritten:
            return notices.change_not_written(audience)
        except MaybeWritten:
            return notices.change_maybe_written(audience)
        return ""


def _read(form: MoveForm, member: Member, now: datetime) -> NewTime | UnreadTime | None:
    if not form.words or form.start is None or form.end is None:
        return None
    return read_time(form.words, form.start, form.end, now, member.languages)


def _update(workspace: Workspace, view_id: str, view: Block) -> None:
    call(lambda: workspace.client.views_update(view_id=view_id, view=view))

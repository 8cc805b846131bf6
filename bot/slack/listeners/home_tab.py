"""The Home tab, a person's own settings, and `/meeting whoami`.

The views are made in form/preferences_view.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from slack_bolt import Ack

from bot.meetings import rules
from bot.meetings.model import Person
from bot.meetings.ports import ChatUnavailable, Memory
from bot.meetings.request import ReplyTarget, Request
from bot.slack import agenda_blocks, home_view, message_blocks, payloads
from bot.slack.api import SlackRefused, call
from bot.slack.button_payload import ButtonPress
from bot.slack.directory import Member, OwnerAnswer
from bot.slack.form import initial_state, preferences_view
from bot.slack.form.windows import PERSON_S
from bot.slack.message_blocks import Block
from bot.slack.payloads import objects, text
from bot.slack.text import notices
from bot.slack.workspace import Workspace, WorkspaceOf

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class HomeTab:
    """`clock` is aware, in UTC; `lead_page` is the address of a lead's page by its id."""

    workspaces: WorkspaceOf
    memory: Memory
    clock: Callable[[], datetime]
    lead_page: Callable[[str], str] = lambda _: ""

    def opened(self, ack: Ack, body: payloads.Json) -> None:
        """{"type": "event_callback", "team_id": "T1",
        "event": {"type": "app_home_opened", "user": "U1", "tab": "home"}}"""
        event = objects(body, "event")
        if text(event, "tab") == "home":
            team, user = text(body, "team_id"), text(event, "user")
            self.workspaces(team).tasks.run(partial(self.memory.note_home, team, user))
            self._draw(team, user)
        ack()

    def refresh(self, team: str, user: str) -> None:
        """After something was booked or changed, for those who look at the tab now and then. Returns at once."""
        if self.memory.has_home(team, user):
            self._draw(team, user)

    def settings(self, request: Request) -> None:
        """`/meeting settings`."""
        self._open(payloads.Actor(request.team, request.user, request.key), request.reply_to)

    def change(self, ack: Ack, body: payloads.Json) -> None:
        """The Home tab's button."""
        self._open(payloads.actor_of(body))
        ack()

    def schedule(self, ack: Ack, body: payloads.Json) -> None:
        by = payloads.actor_of(body)
        self.workspaces(by.team).windows.open(by.trigger_id, by.team, by.user, initial_state.empty(by.user))
        ack()

    def saved(self, ack: Ack, body: payloads.Json) -> None:
        by = payloads.actor_of(body)
        directory = self.workspaces(by.team).directory
        preferences, wrong = preferences_view.read(directory.audience(by.user), objects(body, "view"))
        if wrong:
            ack(response_action="errors", errors=wrong)
            return
        self.memory.set_preferences(by.team, by.user, rules.changed_preferences(preferences, directory.policy))
        self._draw(by.team, by.user)
        ack()

    def whoami(self, request: Request) -> None:
        """`/meeting whoami`: privately, once Slack and LeadSquared have answered."""
        workspace = self.workspaces(request.team)
        directory, tasks = workspace.directory, workspace.tasks
        press = ButtonPress(request.user, request.team, request.key, request.reply_to, None, ephemeral=True)

        def say() -> None:
            member = directory.member(request.team, request.user)
            person = member.person if member else Person(request.user, "you")
            owner = directory.owner_named(person.mail) if person.mail else OwnerAnswer("")
            audience = member.audience if member else directory.audience(request.user)
            tasks.tell(press, message_blocks.whoami(audience, member, owner, directory.policy))

        tasks.run_slow(say)

    def _draw(self, team: str, user: str) -> None:
        workspace = self.workspaces(team)
        workspace.tasks.draw_home(user, partial(self._publish, workspace, team, user))

    def _publish(self, workspace: Workspace, team: str, user: str) -> None:
        """At once what needs Slack only, and once LeadSquared has answered the appointments."""
        directory = workspace.directory

        def publish(appointments: Sequence[Block]) -> None:
            # Read again: the person may have saved other settings meanwhile.
            member = directory.member(team, user)
            audience = member.audience if member else directory.audience(user)
            view = home_view.build(audience, member, directory.policy, appointments)
            call(lambda: workspace.client.views_publish(user_id=user, view=view))

        def complete(member: Member) -> None:
            publish(agenda_blocks.on_home(member.audience, directory.agenda(member, self.clock()), self.lead_page))

        member = directory.member(team, user)
        if member is None or not member.person.mail or rules.why_not_allowed(member.person, directory.policy):
            publish(())
            return
        publish(agenda_blocks.while_looking(member.audience))
        workspace.tasks.run_slow(partial(complete, member))

    def _open(self, by: payloads.Actor, place: ReplyTarget | None = None) -> None:
        workspace = self.workspaces(by.team)
        client, directory, tasks = workspace.client, workspace.directory, workspace.tasks

        def show() -> None:
            member = (
                directory.cached_member(by.team, by.user)
                or tasks.result_within(lambda: directory.member(by.team, by.user), PERSON_S)
                or directory.unknown_member(by.team, by.user)
            )
            view = preferences_view.modal(member.audience, member, directory.lists(member, ""), self.clock())
            try:
                answer = call(lambda: client.views_open(trigger_id=by.trigger_id, view=view))
            except (SlackRefused, ChatUnavailable) as error:
                log.warning("settings did not open: %s", error.args[0])
                told = notices.not_opened(member.audience, str(error.args[0]))
                tasks.tell_where_typed(by.user, place, message_blocks.notice(told))
                return
            opened = payloads.open_view(payloads.answer(answer.data))
            tasks.run_slow(lambda: complete(opened.id, member, view))

        def complete(view_id: str, member: Member, view: Block) -> None:
            directory.load("")
            fuller = preferences_view.modal(member.audience, member, directory.lists(member, ""), self.clock())
            if fuller != view:
                call(lambda: client.views_update(view_id=view_id, view=fuller))

        def too_late() -> None:
            told = notices.late_form(directory.audience(by.user))
            tasks.tell_where_typed(by.user, place, message_blocks.notice(told))

        tasks.open_form(show, too_late)

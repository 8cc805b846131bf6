"""For those who use it daily: the Home tab, one's own settings, and who the bot takes one for.

Books nothing; what the views hold is in form/habits_view.
"""

import logging
from dataclasses import dataclass
from functools import partial

from slack_bolt import Ack

from bot.meetings import rules
from bot.meetings.model import Person
from bot.meetings.ports import ChatUnavailable, Memory
from bot.meetings.request import ReplyTarget, Request
from bot.slack import message_blocks, payloads
from bot.slack.api import NotHere, ask
from bot.slack.background_tasks import Aside
from bot.slack.button_payload import Press
from bot.slack.directory import Known, Somebody
from bot.slack.form import initial_state, preferences_view
from bot.slack.form.windows import PERSON_S, Windows
from bot.slack.message_blocks import Block
from bot.slack.payloads import objects, text
from bot.slack.text import notices
from bot.slack.web_client import Client

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Home:
    client: Client
    memory: Memory
    known: Known
    windows: Windows
    aside: Aside

    def opened(self, ack: Ack, body: payloads.Json) -> None:
        """{"type": "event_callback", "team_id": "T1",
        "event": {"type": "app_home_opened", "user": "U1", "tab": "home"}}"""
        event = objects(body, "event")
        if text(event, "tab") == "home":
            user = text(event, "user")
            self.aside.visit(user, partial(self._publish, text(body, "team_id"), user))
        ack()

    def settings(self, request: Request) -> None:
        """`/meeting settings`."""
        self._open(payloads.Doing(request.team, request.user, request.key), request.place)

    def change(self, ack: Ack, body: payloads.Json) -> None:
        """The Home tab's button."""
        self._open(payloads.doing(body))
        ack()

    def schedule(self, ack: Ack, body: payloads.Json) -> None:
        by = payloads.doing(body)
        self.windows.open(by.trigger_id, by.team, by.user, initial_state.nothing(by.user))
        ack()

    def saved(self, ack: Ack, body: payloads.Json) -> None:
        habits, wrong = preferences_view.read(objects(body, "view"))
        if wrong:
            ack(response_action="errors", errors=wrong)
            return
        by = payloads.doing(body)
        self.memory.set_habits(by.team, by.user, rules.changed_preferences(habits, self.known.policy))
        self.aside.visit(by.user, partial(self._publish, by.team, by.user))
        ack()

    def whoami(self, request: Request) -> None:
        """`/meeting whoami`: privately, once Slack and LeadSquared have answered."""
        press = Press(request.user, request.team, request.key, request.place, None, ephemeral=True)

        def say() -> None:
            somebody = self.known.somebody(request.team, request.user)
            person = somebody.person if somebody else Person(request.user, "you")
            owner = self.known.owner_named(person.mail) if person.mail else ""
            self.aside.tell(press, message_blocks.who(somebody, owner, self.known.policy))

        self.aside.slowly(say)

    def _publish(self, team: str, user: str) -> None:
        view = preferences_view.home(self.known.somebody(team, user), self.known.policy)
        ask(lambda: self.client.views_publish(user_id=user, view=view))

    def _open(self, by: payloads.Doing, place: ReplyTarget | None = None) -> None:
        def show() -> None:
            somebody = (
                self.known.already(by.team, by.user)
                or self.aside.within(lambda: self.known.somebody(by.team, by.user), PERSON_S)
                or self.known.stranger(by.team, by.user)
            )
            view = preferences_view.modal(somebody, self.known.lists(somebody, ""))
            try:
                answer = ask(lambda: self.client.views_open(trigger_id=by.trigger_id, view=view))
            except (NotHere, ChatUnavailable) as error:
                log.warning("settings did not open: %s", error.args[0])
                self.aside.privately(by.user, place, message_blocks.notice(notices.not_opened(str(error.args[0]))))
                return
            opened = payloads.opened(payloads.answer(answer.data))
            self.aside.slowly(lambda: complete(opened.id, somebody, view))

        def complete(view_id: str, somebody: Somebody, view: Block) -> None:
            self.known.load("")
            fuller = preferences_view.modal(somebody, self.known.lists(somebody, ""))
            if fuller != view:
                ask(lambda: self.client.views_update(view_id=view_id, view=fuller))

        def too_late() -> None:
            self.aside.privately(by.user, place, message_blocks.notice(notices.LATE_FORM))

        self.aside.opening(show, too_late)

"""Forms on people's screens: open one, and keep it in step with what is typed.

Each update is made from the newest thing a person did in that form, under one lock a form, so that of two
updates the older never overwrites the newer. Everything happens beside the ack.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from threading import Lock

from cachetools import LRUCache
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.meetings.request import Request
from bot.slack import payloads
from bot.slack.api import ask
from bot.slack.aside import Aside
from bot.slack.blocks import Block
from bot.slack.form import build, open_with, preview
from bot.slack.form.state import FormState, in_step
from bot.slack.known import Known, Somebody

log = logging.getLogger(__name__)

FORMS = 2000


@dataclass
class _Form:
    """One form: its newest state, when that was typed (Slack's action_ts), and Slack's hash of what it shows."""

    state: FormState
    typed_at: str = ""
    hash: str = ""
    lock: Lock = field(default_factory=Lock)


class Windows:
    """One for a process."""

    def __init__(self, client: WebClient, known: Known, aside: Aside, clock: Callable[[], datetime]) -> None:
        self._client, self._known, self._aside, self._clock = client, known, aside, clock
        self._forms: LRUCache[str, _Form] = LRUCache(FORMS)
        self._lock = Lock()

    def open(
        self,
        trigger_id: str,
        team: str,
        user: str,
        state: FormState,
        more: Callable[[Somebody | None, FormState], FormState] = lambda _, state: state,
    ) -> None:
        """At once from what is known; then once more with what had to be asked. `more` fills in what needs the
        person known, such as words read in their zone."""
        self._aside.later(lambda: self._open(trigger_id, team, user, state, more))

    def open_for(self, request: Request) -> None:
        """An empty form, for where a command was typed; a command's key is its trigger."""
        self.open(request.key, request.team, request.user, open_with.nothing(request.place.channel))

    def again(self, view_id: str, team: str, user: str, state: FormState) -> None:
        """A form once more, in the place of a result."""

        def update() -> None:
            somebody = self._known.somebody(team, user)
            form = _Form(_of(somebody, state))
            self._keep(view_id, form)
            with form.lock:
                self._update(view_id, form, somebody, ask_lists=True)

        self._aside.later(update)

    def typed(self, view_id: str, team: str, user: str, state: FormState, typed_at: str) -> None:
        """Something was done in a form."""
        self._aside.later(lambda: self._typed(view_id, team, user, state, typed_at))

    def view(self, somebody: Somebody | None, state: FormState, *, ask_lists: bool) -> tuple[FormState, Block]:
        """The state as it is shown, and its view."""
        lists = self._known.lists(somebody, state.lead.value if state.lead else "", ask=ask_lists)
        now = preview.now_of(state, self._clock())
        shown = preview.of(state, now, lists.minutes)
        state = preview.following(state, shown)
        return state, build.view(state, shown, lists)

    def _open(
        self,
        trigger_id: str,
        team: str,
        user: str,
        state: FormState,
        more: Callable[[Somebody | None, FormState], FormState],
    ) -> None:
        somebody = self._known.already(team, user)
        state = _of(somebody, replace(state, owner=state.owner or user))
        first = more(somebody, state) if somebody else state
        shown, view = self.view(somebody, first, ask_lists=False)
        opened = payloads.opened(
            payloads.answer(ask(lambda: self._client.views_open(trigger_id=trigger_id, view=view)).data)
        )
        form = _Form(shown, hash=opened.hash)
        self._keep(opened.id, form)
        somebody = somebody or self._known.somebody(team, user)
        self._known.lists(somebody, shown.lead.value if shown.lead else "", ask=True)
        with form.lock:
            if not form.typed_at:
                form.state = more(somebody, _of(somebody, state))
            self._update(opened.id, form, somebody, ask_lists=True)

    def _typed(self, view_id: str, team: str, user: str, state: FormState, typed_at: str) -> None:
        with self._lock:
            form = self._forms.get(view_id)
            if form is None:
                form = self._forms[view_id] = _Form(state)
        with form.lock:
            if typed_at <= form.typed_at:
                return  # something newer was done meanwhile, and is shown already
            form.state, form.typed_at = in_step(state, form.state), typed_at
            somebody = self._known.already(team, user)
            self._update(view_id, form, somebody, ask_lists=False)
        lead = state.lead.value if state.lead else ""
        if lead and not self._known.lists(somebody, lead, ask=False).opportunities:
            self._known.lists(somebody, lead, ask=True)
            with form.lock:
                if form.typed_at == typed_at:
                    self._update(view_id, form, somebody, ask_lists=True)

    def _update(self, view_id: str, form: _Form, somebody: Somebody | None, *, ask_lists: bool) -> None:
        """Called with the form's lock held."""
        shown, view = self.view(somebody, _of(somebody, form.state), ask_lists=ask_lists)
        for seen in (form.hash, None):
            try:
                answer = ask(partial(self._client.views_update, view_id=view_id, view=view, hash=seen or None))
            except SlackApiError as error:
                if error.response["error"] == "hash_conflict" and seen:
                    continue  # another process updated it; what we have is newer than what it had
                log.info("a form is gone: %s", error.response["error"])
                return
            form.state, form.hash = shown, payloads.opened(payloads.answer(answer.data)).hash
            return

    def _keep(self, view_id: str, form: _Form) -> None:
        with self._lock:
            self._forms[view_id] = form


def _of(somebody: Somebody | None, state: FormState) -> FormState:
    """The state with whose it is noted."""
    if somebody is None or state.notes.known:
        return state
    notes = replace(state.notes, zone=somebody.zone, languages=somebody.languages, known=True)
    return replace(state, notes=notes)

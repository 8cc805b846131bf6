"""Opens forms in Slack, and keeps them up to date with what is typed.

What is shown next is decided in session. Updates of one form are sent one after the other, each from its newest state,
so that an older one never overwrites a newer one. Everything is done in the background, and no lock is held during a
call.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from threading import Lock

from cachetools import LRUCache

from bot.meetings.audience import Audience
from bot.meetings.ports import ChatUnavailable
from bot.meetings.request import ReplyTarget, Request
from bot.slack import message_blocks, payloads
from bot.slack.api import SlackRefused, call
from bot.slack.background_tasks import BackgroundTasks
from bot.slack.directory import Directory, Member
from bot.slack.form import build, initial_state
from bot.slack.form.session import FormSession, as_shown, may_not_book, owned_by, with_member
from bot.slack.form.state import FormState
from bot.slack.menus import FormLists
from bot.slack.message_blocks import Block
from bot.slack.text import form_text, notices
from bot.slack.web_client import SlackClient

log = logging.getLogger(__name__)

FORMS = 2000
# An update that Slack did not take is sent again at once; the next key pressed makes another one anyway.
TRIES = 3
# A form that opens filled in is better than one that changes while it is read; Slack allows 3 s in all.
PERSON_S = 1.0

# A sentence for whoever it is told to.
Notice = Callable[[Audience], str]
# What a state becomes once the person is known; the last argument says whether Slack and LeadSquared may be asked.
FillIn = Callable[[Member, FormState, bool], FormState]


def no_fill_in(member: Member, state: FormState, may_ask: bool) -> FormState:
    del member, may_ask
    return state


@dataclass
class _OpenForm:
    """A form's session; change it under `lock` only. `shown_with` are the member and the lists of the last view."""

    session: FormSession
    shown_with: tuple[Member | None, FormLists] | None = None
    lock: Lock = field(default_factory=Lock)

    def apply(self, step: Callable[[FormSession], FormSession]) -> None:
        with self.lock:
            self.session = step(self.session)

    def begin_update(self) -> FormSession | None:
        """The session to show now; None where there is nothing to show, or another thread is showing it."""
        with self.lock:
            if not self.session.may_update:
                return None
            sent = self.session
            self.session = sent.begin_update()
            return sent


class Windows:
    """The forms of one process."""

    def __init__(
        self, client: SlackClient, directory: Directory, tasks: BackgroundTasks, clock: Callable[[], datetime]
    ) -> None:
        self._client, self._directory, self._tasks, self._clock = client, directory, tasks, clock
        self._forms: LRUCache[str, _OpenForm] = LRUCache(FORMS)
        self._lock = Lock()

    def open(
        self,
        trigger_id: str,
        team: str,
        user: str,
        state: FormState,
        more: FillIn = no_fill_in,
        place: ReplyTarget | None = None,
    ) -> None:
        """Open a form with what is known, and update it with what has to be looked up. `more` fills in what needs the
        person known, such as words read in their zone; `place` is where they are told when it does not open, and what
        they can type instead."""

        def say(write: Notice) -> None:
            audience = self._directory.audience(user)
            told = message_blocks.help_(audience, self._directory.policy.command, write(audience))
            self._tasks.tell_where_typed(user, place, told)

        def too_late() -> None:
            log.warning("a form did not open: its turn came too late")
            say(notices.late_form)

        self._tasks.open_form(lambda: self._open(trigger_id, team, user, state, more, say), too_late)

    def open_for(self, request: Request) -> None:
        """Open an empty form where a command was typed, or a button pressed; the key of either is its trigger."""
        empty = initial_state.empty(request.reply_to.channel, request.reply_to.thread_ts or "")
        self.open(request.key, request.team, request.user, empty, place=request.reply_to)

    def again(self, view_id: str, team: str, user: str, state: FormState, more: FillIn = no_fill_in) -> None:
        """Show a form in the place of a result."""

        def update() -> None:
            member = self._directory.member(team, user)
            first = with_member(member, more(member, state, True) if member else state)
            form = _OpenForm(FormSession(team, user, owned_by(user, first)))
            with self._lock:
                self._forms[view_id] = form
            self._show(view_id, form)
            self._load(view_id, form)

        self._tasks.run_slow(update)

    def closed(self, view_id: str) -> None:
        """A form was closed, or submitted: nothing is looked up or shown for it any more."""
        with self._lock:
            form = self._forms.pop(view_id, None)
        if form is not None:
            form.apply(FormSession.close)

    def typed(self, view_id: str, team: str, user: str, state: FormState, typed_at: str) -> None:
        """A field was changed."""
        with self._lock:
            form = self._forms.get(view_id)
            if form is None:
                form = self._forms[view_id] = _OpenForm(FormSession(team, user, state))
        before = form.session
        form.apply(lambda session: session.typed(state, typed_at))
        if form.session is not before:
            self._tasks.run(lambda: self._follow(view_id, form))

    def _follow(self, view_id: str, form: _OpenForm) -> None:
        """After a change: show it, and look up what the menus lack."""
        self._show(view_id, form)
        session = form.session
        member = self._directory.cached_member(session.team, session.user)
        lists = self._directory.lists(member, session.lead)
        if member is None or not lists.types or (session.lead and not lists.opportunities):
            self._tasks.run_slow(lambda: self._load(view_id, form), lambda: not form.session.closed)

    def _load(self, view_id: str, form: _OpenForm) -> None:
        """Look up what is missing, and show it."""
        session = form.session
        if session.closed:
            return
        member = self._directory.member(session.team, session.user)
        self._directory.load(session.lead, member)
        # Another form may have had the lists looked up since this one was shown.
        if (member, self._directory.lists(member, session.lead)) != form.shown_with:
            self._show(view_id, form)

    def _open(
        self, trigger_id: str, team: str, user: str, state: FormState, more: FillIn, say: Callable[[Notice], None]
    ) -> None:
        member = self._directory.cached_member(team, user)
        if member is None:
            member = self._tasks.result_within(lambda: self._directory.member(team, user), PERSON_S)
        first = with_member(member, more(member, state, False) if member else state)
        session = FormSession(team, user, owned_by(user, first))
        lists = self._directory.lists(member, session.lead)
        shown, preview = as_shown(session.state, lists, self._clock())
        view = _refused(member) or build.view(shown, preview, lists)
        try:
            answer = call(lambda: self._client.views_open(trigger_id=trigger_id, view=view))
        except (SlackRefused, ChatUnavailable) as error:
            why = str(error.args[0])
            log.warning("a form did not open: %s", why)
            # A trigger that was used already has opened its form: the request was delivered twice.
            if "exchanged" not in why:
                say(lambda audience: notices.not_opened(audience, why))
            return
        if may_not_book(member):
            return
        opened = payloads.open_view(payloads.answer(answer.data))
        made = _OpenForm(FormSession(team, user, shown, hash=opened.hash), (member, lists))
        with self._lock:
            # Somebody may have typed in it before Slack's answer came.
            form = self._forms.setdefault(opened.id, made)
        complete = partial(self._complete, opened.id, form, state, more, first, whose=member)
        self._tasks.run_slow(complete, lambda: not form.session.closed)

    def _complete(
        self, view_id: str, form: _OpenForm, state: FormState, more: FillIn, first: FormState, *, whose: Member | None
    ) -> None:
        """Fill in what has to be looked up."""
        team, user, member = form.session.team, form.session.user, whose

        def fill_in(member: Member, *, may_ask: bool) -> None:
            fuller = owned_by(user, with_member(member, more(member, state, may_ask)))
            form.apply(lambda session: session.completed(fuller, first.lead))

        if member is None:
            member = self._directory.member(team, user)
            if member is None:
                return
            fill_in(member, may_ask=False)
            before, after = self._directory.lists(None, ""), self._directory.lists(member, "")
            form.apply(lambda session: session.with_defaults(before, after))
            self._show(view_id, form)
        self._load(view_id, form)
        if more is not no_fill_in and not form.session.closed:
            fill_in(member, may_ask=True)
            self._show(view_id, form)
            self._load(view_id, form)

    def _show(self, view_id: str, form: _OpenForm) -> None:
        """Show the newest state, until there is no newer one. A thread that comes meanwhile has nothing to wait for."""
        form.apply(FormSession.lists_changed)
        while sent := form.begin_update():
            try:
                member = self._directory.cached_member(sent.team, sent.user)
                lists = self._directory.lists(member, sent.lead)
                shown, preview = as_shown(with_member(member, sent.state), lists, self._clock())
                form.shown_with = member, lists
                hash_ = self._update(view_id, form, _refused(member) or build.view(shown, preview, lists))
                if may_not_book(member):
                    form.apply(FormSession.close)
            except BaseException:
                form.apply(FormSession.failed)
                raise
            form.apply(partial(FormSession.updated, sent=sent, shown=shown, hash_=hash_))

    def _update(self, view_id: str, form: _OpenForm, view: Block) -> str:
        """Slack's new hash, "" where the form is gone."""
        seen = form.session.hash
        for left in reversed(range(TRIES)):
            try:
                answer = call(partial(self._client.views_update, view_id=view_id, view=view, hash=seen or None))
            except SlackRefused as refused:
                if refused.args[0] == "hash_conflict" and not form.session.closed:
                    seen = ""  # another process updated it, from an older state than this one
                    continue
                log.info("a form is gone: %s", refused.args[0])
                form.apply(FormSession.close)
                return ""
            except ChatUnavailable as away:
                if not left or away.wait_s:
                    raise
                continue
            return payloads.open_view(payloads.answer(answer.data)).hash
        return ""


def _refused(member: Member | None) -> Block | None:
    """The view for somebody who may book nothing, in the place of the fields."""
    why = may_not_book(member)
    return build.refused(member.audience, form_text.may_not_book(member.audience, why)) if member and why else None

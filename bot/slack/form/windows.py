"""Forms on people's screens: open one, and keep it in step with what is typed.

Each update is made from the newest thing a person did in that form, one after the other, so that of two updates the
older never overwrites the newer. Everything happens beside the ack, and nobody is asked while a form waits.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from threading import Lock

from cachetools import LRUCache

from bot.meetings.ports import ChatUnavailable
from bot.meetings.request import ReplyTarget, Request
from bot.slack import message_blocks, payloads
from bot.slack.api import SlackRefused, call
from bot.slack.background_tasks import BackgroundTasks
from bot.slack.directory import Directory, Member
from bot.slack.form import build, initial_state, preview
from bot.slack.form.merge_states import with_known_type, with_late_values, with_lead, with_preferences, with_shown
from bot.slack.form.state import FormState
from bot.slack.menus import FormLists, MenuOption
from bot.slack.message_blocks import Block
from bot.slack.text import notices
from bot.slack.web_client import SlackClient

log = logging.getLogger(__name__)

FORMS = 2000
# An update that Slack did not take is made again at once; the next key pressed makes another anyway.
TRIES = 3
# A form that opens filled in is better than one that changes under the hands; Slack gives it 3 s in all.
PERSON_S = 1.0

# What a state becomes once the person is known; `asking` says whether others may be asked meanwhile.
FillIn = Callable[[Member, FormState, bool], FormState]


def no_fill_in(member: Member, state: FormState, may_ask: bool) -> FormState:
    del member, may_ask
    return state


@dataclass
class _Form:
    """One form: whose it is, its newest state, when that was typed (Slack's action_ts), Slack's hash of what it shows;
    `changed` while the newest is not shown yet; `drawing` while somebody sees to that; `gone` once it was closed or
    submitted, so that nobody waits for it any more; `drawn_with` is the member and the lists of its last view."""

    team: str
    user: str
    state: FormState
    typed_at: str = ""
    hash: str = ""
    changed: bool = False
    drawing: bool = False
    gone: bool = False
    drawn_with: tuple[Member | None, FormLists] | None = None
    lock: Lock = field(default_factory=Lock)


class Windows:
    """One for a process."""

    def __init__(
        self, client: SlackClient, directory: Directory, tasks: BackgroundTasks, clock: Callable[[], datetime]
    ) -> None:
        self._client, self._directory, self._tasks, self._clock = client, directory, tasks, clock
        self._forms: LRUCache[str, _Form] = LRUCache(FORMS)
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
        """At once from what is known; then once more with what had to be asked. `more` fills in what needs the
        person known, such as words read in their zone; `place` is where they are told when it does not open."""

        def too_late() -> None:
            log.warning("a form did not open: its turn came too late")
            self._tell(user, place, notices.late_form(self._directory.audience(user)))

        self._tasks.open_form(lambda: self._open(trigger_id, team, user, state, more, place), too_late)

    def open_for(self, request: Request) -> None:
        """An empty form, for where a command was typed; a command's key is its trigger."""
        nothing = initial_state.empty(request.reply_to.channel)
        self.open(request.key, request.team, request.user, nothing, place=request.reply_to)

    def again(self, view_id: str, team: str, user: str, state: FormState, more: FillIn = no_fill_in) -> None:
        """A form once more, in the place of a result."""

        def update() -> None:
            member = self._directory.member(team, user)
            form = _Form(team, user, _owned(_of(member, more(member, state, True) if member else state), user))
            with self._lock:
                self._forms[view_id] = form
            self._draw(view_id, form)
            self._load(view_id, form)

        self._tasks.run_slow(update)

    def closed(self, view_id: str) -> None:
        """A form was closed, or submitted: nothing is asked or drawn for it any more."""
        with self._lock:
            form = self._forms.pop(view_id, None)
        if form is not None:
            form.gone = True

    def typed(self, view_id: str, team: str, user: str, state: FormState, typed_at: str) -> None:
        """Something was done in a form."""
        with self._lock:
            form = self._forms.get(view_id)
            if form is None:
                form = self._forms[view_id] = _Form(team, user, state)
        with form.lock:
            if typed_at <= form.typed_at:
                return  # something newer was done meanwhile
            form.state, form.typed_at = with_shown(state, form.state), typed_at
            form.changed, form.gone = True, False
        self._tasks.run(lambda: self._follow(view_id, form))

    def _tell(self, user: str, place: ReplyTarget | None, sentence: str) -> None:
        self._tasks.tell_where_typed(user, place, message_blocks.notice(sentence))

    def _follow(self, view_id: str, form: _Form) -> None:
        self._draw(view_id, form)
        member, lead = self._directory.cached_member(form.team, form.user), _lead(form.state)
        lists = self._directory.lists(member, lead)
        if member is None or not lists.types or (lead and not lists.opportunities):
            self._tasks.run_slow(lambda: self._load(view_id, form), lambda: not form.gone)

    def _load(self, view_id: str, form: _Form) -> None:
        """Ask for what is missing, and show it."""
        if form.gone:
            return
        lead = _lead(form.state)
        member = self._directory.member(form.team, form.user)
        self._directory.load(lead, member)
        # What another form asked for may have come since this one was drawn.
        if (member, self._directory.lists(member, lead)) != form.drawn_with:
            self._draw(view_id, form)

    def _open(
        self, trigger_id: str, team: str, user: str, state: FormState, more: FillIn, place: ReplyTarget | None
    ) -> None:
        member = self._directory.cached_member(team, user)
        if member is None:
            member = self._tasks.result_within(lambda: self._directory.member(team, user), PERSON_S)
        first = _of(member, more(member, state, False) if member else state)
        shown, view, drawn_with = self._view(member, _owned(first, user))
        try:
            answer = call(lambda: self._client.views_open(trigger_id=trigger_id, view=view))
        except (SlackRefused, ChatUnavailable) as error:
            why = str(error.args[0])
            log.warning("a form did not open: %s", why)
            # A trigger that is used up has opened its form: it was delivered twice.
            if "exchanged" not in why:
                self._tell(user, place, notices.not_opened(self._directory.audience(user), why))
            return
        opened = payloads.open_view(payloads.answer(answer.data))
        with self._lock:
            # Somebody may have typed in it before Slack's answer came.
            form = self._forms.setdefault(opened.id, _Form(team, user, shown, hash=opened.hash, drawn_with=drawn_with))
        complete = partial(self._complete, opened.id, form, state, more, first, whose=member)
        self._tasks.run_slow(complete, lambda: not form.gone)

    def _complete(
        self, view_id: str, form: _Form, state: FormState, more: FillIn, first: FormState, *, whose: Member | None
    ) -> None:
        """Fill in what has to be asked for."""
        user, member = form.user, whose
        if member is None:
            member = self._directory.member(form.team, user)
            if member is None:
                return
            self._fill(form, _owned(_of(member, more(member, state, False)), user), first.lead)
            with form.lock:
                lists = self._directory.lists(None, ""), self._directory.lists(member, "")
                form.state = with_preferences(form.state, *lists)
            self._draw(view_id, form)
        self._load(view_id, form)
        if more is not no_fill_in and not form.gone:
            self._fill(form, _owned(_of(member, more(member, state, True)), user), first.lead)
            self._draw(view_id, form)
            self._load(view_id, form)

    def _fill(self, form: _Form, fuller: FormState, first: MenuOption | None) -> None:
        """With all that is known now; where somebody has typed meanwhile, with the lead alone."""
        with form.lock:
            if not form.typed_at:
                form.state = with_late_values(form.state, fuller)
            elif form.state.lead == first and fuller.lead != first:
                form.state = with_lead(form.state, fuller)
            form.changed = True

    def _draw(self, view_id: str, form: _Form) -> None:
        """Show the newest, until the newest is shown. Whoever comes meanwhile has nothing to wait for."""
        with form.lock:
            form.changed = True
            if form.drawing:
                return
            form.drawing = True
        try:
            while True:
                with form.lock:
                    if not form.changed or form.gone:
                        form.drawing = False
                        return
                    form.changed = False
                    before, typed_at = form.state, form.typed_at
                member = self._directory.cached_member(form.team, form.user)
                shown, view, form.drawn_with = self._view(member, _of(member, before))
                seen = self._update(view_id, form, view)
                with form.lock:
                    form.hash = seen
                    # What was typed while the update was under way was typed into the view before it.
                    form.state = shown if form.typed_at == typed_at else with_shown(form.state, shown)
        except BaseException:
            with form.lock:
                form.drawing = False
            raise

    def _view(
        self, member: Member | None, state: FormState
    ) -> tuple[FormState, Block, tuple[Member | None, FormLists]]:
        """The state as it is shown, its view, and what else that was drawn with."""
        lists = self._directory.lists(member, _lead(state))
        state = with_known_type(state, lists)
        now = preview.now_of(state, self._clock())
        shown = preview.preview_of(state, now, lists.minutes)
        state = preview.synchronized(state, shown)
        return state, build.view(state, shown, lists), (member, lists)

    def _update(self, view_id: str, form: _Form, view: Block) -> str:
        """The new hash, "" where the form is gone."""
        seen = form.hash
        for left in reversed(range(TRIES)):
            try:
                answer = call(partial(self._client.views_update, view_id=view_id, view=view, hash=seen or None))
            except SlackRefused as refused:
                if refused.args[0] == "hash_conflict" and not form.gone:
                    seen = ""  # another process updated it; what we have is newer than what it had
                    continue
                log.info("a form is gone: %s", refused.args[0])
                form.gone = True
                return ""
            except ChatUnavailable as away:
                if not left or away.wait_s:
                    raise
                continue
            return payloads.open_view(payloads.answer(answer.data)).hash
        return ""


def _lead(state: FormState) -> str:
    return state.lead.value if state.lead else ""


def _owned(state: FormState, user: str) -> FormState:
    """A new form's owner is whoever opens it, unless another was named."""
    return state if state.owner or state.metadata.owner else replace(state, owner=user)


def _of(member: Member | None, state: FormState) -> FormState:
    """The state with whose it is noted."""
    if member is None or state.metadata.known:
        return state
    metadata = replace(state.metadata, zone=member.zone, languages=member.languages, known=True)
    return replace(state, metadata=metadata)

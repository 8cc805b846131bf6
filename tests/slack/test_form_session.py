"""A form never loses what was typed, never goes back to an older state, and always ends up showing the newest one."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.slack.form import fields
from bot.slack.form.metadata import FormMetadata
from bot.slack.form.session import FormSession, as_shown, owned_by
from bot.slack.form.state import FormState
from bot.slack.menus import FormLists, MenuOption

CLOCK = datetime(2026, 11, 24, 4, 35, tzinfo=UTC)
EMPTY = FormState(FormMetadata(channel="C1", zone="Asia/Kolkata", known=True))
LISTS = FormLists()
LEAD = MenuOption("lead-asha", "Asha Rao")
TITLES = st.sampled_from(["", "Demo", "Demo with Acme", "3pm"])
WORDS = st.sampled_from(["", "tomorrow 3pm", "friday", "3pm or 5pm", "nothing at all"])
AT = st.integers(1, 9).map(lambda second: f"1503435956.00000{second}")
TYPED = st.tuples(st.just("typed"), AT, TITLES, WORDS)
EVENTS = st.lists(
    st.one_of(TYPED, st.sampled_from([("begin",), ("shown",), ("failed",), ("looked up",), ("lists",)])), max_size=25
)


@dataclass
class SessionRun:
    """A session, the newest change that was made in it, and the update that is on its way."""

    session: FormSession = field(default_factory=lambda: FormSession("T1", "U1", EMPTY))
    newest: tuple[str, str, str] = ("", "", "")
    sent: FormSession | None = None
    last_shown: FormState = EMPTY
    found: bool = False

    def apply(self, event: tuple[str, ...]) -> None:
        match event:
            case ("typed", at, title, words):
                metadata = replace(self.last_shown.metadata, by=fields.WHEN)
                state = replace(self.last_shown, metadata=metadata, title=title, words=words)
                before = self.session
                self.session = self.session.typed(state, at)
                if at > self.newest[0]:
                    self.newest = at, title, words
                else:
                    assert self.session is before, "an older change changes nothing"
            case ("begin",) if self.session.may_update:
                assert self.sent is None, "one update at a time"
                self.sent, self.session = self.session, self.session.begin_update()
            case ("shown",) if self.sent:
                shown, _ = as_shown(self.sent.state, LISTS, CLOCK)
                self.session = self.session.updated(self.sent, shown, "hash")
                self.sent, self.last_shown = None, shown
            case ("failed",) if self.sent:
                self.session, self.sent = self.session.failed(), None
            case ("looked up",) if not self.found:
                self.found = True
                self.session = self.session.completed(replace(EMPTY, lead=LEAD), None)
            case ("lists",):
                self.session = self.session.lists_changed()

    def check(self) -> None:
        if self.newest[0]:
            assert (self.session.state.title, self.session.state.words) == self.newest[1:]
        if self.found and not self.newest[0]:
            assert self.session.state.lead == LEAD


@settings(max_examples=300, deadline=None)
@given(EVENTS)
def test_the_newest_change_counts_whatever_is_on_its_way(events: list[tuple[str, ...]]) -> None:
    run = SessionRun()
    for event in events:
        run.apply(event)
        run.check()


@settings(max_examples=300, deadline=None)
@given(EVENTS)
def test_in_the_end_the_newest_state_is_shown(events: list[tuple[str, ...]]) -> None:
    run = SessionRun()
    for event in events:
        run.apply(event)
    run.apply(("shown",))
    run.session = run.session.lists_changed()
    for _ in range(3):
        run.apply(("begin",))
        run.apply(("shown",))
    assert not run.session.outdated
    assert run.session.state == run.last_shown
    run.check()


@settings(max_examples=100, deadline=None)
@given(EVENTS)
def test_a_closed_form_is_not_shown_again_unless_somebody_types_in_it(events: list[tuple[str, ...]]) -> None:
    run = SessionRun()
    for event in events:
        run.apply(event)
    run.session = run.session.close()
    assert not run.session.lists_changed().may_update
    again = run.session.typed(EMPTY, "1503435999.000000")
    assert not again.closed


def test_the_owner_of_a_new_form_is_whoever_opens_it() -> None:
    assert owned_by("U1", EMPTY).owner == "U1"
    assert owned_by("U1", replace(EMPTY, owner="U2")).owner == "U2"
    named = replace(EMPTY, metadata=replace(EMPTY.metadata, owner="mail:maya@acme.com"))
    assert owned_by("U1", named).owner == ""


def test_what_is_looked_up_during_an_update_is_not_lost() -> None:
    run = SessionRun()
    for event in (("lists",), ("begin",), ("looked up",), ("shown",), ("begin",), ("shown",)):
        run.apply(event)
    run.check()
    assert run.last_shown.lead == LEAD

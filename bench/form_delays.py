"""How soon the form is open after a shortcut, and how soon its preview follows a key, beside Bolt's bare dispatch.

LeadSquared takes two seconds for each call meanwhile. Looks at what a person sees; what a form books is told by the
tests.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

from bench import measured_servers
from bench.arithmetic import Summary, spread
from bench.tables import ms, ratio, show
from sandbox.leadsquared import CrmFault, LeadSquaredServer
from sandbox.slack import Ack, SlackUser, View
from sandbox.stage import Stage

FORMS, KEYS = 40, 100
SLOW_S = 2.0
WAIT_S = 10.0
COLUMNS = ("", "p50 ms", "p99 ms", "p50 to Bolt", "p99 to Bolt", "of Slack's 3 s, p99")


def run(out: Console) -> None:
    with _slow() as stage:
        priya = stage.slack.person("priya")
        with measured_servers.peer("bolt_forms", stage) as url:
            stage.slack.events_url = url
            priya.global_shortcut("schedule")  # the first one asks Slack whose token that is
            bare_opens = spread([priya.global_shortcut("schedule").ms for _ in range(FORMS)])
        stage.start()
        _open(stage, priya)  # the first one asks who that is
        acks, opens = map(spread, zip(*(_opening(stage, priya) for _ in range(FORMS)), strict=True))
        keys, previews = map(spread, zip(*(_key(stage, priya, number) for number in range(KEYS)), strict=True))
        with measured_servers.peer("bolt_forms", stage) as url:
            stage.slack.events_url = url
            bare_keys = spread([_typed(priya, f"tomorrow 3:{number % 60:02}pm").ms for number in range(KEYS)])
        stage.slack.events_url = measured_servers.events_url(stage)
        stage.crm.clear_faults()
        priya.clicks(label="More: lead, type, owner, place…")
        stage.slack.wait_for(_says(priya, "With the lead"), WAIT_S)
        searches = spread([_search(priya, number) for number in range(KEYS)])
        asked = sum("QuickSearch" in call.path for call in stage.crm.calls)
        if asked < KEYS:
            raise RuntimeError(f"only {asked} of {KEYS} searches reached LeadSquared")
        rows = [
            _row("Bolt's default mode, ack of a shortcut", bare_opens, bare_opens),
            _row("the bot's ack of it", acks, bare_opens),
            _row("from the shortcut to the open form", opens, bare_opens),
            _row("Bolt's default mode, ack of a key", bare_keys, bare_keys),
            _row("the bot's ack of it", keys, bare_keys),
            _row("from the key to its preview", previews, bare_keys),
            _row("from a key in the search to its leads, LeadSquared instant", searches, bare_keys),
        ]
    title = f"The form, with LeadSquared taking {SLOW_S:.0f} s a call: {FORMS} forms, {KEYS} keys, one after another"
    show(out, title, COLUMNS, rows, "Both end when they are on the screen; an ack is Slack's, as it comes back.")


def opens_and_previews() -> tuple[Summary, Summary]:
    """From the shortcut to the open form, and from the key to its preview; of the bot alone."""
    with _slow() as stage:
        stage.start()
        priya = stage.slack.person("priya")
        _open(stage, priya)
        opens = spread([_opening(stage, priya)[1] for _ in range(FORMS)])
        return opens, spread([_key(stage, priya, number)[1] for number in range(KEYS)])


@contextmanager
def _slow() -> Iterator[Stage]:
    crm = LeadSquaredServer(rate=(100_000, 1.0))
    stage = Stage({"LEADSQUARED_RATE": measured_servers.UNPACED}, crm=crm)
    crm.start()
    crm.fault(CrmFault.SLOW, times=None, delay_s=SLOW_S)
    try:
        yield stage
    finally:
        if stage.bot.process is not None and stage.bot.process.poll() is None:
            stage.bot.kill()
        stage.close()


def _opening(stage: Stage, priya: SlackUser) -> tuple[float, float]:
    """Milliseconds until the ack, and until the form is open."""
    started = time.perf_counter()
    ack = _open(stage, priya)
    return ack.ms, (time.perf_counter() - started) * 1000


def _open(stage: Stage, priya: SlackUser) -> Ack:
    if priya.view() is not None:
        priya.closes(all_of_them=True)
    ack = priya.global_shortcut("schedule")
    stage.slack.wait_for(priya.view, WAIT_S)
    return ack


def _key(stage: Stage, priya: SlackUser, number: int) -> tuple[float, float]:
    """Milliseconds until the ack, and until the preview says what was typed."""
    started = time.perf_counter()
    ack = _typed(priya, f"tomorrow 3:{number % 60:02}pm")
    stage.slack.wait_for(_says(priya, f"3:{number % 60:02}"), WAIT_S)
    return ack.ms, (time.perf_counter() - started) * 1000


def _search(priya: SlackUser, number: int) -> float:
    """Milliseconds until the leads are there, for words that nobody has searched for yet."""
    started = time.perf_counter()
    priya.suggests("lead", f"{number}@globex")
    return (time.perf_counter() - started) * 1000


def _says(priya: SlackUser, words: str) -> Callable[[], bool]:
    def look() -> bool:
        view: View | None = priya.view()
        return view is not None and words in view.shown

    return look


def _typed(priya: SlackUser, words: str) -> Ack:
    ack = priya.fills("when", words)
    if ack is None:
        raise RuntimeError("the form does not tell what is typed in it")
    return ack


def _row(name: str, one: Summary, floor: Summary) -> tuple[str, ...]:
    share = f"{one.p99 / 30:.1f} %"
    return name, ms(one.p50), ms(one.p99), ratio(one.p50, floor.p50), ratio(one.p99, floor.p99), share

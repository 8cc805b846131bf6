"""Does a script on a stand, lets everything settle, and brings home the evidence.

Decides nothing: what happens is the script's, what it means is the judge's.
"""

import random
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from sqlalchemy.exc import SQLAlchemyError

from chaos import evidence
from chaos.database import unfinished
from chaos.evidence import Attempt, Evidence, Heard
from chaos.lines import Line
from chaos.script import (
    AwaitsServing,
    CrmFails,
    DatabaseFails,
    Freezes,
    Kills,
    LosesAck,
    SlackFails,
    Step,
    Types,
    Waits,
)
from chaos.stand import Stand

# So many people type at once.
_HANDS = 8
_SERVING_S = 60.0
_LOOK_S = 0.25
# Who was stopped gets this long to do harm, before something else is hit.
_AWAKE_S = 2.0


class NeverServed(Exception):
    """No web process came up in time; the message ends with what was logged."""


@dataclass
class Play:
    """One run of a script."""

    stand: Stand
    seed: int
    attempts: list[Attempt] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _thaw: threading.Timer = field(default_factory=lambda: _later(0, lambda: None))
    _mended: threading.Timer = field(default_factory=lambda: _later(0, lambda: None))

    def run(self, steps: Sequence[Step], settle_s: float) -> Evidence:
        """Everything in `steps`, then up to `settle_s` seconds without faults."""
        stand = self.stand
        self._await_serving()
        with ThreadPoolExecutor(_HANDS, "typist") as hands:
            typing = []
            for step in steps:
                if isinstance(step, Types):
                    typing.append(hands.submit(self._type, step.line))
                else:
                    self._do(step)
            for one in typing:
                one.result()
        self._thaw.join()
        self._mended.join()
        stand.crm.clear_faults()
        stand.crm.release()
        stand.slack.heals()
        stand.balancer.forgive()
        stand.note("no more faults")
        left = self._settle(settle_s)
        lines = [step.line for step in steps if isinstance(step, Types)]
        return evidence.gather(lines, self.attempts, stand.slack, stand.crm, stand.events, left, {})

    def _do(self, step: Step) -> None:
        stand = self.stand
        match step:
            case Waits(seconds):
                time.sleep(seconds)
            case CrmFails(order):
                stand.crm.order(order)
            case SlackFails(method, fault):
                stand.slack.fails(method, fault)
            case LosesAck():
                stand.note("the next ack is lost on its way")
                stand.balancer.lose_answer()
            case Kills(target, pick):
                self._thaw.join()
                stand.herd.kill(target, pick)
            case DatabaseFails(seconds):
                self._thaw.join()
                self._mended.join()
                self._mended = _later(seconds, stand.database.fail())
            case Freezes(seconds, pick):
                # Whoever was stopped has to wake up among the living: nothing else is hit until then.
                self._thaw = _later(seconds, _with_time_to_wake(stand.herd.freeze(pick)))
            case AwaitsServing():
                self._await_serving()

    def _type(self, line: Line) -> None:
        """Type it, and once more after a silence or a no, as people do; the impatient at once."""
        dice = random.Random(f"{self.seed} {line.number}")  # noqa: S311  # repeatable, not secret
        heard = self._enter(line)
        again = line.again or (heard is not Heard.ACCEPTED and dice.random() < 0.6)
        if again:
            time.sleep(dice.uniform(0.1, 0.5) if line.again else dice.uniform(1, 4))
            self._enter(line)

    def _enter(self, line: Line) -> Heard:
        at = time.time()
        ack = self.stand.slack.person(line.who).types(f"/meeting {line.text}", channel=line.where)
        attempt = evidence.attempt(line, at, ack)
        with self._lock:
            self.attempts.append(attempt)
        return attempt.heard

    def _await_serving(self) -> None:
        deadline = time.monotonic() + _SERVING_S
        while not self.stand.serves():
            if time.monotonic() > deadline:
                raise NeverServed("\n".join(self.stand.logged("")[-30:]))
            time.sleep(0.05)

    def _settle(self, settle_s: float) -> list[str]:
        """Wait until no job is left; the ids of those that are left all the same."""
        deadline = time.monotonic() + settle_s
        left = ["unknown"]
        while left and time.monotonic() < deadline:
            time.sleep(_LOOK_S)
            try:
                left = unfinished(self.stand.database.url)
            except SQLAlchemyError as error:
                left = [f"the database does not answer: {type(error).__name__}"]
        return left


def _with_time_to_wake(go_on: Callable[[], None]) -> Callable[[], None]:
    def thaw() -> None:
        go_on()
        time.sleep(_AWAKE_S)

    return thaw


def _later(seconds: float, mend: Callable[[], None]) -> threading.Timer:
    timer = threading.Timer(seconds, mend)
    timer.start()
    return timer

"""Does a script on a stand, lets everything settle, and brings home the evidence.

Decides nothing: what happens is the script's, what it means is the judge's.
"""

import contextlib
import random
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from sqlalchemy.exc import SQLAlchemyError

from chaos import evidence
from chaos.database import Sqlite, unfinished
from chaos.disturbances import disturbed
from chaos.evidence import Attempt, Evidence, Heard
from chaos.harms import Harms
from chaos.lines import Line
from chaos.said import CARD_IN_PROGRESS
from chaos.script import (
    AwaitsServing,
    BacksUp,
    ClockSteps,
    CrmFails,
    DatabaseFails,
    DatabaseHangs,
    Freezes,
    IsDeadly,
    Kills,
    LosesAck,
    Restores,
    SlackFails,
    Step,
    StrangersDribble,
    Types,
    Waits,
)
from chaos.stand import Stand
from chaos.strangers import dribble
from sandbox.slack import CannotDo, dropped

# So many people type at once.
_HANDS = 8
_SERVING_S = 60.0
_LOOK_S = 0.25
# Who was stopped gets this long to do harm, before something else is hit.
_AWAKE_S = 2.0
# So long after a press its card has changed.
_PRESSED_S = 15.0


class NeverServed(Exception):
    """No web process came up in time; the message ends with what was logged."""


@dataclass
class Play:
    """One run of a script."""

    stand: Stand
    seed: int
    attempts: list[Attempt] = field(default_factory=list)
    harms: Harms = field(default_factory=Harms)
    _strangers: list[threading.Thread] = field(default_factory=list)
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
        for stranger in self._strangers:
            stranger.join()
        stand.crm.clear_faults()
        stand.crm.release()
        stand.slack.heals()
        for lasting in self.harms.lasting:
            self._slack_fails(lasting)
        stand.balancer.forgive()
        stand.clock.step(0)
        stand.note("no more faults")
        left = self._settle(settle_s)
        pressed = self._press_what_is_open()
        events = stand.events
        return evidence.gather(
            [step.line for step in steps if isinstance(step, Types)],
            self.attempts,
            stand.slack,
            stand.crm,
            events,
            left,
            self.harms.of(self.attempts),
            pressed,
            lambda at: disturbed(events, at),
        )

    def _press_what_is_open(self) -> frozenset[str]:
        """As somebody would who finds a card that still says "Booking…": press its button, and wait a moment."""
        slack = self.stand.slack
        found = evidence.open_messages(slack)
        for message in found:
            channel = slack.channel(message.channel)
            who = next(
                person for person in slack.state.people if person.user_id in channel.members and not person.is_bot
            )
            with contextlib.suppress(CannotDo):  # only whom it is for sees an ephemeral one
                slack.person(message.ephemeral_to or who.user_id).presses(message, message.buttons[0].action_id)
        ts = frozenset(one.ts for one in found)
        with contextlib.suppress(TimeoutError):
            slack.wait_for(lambda: not any(one.ts in ts for one in evidence.open_messages(slack)), _PRESSED_S)
        return ts

    def _do(self, step: Step) -> None:
        stand = self.stand
        match step:
            case Waits(seconds):
                time.sleep(seconds)
            case CrmFails(order):
                stand.crm.order(order)
            case SlackFails() | IsDeadly():
                self.harms.note(step)
                self._slack_fails(step)
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
            case DatabaseHangs(seconds):
                self._thaw.join()
                self._mended.join()
                self._mended = _later(seconds, stand.database.hang())
            case ClockSteps(ahead_s):
                done = "" if stand.clock.can_step else ", were libfaketime here"
                stand.note(f"the clock is {ahead_s:+d} s from now on{done}")
                stand.clock.step(ahead_s)
            case StrangersDribble(count, seconds):
                stand.note(f"{count} strangers dribble for {seconds:g} s")
                self._strangers.append(dribble(stand.ports, count, seconds))
            case BacksUp() | Restores():
                self._thaw.join()
                self._mended.join()
                self._back_up_or_restore(step)
            case Freezes(seconds, pick):
                # Whoever was stopped has to wake up among the living: nothing else is hit until then.
                self._thaw = _later(seconds, _with_time_to_wake(stand.herd.freeze(pick)))
            case AwaitsServing():
                self._mended.join()
                self._await_serving()

    def _slack_fails(self, step: SlackFails | IsDeadly) -> None:
        slack, herd = self.stand.slack, self.stand.herd
        if isinstance(step, IsDeadly):
            words = (step.line.code, CARD_IN_PROGRESS)
            slack.fails("chat.postMessage", dropped(), None, words, lambda asked: herd.crash(asked.port))
        else:
            slack.fails(step.method, step.fault, step.times, (step.line.code,) if step.line else ())

    def _back_up_or_restore(self, step: BacksUp | Restores) -> None:
        database = self.stand.database
        assert isinstance(database, Sqlite)  # noqa: S101  # a script for Postgres has no backup
        if isinstance(step, Restores):
            time.sleep(max(0.0, self.harms.copied_at + step.age_s - time.time()))
            self.stand.herd.all_down(database.restore)
            self.harms.put_back_at = time.time()
        else:
            self.harms.copied_at = time.time()
            self.harms.in_copy = tuple(database.back_up())

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

"""Runs a script in an environment, waits until all jobs have ended, and returns the evidence.

Decides nothing: what happens is in the script, what it means is the judge's.
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
from chaos.chaos_environment import ChaosEnvironment
from chaos.databases import SqliteDatabase, unfinished
from chaos.disturbances import disturbed
from chaos.evidence import AckMeaning, Attempt, Evidence
from chaos.harms import Harms
from chaos.message_meanings import CARD_IN_PROGRESS
from chaos.script import (
    AwaitsServing,
    BacksUp,
    ClockSteps,
    CrashesWorkers,
    CrmFails,
    DatabaseFails,
    DatabaseHangs,
    Delays,
    Kills,
    LosesAck,
    Restores,
    SlackFails,
    SlowClientsConnect,
    Step,
    StopsWorker,
    Types,
)
from chaos.slow_clients import connect_slowly
from chaos.typed_lines import TypedLine
from sandbox.slack import CannotDo, dropped

# So many people type at once.
_TYPISTS = 8
_SERVING_S = 60.0
_LOOK_S = 0.25
# A worker that was stopped gets this long to act, before something else is done.
_RESUMED_S = 2.0
# So long after a press its card has changed.
_PRESSED_S = 15.0


class NeverServed(Exception):
    """No web process came up in time; the message ends with what was logged."""


@dataclass
class ScriptRunner:
    """One run of a script."""

    environment: ChaosEnvironment
    seed: int
    attempts: list[Attempt] = field(default_factory=list)
    harms: Harms = field(default_factory=Harms)
    _slow_clients: list[threading.Thread] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _resumed: threading.Timer = field(default_factory=lambda: _later(0, lambda: None))
    _mended: threading.Timer = field(default_factory=lambda: _later(0, lambda: None))

    def run(self, steps: Sequence[Step], settle_s: float) -> Evidence:
        """Everything in `steps`, then up to `settle_s` seconds without faults."""
        environment = self.environment
        self._await_serving()
        with ThreadPoolExecutor(_TYPISTS, "typist") as typists:
            typing = []
            for step in steps:
                if isinstance(step, Types):
                    typing.append(typists.submit(self._type, step.line))
                else:
                    self._do(step)
            for one in typing:
                one.result()
        self._resumed.join()
        self._mended.join()
        for thread in self._slow_clients:
            thread.join()
        environment.crm.clear_faults()
        environment.crm.release()
        environment.slack.heals()
        for lasting in self.harms.lasting:
            self._slack_fails(lasting)
        environment.balancer.stop_losing()
        environment.clock.step(0)
        environment.note("no more faults")
        left = self._settle(settle_s)
        pressed = self._press_what_is_open()
        events = environment.events
        return evidence.gather(
            [step.line for step in steps if isinstance(step, Types)],
            self.attempts,
            environment.slack,
            environment.crm,
            events,
            left,
            self.harms.of(self.attempts),
            pressed,
            lambda at: disturbed(events, at),
        )

    def _press_what_is_open(self) -> frozenset[str]:
        """As somebody would who finds a card that still says "Booking…": press its button, and wait a moment."""
        slack = self.environment.slack
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
        environment = self.environment
        match step:
            case Delays(seconds):
                time.sleep(seconds)
            case CrmFails(order):
                environment.crm.order(order)
            case SlackFails() | CrashesWorkers():
                self.harms.note(step)
                self._slack_fails(step)
            case LosesAck():
                environment.note("the next ack is lost on its way")
                environment.balancer.lose_answer()
            case Kills(target, pick):
                self._resumed.join()
                environment.bot_processes.kill(target, pick)
            case DatabaseFails(seconds):
                self._resumed.join()
                self._mended.join()
                self._mended = _later(seconds, environment.database.fail())
            case DatabaseHangs(seconds):
                self._resumed.join()
                self._mended.join()
                self._mended = _later(seconds, environment.database.hang())
            case ClockSteps(ahead_s):
                done = "" if environment.clock.can_step else ", were libfaketime here"
                environment.note(f"the clock is {ahead_s:+d} s from now on{done}")
                environment.clock.step(ahead_s)
            case SlowClientsConnect(count, seconds):
                environment.note(f"{count} slow clients for {seconds:g} s")
                self._slow_clients.append(connect_slowly(environment.ports, count, seconds))
            case BacksUp() | Restores():
                self._resumed.join()
                self._mended.join()
                self._back_up_or_restore(step)
            case StopsWorker(seconds, pick):
                # A stopped worker has to go on while the others live: nothing else is done until then.
                self._resumed = _later(seconds, _then_wait(environment.bot_processes.stop_worker(pick)))
            case AwaitsServing():
                self._mended.join()
                self._await_serving()

    def _slack_fails(self, step: SlackFails | CrashesWorkers) -> None:
        slack, bot_processes = self.environment.slack, self.environment.bot_processes
        if isinstance(step, CrashesWorkers):
            words = (step.line.code, CARD_IN_PROGRESS)
            slack.fails("chat.postMessage", dropped(), None, words, lambda asked: bot_processes.crash(asked.port))
        else:
            slack.fails(step.method, step.fault, step.times, (step.line.code,) if step.line else ())

    def _back_up_or_restore(self, step: BacksUp | Restores) -> None:
        database = self.environment.database
        assert isinstance(database, SqliteDatabase)  # noqa: S101  # a script for Postgres has no backup
        if isinstance(step, Restores):
            time.sleep(max(0.0, self.harms.copied_at + step.age_s - time.time()))
            self.environment.bot_processes.stop_all_during(database.restore)
            self.harms.put_back_at = time.time()
        else:
            self.harms.copied_at = time.time()
            self.harms.in_copy = tuple(database.back_up())

    def _type(self, line: TypedLine) -> None:
        """Type it, and once more after a silence or a no, as people do; the impatient at once."""
        rng = random.Random(f"{self.seed} {line.number}")  # noqa: S311  # repeatable, not secret
        meaning = self._enter(line)
        again = line.again or (meaning is not AckMeaning.ACCEPTED and rng.random() < 0.6)
        if again:
            time.sleep(rng.uniform(0.1, 0.5) if line.again else rng.uniform(1, 4))
            self._enter(line)

    def _enter(self, line: TypedLine) -> AckMeaning:
        at = time.time()
        ack = self.environment.slack.person(line.who).types(f"/meeting {line.text}", channel=line.where)
        attempt = evidence.attempt(line, at, ack)
        with self._lock:
            self.attempts.append(attempt)
        return attempt.ack

    def _await_serving(self) -> None:
        deadline = time.monotonic() + _SERVING_S
        while not self.environment.serves():
            if time.monotonic() > deadline:
                raise NeverServed("\n".join(self.environment.logged("")[-30:]))
            time.sleep(0.05)

    def _settle(self, settle_s: float) -> list[str]:
        """Wait until no job is left; the ids of those that are left all the same."""
        deadline = time.monotonic() + settle_s
        left = ["unknown"]
        while left and time.monotonic() < deadline:
            time.sleep(_LOOK_S)
            try:
                left = unfinished(self.environment.database.url)
            except SQLAlchemyError as error:
                left = [f"the database does not answer: {type(error).__name__}"]
        return left


def _then_wait(go_on: Callable[[], None]) -> Callable[[], None]:
    def resume() -> None:
        go_on()
        time.sleep(_RESUMED_S)

    return resume


def _later(seconds: float, mend: Callable[[], None]) -> threading.Timer:
    timer = threading.Timer(seconds, mend)
    timer.start()
    return timer

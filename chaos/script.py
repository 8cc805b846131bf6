"""What happens when: a list of steps made from a seed. Does none of them; script_runner does.

The same seed is the same list; what each step hits depends on the moment, as it does in life.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from chaos import fault_choice, typed_lines
from chaos.typed_lines import Ending, TypedLine
from sandbox.leadsquared import FaultOrder
from sandbox.slack import SlackFault as SlackFault


class Target(StrEnum):
    """Which processes kill -9 ends; a number from the seed chooses one of several."""

    WEB = "a web process with its children"
    WORKER = "a worker"
    ONE = "any one process"
    ALL = "everything"


@dataclass(frozen=True)
class Types:
    line: TypedLine


@dataclass(frozen=True)
class Delays:
    seconds: float


@dataclass(frozen=True)
class CrmFails:
    order: FaultOrder


@dataclass(frozen=True)
class SlackFails:
    """Once, for the next call; or for what carries the words of `line`, `times` or always."""

    method: str
    fault: SlackFault
    times: int | None = 1
    line: TypedLine | None = None


@dataclass(frozen=True)
class CrashesWorkers:
    """Whoever works on this line ends by SIGSEGV when it posts the line's card, each time."""

    line: TypedLine


@dataclass(frozen=True)
class LosesAck:
    """The next ack is written by the bot and never arrives."""


@dataclass(frozen=True)
class Kills:
    """`pick` from 0 to 1 chooses among the processes that are there."""

    target: Target
    pick: float


@dataclass(frozen=True)
class DatabaseFails:
    """Nothing can be written for `seconds`: a full disk, or a Postgres that is down."""

    seconds: float


@dataclass(frozen=True)
class StopsWorker:
    """A worker is stopped by SIGSTOP for `seconds` and then goes on. The next step that ends or stops something
    waits for that."""

    seconds: float
    pick: float


@dataclass(frozen=True)
class DatabaseHangs:
    """The database takes connections and answers nothing for `seconds`: a Postgres that is stopped, a file that is
    locked."""

    seconds: float


@dataclass(frozen=True)
class ClockSteps:
    """The bot's clock is `seconds` ahead from now on, or behind."""

    seconds: int


@dataclass(frozen=True)
class SlowClientsConnect:
    """`count` connections send a byte now and then for `seconds`, and never a whole request."""

    count: int
    seconds: float


@dataclass(frozen=True)
class BacksUp:
    """Somebody copies the database."""


@dataclass(frozen=True)
class Restores:
    """Everything is stopped, the copy put back, and everything started; not before the copy is `age_s` old."""

    age_s: float


@dataclass(frozen=True)
class AwaitsServing:
    """People are patient: they wait until somebody answers at all, and something can be written."""


Step = (
    Types
    | Delays
    | CrmFails
    | SlackFails
    | CrashesWorkers
    | LosesAck
    | Kills
    | DatabaseFails
    | DatabaseHangs
    | StopsWorker
    | ClockSteps
    | SlowClientsConnect
    | BacksUp
    | Restores
    | AwaitsServing
)
# A request that is older than a minute is looked for before it is sent; by the bot's clock, which was set meanwhile.
_OLD_S, _AHEAD_S = 70.0, 40
_AFTER_BACKUP = 6


@dataclass(frozen=True)
class FaultCounts:
    """How much goes wrong: counts over the whole run."""

    kills: int
    database_failures: int
    stopped_workers: int
    timeouts: int
    hangs: int = 0
    deadly: int = 0
    clock_steps: int = 0
    slow_clients: int = 0
    restores: int = 0

    @classmethod
    def for_lines(cls, count: int, workers: int, *, restores: bool = False) -> "FaultCounts":
        """A kill for every 16 lines; a worker is stopped only where another can take over; a backup only of a file."""
        return cls(
            kills=max(3, count // 16),
            database_failures=max(1, count // 90),
            stopped_workers=max(1, count // 100) if workers > 1 else 0,
            timeouts=count // 60,
            hangs=max(1, count // 120),
            deadly=max(1, count // 120),
            clock_steps=max(2, count // 40),
            slow_clients=max(1, count // 90),
            restores=1 if restores else 0,
        )


def write(seed: int, count: int, fault_counts: FaultCounts) -> tuple[Step, ...]:
    """The steps for `count` lines, in order."""
    rng = Random(seed)  # noqa: S311  # repeatable, not secret
    crashes = _crashes(rng, count, fault_counts)
    timeouts = set(rng.sample(range(count), fault_counts.timeouts))
    typed = typed_lines.write(rng, count)
    deadly = _deadly(rng, typed, fault_counts)
    steps: list[Step] = []
    waiting_from: int | None = None
    for number, line in enumerate(typed):
        steps += _troubles(rng)
        if number in deadly:
            steps.append(CrashesWorkers(line))
        elif rng.random() < 0.08:
            steps.append(SlackFails(*fault_choice.of_card(rng), line))
        if number in timeouts:
            steps.append(CrmFails(fault_choice.timeout(rng)))
        if number in crashes:
            steps.append(crashes[number])
            # A line or two go into the outage; then people wait.
            waiting_from = number + rng.randint(1, 2)
        if fault_counts.restores and number == count - _AFTER_BACKUP:
            steps.append(BacksUp())
        steps += [Types(line), Delays(round(min(rng.expovariate(6), 1.0), 3))]
        if number == waiting_from:
            steps.append(AwaitsServing())
    # The last kills come while the rest is still being worked off.
    for _ in range(_last_kills(fault_counts)):
        steps += [Delays(round(rng.uniform(0.5, 4), 3)), _kill(rng), AwaitsServing()]
    if fault_counts.restores:
        steps += [ClockSteps(0), Restores(_OLD_S + _AHEAD_S), AwaitsServing()]
    return tuple(steps)


def _deadly(rng: Random, typed: Sequence[TypedLine], fault_counts: FaultCounts) -> frozenset[int]:
    """Lines that would be booked, and of which nothing else is asked; none of the last ones, which a backup may lose.
    Where no card can be posted, none is."""
    fit = [
        one.number
        for one in typed[: -_AFTER_BACKUP - 1]
        if one.ending is Ending.BOOKED and not one.again and one.where not in ("vault", "dm")
    ]
    return frozenset(rng.sample(fit, min(fault_counts.deadly, len(fit))))


def _troubles(rng: Random) -> list[Step]:
    steps: list[Step] = []
    if rng.random() < 0.25:
        steps.append(CrmFails(fault_choice.of_create(rng)))
    if rng.random() < 0.10:
        steps.append(CrmFails(fault_choice.of_read(rng)))
    if rng.random() < 0.12:
        steps.append(SlackFails(*fault_choice.of_slack(rng)))
    if rng.random() < 0.04:
        steps.append(LosesAck())
    return steps


def _crashes(rng: Random, count: int, fault_counts: FaultCounts) -> dict[int, Step]:
    """At which line what breaks down."""
    wanted: list[Step] = [_kill(rng) for _ in range(fault_counts.kills - _last_kills(fault_counts))]
    wanted += [DatabaseFails(round(rng.uniform(1.5, 4), 1)) for _ in range(fault_counts.database_failures)]
    wanted += [DatabaseHangs(round(rng.uniform(4, 9), 1)) for _ in range(fault_counts.hangs)]
    wanted += [StopsWorker(round(rng.uniform(12, 20), 1), rng.random()) for _ in range(fault_counts.stopped_workers)]
    wanted += [ClockSteps(rng.choice((-_AHEAD_S, -12, -3, 3, 12, _AHEAD_S))) for _ in range(fault_counts.clock_steps)]
    wanted += [
        SlowClientsConnect(rng.randint(8, 16), round(rng.uniform(4, 10), 1)) for _ in range(fault_counts.slow_clients)
    ]
    rng.shuffle(wanted)
    gap = count / (len(wanted) + 1)
    return {max(1, int(gap * (place + rng.uniform(0.7, 1.3)))): step for place, step in enumerate(wanted)}


def _last_kills(fault_counts: FaultCounts) -> int:
    return min(2, fault_counts.kills // 2)


def _kill(rng: Random) -> Kills:
    return Kills(
        rng.choice((Target.WEB, Target.WORKER, Target.WORKER, Target.ONE, Target.ONE, Target.ALL)), rng.random()
    )

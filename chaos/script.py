"""What happens when: a list of steps made from a seed. Does none of them; play does.

The same seed is the same list; what each step hits depends on the moment, as it does in life.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from chaos import lines, troubles
from chaos.lines import Ending, Line
from sandbox.leadsquared import FaultOrder
from sandbox.slack import SlackFault as SlackFault


class Target(StrEnum):
    """Whom kill -9 hits; which of several is told by a number from the seed."""

    WEB = "a web process with its children"
    WORKER = "a worker"
    ONE = "any one process"
    ALL = "everything"


@dataclass(frozen=True)
class Types:
    line: Line


@dataclass(frozen=True)
class Waits:
    seconds: float


@dataclass(frozen=True)
class CrmFails:
    order: FaultOrder


@dataclass(frozen=True)
class SlackFails:
    """Once, for whoever comes; or for what carries the words of `line`, `times` or always."""

    method: str
    fault: SlackFault
    times: int | None = 1
    line: Line | None = None


@dataclass(frozen=True)
class IsDeadly:
    """Whoever works on this line ends by SIGSEGV when it posts the line's card, each time."""

    line: Line


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
class Freezes:
    """A worker stands still, as under SIGSTOP, for `seconds`, and goes on as if nothing had been. What is to be
    hit next waits for that."""

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
class StrangersDribble:
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
    | Waits
    | CrmFails
    | SlackFails
    | IsDeadly
    | LosesAck
    | Kills
    | DatabaseFails
    | DatabaseHangs
    | Freezes
    | ClockSteps
    | StrangersDribble
    | BacksUp
    | Restores
    | AwaitsServing
)
# A request that is older than a minute is looked for before it is sent; by the bot's clock, which was set meanwhile.
_OLD_S, _AHEAD_S = 70.0, 40
_AFTER_BACKUP = 6


@dataclass(frozen=True)
class Dose:
    """How much goes wrong: counts over the whole run."""

    kills: int
    database_failures: int
    freezes: int
    timeouts: int
    hangs: int = 0
    deadly: int = 0
    clock_steps: int = 0
    dribbles: int = 0
    restores: int = 0

    @classmethod
    def for_lines(cls, count: int, workers: int, *, restores: bool = False) -> "Dose":
        """A kill for every 16 lines; freezes only where another worker can take over; a backup only of a file."""
        return cls(
            kills=max(3, count // 16),
            database_failures=max(1, count // 90),
            freezes=max(1, count // 100) if workers > 1 else 0,
            timeouts=count // 60,
            hangs=max(1, count // 120),
            deadly=max(1, count // 120),
            clock_steps=max(2, count // 40),
            dribbles=max(1, count // 90),
            restores=1 if restores else 0,
        )


def write(seed: int, count: int, dose: Dose) -> tuple[Step, ...]:
    """The steps for `count` lines, in order."""
    dice = Random(seed)  # noqa: S311  # repeatable, not secret
    crashes = _crashes(dice, count, dose)
    timeouts = set(dice.sample(range(count), dose.timeouts))
    typed = lines.write(dice, count)
    deadly = _deadly(dice, typed, dose)
    steps: list[Step] = []
    waiting_from: int | None = None
    for number, line in enumerate(typed):
        steps += _troubles(dice)
        if number in deadly:
            steps.append(IsDeadly(line))
        elif dice.random() < 0.08:
            steps.append(SlackFails(*troubles.of_card(dice), line))
        if number in timeouts:
            steps.append(CrmFails(troubles.timeout(dice)))
        if number in crashes:
            steps.append(crashes[number])
            # A line or two go into the outage; then people wait.
            waiting_from = number + dice.randint(1, 2)
        if dose.restores and number == count - _AFTER_BACKUP:
            steps.append(BacksUp())
        steps += [Types(line), Waits(round(min(dice.expovariate(6), 1.0), 3))]
        if number == waiting_from:
            steps.append(AwaitsServing())
    # The last kills come while the rest is still being worked off.
    for _ in range(_last_kills(dose)):
        steps += [Waits(round(dice.uniform(0.5, 4), 3)), _kill(dice), AwaitsServing()]
    if dose.restores:
        steps += [ClockSteps(0), Restores(_OLD_S + _AHEAD_S), AwaitsServing()]
    return tuple(steps)


def _deadly(dice: Random, typed: Sequence[Line], dose: Dose) -> frozenset[int]:
    """Lines that would be booked, and of which nothing else is asked; none of the last ones, which a backup may lose.
    Where no card can stand, none is posted."""
    fit = [
        one.number
        for one in typed[: -_AFTER_BACKUP - 1]
        if one.ending is Ending.BOOKED and not one.again and one.where not in ("vault", "dm")
    ]
    return frozenset(dice.sample(fit, min(dose.deadly, len(fit))))


def _troubles(dice: Random) -> list[Step]:
    steps: list[Step] = []
    if dice.random() < 0.25:
        steps.append(CrmFails(troubles.of_create(dice)))
    if dice.random() < 0.10:
        steps.append(CrmFails(troubles.of_read(dice)))
    if dice.random() < 0.12:
        steps.append(SlackFails(*troubles.of_slack(dice)))
    if dice.random() < 0.04:
        steps.append(LosesAck())
    return steps


def _crashes(dice: Random, count: int, dose: Dose) -> dict[int, Step]:
    """At which line what breaks down."""
    wanted: list[Step] = [_kill(dice) for _ in range(dose.kills - _last_kills(dose))]
    wanted += [DatabaseFails(round(dice.uniform(1.5, 4), 1)) for _ in range(dose.database_failures)]
    wanted += [DatabaseHangs(round(dice.uniform(4, 9), 1)) for _ in range(dose.hangs)]
    wanted += [Freezes(round(dice.uniform(12, 20), 1), dice.random()) for _ in range(dose.freezes)]
    wanted += [ClockSteps(dice.choice((-_AHEAD_S, -12, -3, 3, 12, _AHEAD_S))) for _ in range(dose.clock_steps)]
    wanted += [StrangersDribble(dice.randint(8, 16), round(dice.uniform(4, 10), 1)) for _ in range(dose.dribbles)]
    dice.shuffle(wanted)
    gap = count / (len(wanted) + 1)
    return {max(1, int(gap * (place + dice.uniform(0.7, 1.3)))): step for place, step in enumerate(wanted)}


def _last_kills(dose: Dose) -> int:
    return min(2, dose.kills // 2)


def _kill(dice: Random) -> Kills:
    return Kills(
        dice.choice((Target.WEB, Target.WORKER, Target.WORKER, Target.ONE, Target.ONE, Target.ALL)), dice.random()
    )

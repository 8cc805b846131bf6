"""A CRM, a Slack, a journal and a clock as small classes, each with a transcript.

Real enough to be promised against; none opens anything. What the real ones do over HTTP is told in stories.
"""

import re
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

from bot.meetings.audience import Audience
from bot.meetings.crm_appointment import AppointmentChanges, AppointmentStatus, CrmAppointment, FreeSlot
from bot.meetings.messages import AppointmentCard, BotMessage, Card, Cause
from bot.meetings.model import Lead, Meeting, Opportunity, Person, TaskType
from bot.meetings.ports import (
    CardLocation,
    ChatUnavailable,
    CrmKeysRefused,
    CrmRefused,
    CrmUnavailable,
    CrmUnknown,
    FoundTasks,
    ReplyRoute,
)
from bot.meetings.request import EarlierCard, ReplyTarget, Request

T = TypeVar("T")
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@dataclass
class Ticking:
    """A clock that moves only when told to: with the time that passes, or alone, when somebody sets it. `passed` are
    the seconds that did pass."""

    at: datetime = NOON
    passed: float = 0.0

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.passed += seconds

    def step(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


class Act(StrEnum):
    """What the CRM does with one call; `STORED` and `LOST` end without an answer, `DENIED` and `STORED_DENIED` with a
    no that may have come too late."""

    ANSWERS = "answers"
    STORED = "stored"
    LOST = "lost"
    AWAY = "away"
    REFUSES = "refuses"
    KEYS = "keys"
    DENIED = "denied"
    STORED_DENIED = "stored_denied"
    QUEUED = "queued"


@dataclass(frozen=True)
class Turn:
    """One call's act, how long it takes, and how long a task it stores is hidden from lists, in seconds. `steps_s`: how
    far somebody moves the clock meanwhile."""

    act: Act = Act.ANSWERS
    takes_s: int = 0
    hidden_s: int = 0
    steps_s: int = 0


@dataclass
class FakeCrm:
    """Plays `creates`, `looks`, `reads` (of one appointment) and `changes` in order, then answers well for ever.
    `there` are its appointments by id. `dies_in_line`: the process, the first time that a create waits for its turn.
    `in_line`: how many are before it, each time that it waits a minute in vain.
    `behind`: how many looks show that the lists are."""

    clock: Ticking
    creates: list[Turn] = field(default_factory=list)
    looks: list[Turn] = field(default_factory=list)
    leads: tuple[Lead, ...] = ()
    tasks: list[tuple[str, float]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    dies_in_line: bool = False
    in_line: list[int] = field(default_factory=list)
    behind: int = 0
    types_refused: bool = False
    by_number: bool = False
    types: tuple[str, ...] = ("Meeting", "Demo", "Site visit")
    users: tuple[str, ...] = ("priya@acme.com", "noah@acme.com")
    opportunities_: dict[str, str] = field(default_factory=dict)
    read_backs: list[Turn] = field(default_factory=list)
    chosen: tuple[datetime, datetime] | None = (NOON, NOON + timedelta(hours=1))

    there: dict[str, CrmAppointment] = field(default_factory=dict)
    reads: list[Turn] = field(default_factory=list)
    changes: list[Turn] = field(default_factory=list)

    def appointment(self, task_id: str) -> CrmAppointment | None:
        self._play("appointment", self.reads)
        return self.there.get(task_id)

    def appointments_of(
        self, owner: str, start: datetime, end: datetime, *, spare: bool = False
    ) -> tuple[CrmAppointment, ...]:
        del spare
        self._play("appointments_of", self.looks)
        mine = [one for one in self.there.values() if owner in (one.owner_mail, one.owner_id)]
        return tuple(sorted((one for one in mine if one.is_within(start, end)), key=lambda one: (one.start, one.id)))

    def move(self, task_id: str, start: datetime, end: datetime) -> bool:
        return self._change("move", task_id, lambda one: replace(one, start=start, end=end))

    def update(self, task_id: str, changes: AppointmentChanges) -> bool:
        def change(one: CrmAppointment) -> CrmAppointment:
            return replace(
                one,
                name=one.name if changes.name is None else changes.name,
                description=one.description if changes.description is None else changes.description,
                owner_mail=one.owner_mail if changes.owner_mail is None else changes.owner_mail,
                owner_id=one.owner_id if changes.owner_id is None else changes.owner_id,
            )

        return self._change("update", task_id, change)

    def complete(self, task_id: str) -> bool:
        return self._change("complete", task_id, lambda one: replace(one, status=AppointmentStatus.COMPLETED))

    def delete(self, task_id: str) -> bool:
        return self._change("delete", task_id, lambda _: None)

    def lead_page(self, lead_id: str) -> str:
        return f"https://crm.test/LeadManagement/LeadDetails?LeadID={lead_id}"

    def free_slots(self, owner_mail: str, first: date, last: date) -> tuple[FreeSlot, ...] | None:
        del owner_mail, first, last
        self._play("free_slots", self.looks)
        return None

    def _change(self, name: str, task_id: str, change: Callable[[CrmAppointment], CrmAppointment | None]) -> bool:
        turn, found = self._take(self.changes), self.there.get(task_id)
        if found and turn.act in (Act.ANSWERS, Act.STORED, Act.STORED_DENIED):
            changed = change(found)
            if changed:
                self.there[task_id] = changed
            else:
                del self.there[task_id]
        self._end(name, turn)
        return found is not None

    def find_leads(self, words: str) -> tuple[Lead, ...]:
        self._play("find_leads", self.looks)
        number = re.sub(r"\D", "", words)[-10:]
        if self.by_number:
            return tuple(lead for lead in self.leads if number and number in re.sub(r"\D", "", lead.phone))
        texts = ((lead, " ".join((lead.id, lead.name, lead.company, lead.mail)).casefold()) for lead in self.leads)
        return tuple(lead for lead, text in texts if words.casefold() in text)

    def opportunities(self, lead_id: str) -> tuple[Opportunity, ...]:
        self._play("opportunities", self.looks)
        named = tuple(Opportunity(id_, name) for id_, name in self.opportunities_.items())
        return named or (Opportunity(f"opportunity-of-{lead_id}"),)

    def sending(self) -> AbstractContextManager["FakeCrm"]:
        return nullcontext(self)

    def wait(self) -> None:
        if self.dies_in_line:
            self.dies_in_line = False
            raise Killed
        if self.in_line:
            self.clock.pass_(60)
            raise CrmUnavailable("in line", Cause.QUEUE, self.in_line.pop(0))

    def create(self, meeting: Meeting) -> str:
        turn = self._take(self.creates)
        stored = turn.act in (Act.ANSWERS, Act.STORED, Act.STORED_DENIED)
        if stored:
            # The moment it is stored is within the call: at its start, the worst one for who looks too early.
            self.tasks.append((meeting.reference, self.clock.passed + turn.hidden_s))
        self._end("create", turn)
        return f"task-{len(self.tasks)}"

    def find_by_reference(self, meeting: Meeting, heard_at: datetime) -> FoundTasks:
        assert heard_at.tzinfo is not None
        now = self.clock.passed
        self._play("find_mark", self.looks)
        numbers = [n for n, (mark, shown) in enumerate(self.tasks, 1) if mark == meeting.reference and shown <= now]
        behind, self.behind = self.behind > 0, max(0, self.behind - 1)
        return FoundTasks(tuple(f"task-{number}" for number in numbers), behind)

    def appointment_types(self) -> tuple[TaskType, ...]:
        if self.types_refused:
            raise CrmRefused("no permission")
        return tuple(map(TaskType, self.types))

    def is_user(self, mail: str) -> bool:
        return mail in self.users

    def times_of(self, task_id: str) -> tuple[datetime, datetime] | None:
        assert task_id
        self._play("times_of", self.read_backs)
        return self.chosen

    def _take(self, turns: list[Turn]) -> Turn:
        return turns.pop(0) if turns else Turn()

    def _play(self, name: str, turns: list[Turn]) -> None:
        self._end(name, self._take(turns))

    def _end(self, name: str, turn: Turn) -> None:
        self.said.append(f"{name} {turn.act}")
        self.clock.pass_(turn.takes_s)
        self.clock.step(turn.steps_s)
        if turn.act is Act.REFUSES:
            raise CrmRefused("Owner is not active.")
        if turn.act is Act.KEYS:
            raise CrmKeysRefused
        if turn.act is Act.QUEUED:
            raise CrmUnavailable("in line", Cause.QUEUE, 7)
        if turn.act is Act.AWAY:
            raise CrmUnavailable("throttled")
        writes = name in ("create", "move", "update", "complete", "delete")
        if turn.act in (Act.DENIED, Act.STORED_DENIED) and writes:
            raise CrmUnknown("MXNew", refused=CrmRefused("It could not be completed."))
        if turn.act is not Act.ANSWERS:
            raise CrmUnknown("ReadTimeout") if writes else CrmUnavailable("ReadTimeout")


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    """Made once for each shape: making one takes longer than all else that a step does here."""
    return TypeAdapter(shape)


class Killed(BaseException):
    """kill -9: nothing catches it but the test."""


@dataclass
class FakeJournal:
    """Remembers by order, as DBOS does, and in JSON. `deaths` says at which step a process dies: at an even
    number 2n before step n runs, at an odd one 2n+1 after it ran and before it was written down."""

    clock: Ticking
    deaths: set[int] = field(default_factory=set)
    remembered: list[tuple[str, object]] = field(default_factory=list)
    process: str = "process-0"
    ran: list[str] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    _at: int = 0

    def step(self, name: str, do: Callable[[], T], shape: object) -> T:
        adapter = _adapter(shape)
        at, self._at = self._at, self._at + 1
        if at == len(self.remembered):
            self._die(2 * at)
            self.ran.append(name)
            value = adapter.dump_python(do(), mode="json")
            self._die(2 * at + 1)
            self.remembered.append((name, value))
        known, value = self.remembered[at]
        assert known == name, f"step {at} was {known} and is now {name}: a replay goes another way"
        return adapter.validate_python(value)  # type: ignore[no-any-return]  # shape is T's, as the port says

    def sleep(self, seconds: float) -> None:
        def wait() -> None:
            self.slept.append(seconds)
            self.clock.pass_(seconds)

        self.step(f"sleep {seconds}", wait, None)

    def ticks(self) -> float:
        """Another process may be on another machine, whose clock began at another time."""
        return self.clock.passed + 7777.0 * (int(self.process.partition("-")[2]) % 3 - 1)

    def to_the_end(self, job: Callable[[], T], away_s: float = 0.0) -> T:
        """Run `job`, again in a new process whenever one dies; each is away for `away_s` first."""
        while True:
            self._at = 0
            try:
                return job()
            except Killed:
                self.clock.pass_(away_s)
                self.process = f"process-{int(self.process.partition('-')[2]) + 1}"

    def _die(self, moment: int) -> None:
        if moment in self.deaths:
            self.deaths.discard(moment)
            raise Killed


@dataclass
class FakeChat:
    """Writes down what people see. Slack does not take the next `away` calls, nor the next `no_cards` cards, and does
    not say who somebody is `people_away` times once something was shown."""

    people: dict[str, Person] = field(default_factory=dict)
    away: int = 0
    no_cards: int = 0
    people_away: int = 0
    seen: list[tuple[str, BotMessage | Card | AppointmentCard]] = field(default_factory=list)

    def person(self, user: str) -> Person:
        self._take()
        if self.people_away and self.seen:
            self.people_away -= 1
            raise ChatUnavailable("no answer")
        return self.people[user]

    def person_with(self, mail: str) -> Person | None:
        self._take()
        return next((one for one in self.people.values() if (one.mail or "").lower() == mail.lower()), None)

    def tell_privately(self, audience: Audience, place: ReplyTarget, saying: BotMessage, key: str = "") -> None:
        del key
        self._see(f"tell_privately {audience.user} {place.channel}", saying)

    def post_card(self, audience: Audience, place: ReplyTarget, card: Card) -> CardLocation:
        if self.no_cards:
            self.no_cards -= 1
            raise ChatUnavailable("ratelimited")
        self._see(f"post_card {audience.user} {place.channel}", card)
        return CardLocation(
            ReplyRoute.THREAD, place.channel, f"{len(self.seen)}.0", f"https://slack.test/{len(self.seen)}"
        )

    def link(self, audience: Audience, earlier: EarlierCard, card: Card, permalink: str) -> None:
        self._see(f"link {audience.user} {earlier.ts} {permalink}", card)

    def change(self, audience: Audience, stand: CardLocation, card: Card) -> None:
        del audience
        self._see(f"change {stand.ts}", card)

    def show_appointment(self, audience: Audience, location: CardLocation, card: AppointmentCard) -> None:
        self._see(f"show_appointment {audience.user} {location.ts}", card)

    def update_form(self, audience: Audience, request: Request, saying: BotMessage) -> None:
        del audience
        self._see(f"update_form {request.key}", saying)

    def end_step(self, audience: Audience, request: Request, saying: BotMessage) -> None:
        del audience
        self._see(f"end_step {request.key}", saying)

    def replace(self, audience: Audience, stand: CardLocation, saying: BotMessage, key: str) -> None:
        del audience, key
        self._see(f"replace {stand.ts}", saying)

    def tell_without_token(self, audience: Audience, place: ReplyTarget, saying: BotMessage) -> bool:
        del audience
        if place.response_url:
            self.seen.append((f"without token {place.channel}", saying))
        return bool(place.response_url)

    def reply(self, audience: Audience, place: ReplyTarget, stand: CardLocation, saying: BotMessage) -> None:
        self._see(f"reply {audience.user} {place.channel} {stand.ts}", saying)

    def verbs(self) -> list[str]:
        return [verb.partition(" ")[0] for verb, _ in self.seen]

    def of(self, kind: type[T]) -> list[T]:
        return [cast("T", said) for _, said in self.seen if isinstance(said, kind)]

    def _see(self, verb: str, said: BotMessage | Card | AppointmentCard) -> None:
        self._take()
        self.seen.append((verb, said))

    def _take(self) -> None:
        if self.away:
            self.away -= 1
            raise ChatUnavailable("ratelimited")


def turns(acts: Iterable[Act]) -> list[Turn]:
    return [Turn(act) for act in acts]

"""What was typed, acked, stored and written by the bot, as values that can be judged; gathered at the end.

Judges nothing.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from bot.meetings.request import reference_of
from chaos.fault_choice import CREATE, LATE
from chaos.message_meanings import Meaning, is_open, read
from chaos.typed_lines import TypedLine
from sandbox.leadsquared import CrmCall, CrmFault, LeadSquaredServer, TaskRecord
from sandbox.slack import Ack, PostedMessage, SlackServer

_BOT = "U0BOT"
_REF = re.compile(r"ref ([0-9a-f]{8})")
_EXCEPTION = re.compile(r'"ExceptionMessage":\s*"([^"]*)"')
_MAY_BE = re.compile(r"\bmay\b|can't tell|cannot tell|not sure|not certain", re.IGNORECASE)


class AckMeaning(StrEnum):
    """What the typist knows from the ack."""

    ACCEPTED = "accepted"
    REFUSED = "told that nothing was booked"
    UNSURE = "told that it may be booked"
    LOST = "no ack"


@dataclass(frozen=True)
class Attempt:
    """One time somebody typed a line; `at` in unix seconds, `ref` its mark, `ms` until the ack or its absence."""

    line: int
    at: float
    ack: AckMeaning
    ref: str
    detail: str = ""
    ms: float = 0.0


@dataclass(frozen=True)
class Task:
    id: str
    ref: str
    due: datetime
    name: str = ""


@dataclass(frozen=True)
class CreateCall:
    """One create as LeadSquared received it. `turned_down`: refused for good, and not stored; `late`: stored, or to be
    found, only after the bot has given up looking for it; `reason` is LeadSquared's answer."""

    at: float
    ref: str
    turned_down: bool
    detail: str
    late: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Harm:
    """What was done to a line that no bot can make good. `refused` are the ways of replying that Slack never takes for
    it; `deadly`: its job ends whoever works on it; `rolled_back`: it was accepted after the backup that was put back;
    `replayed`: it had not ended in that backup."""

    refused: frozenset[str] = frozenset()
    deadly: bool = False
    rolled_back: bool = False
    replayed: bool = False


@dataclass(frozen=True)
class RateUse:
    """The most calls in any `window_s` seconds, and how many are allowed."""

    most: int = 0
    allowed: int = 25
    window_s: float = 5.0


@dataclass(frozen=True)
class BotMessage:
    """One message of the bot's as it is in the end. `root` is the ts of its thread, empty for a root;
    `private` means that only the typist sees it; `pressed` that it gave the outcome only when its button
    was pressed;
    `stray` that it was posted and the bot could not know so, or not remember it, or that Slack refused to change it."""

    at: float
    line: int
    meaning: Meaning | None
    task: str
    text: str
    root: str = ""
    private: bool = False
    pressed: bool = False
    stray: bool = False


@dataclass(frozen=True)
class Event:
    at: float
    what: str


@dataclass(frozen=True)
class Evidence:
    """Everything. `unfinished` are the refs of jobs that have not ended; `repeats` counts the messages that say
    that the same was typed twice, which cannot always be assigned to a line. `failures` are the moments at which
    LeadSquared did not answer as it should, `harms` by line."""

    lines: Sequence[TypedLine]
    attempts: Sequence[Attempt]
    tasks: Sequence[Task]
    messages: Sequence[BotMessage]
    creates: Sequence[CreateCall] = ()
    events: Sequence[Event] = ()
    unfinished: Sequence[str] = ()
    repeats: int = 0
    failures: Sequence[float] = ()
    rate_use: RateUse = RateUse()
    harms: Mapping[int, Harm] = field(default_factory=dict)


def attempt(line: TypedLine, at: float, ack: Ack) -> Attempt:
    """What somebody got for typing."""
    ack_meaning = AckMeaning.LOST
    if ack.ok:
        ack_meaning = _ack_meaning(ack.body)
    ref = reference_of(str(ack.request.payload["trigger_id"]))
    return Attempt(line.number, at, ack_meaning, ref, f"{ack.status} {ack.body[:90]}".strip(), ack.ms)


def _ack_meaning(body: str) -> AckMeaning:
    if not body.strip():
        return AckMeaning.ACCEPTED
    return AckMeaning.UNSURE if _MAY_BE.search(body) else AckMeaning.REFUSED


def gather(
    lines: Sequence[TypedLine],
    attempts: Sequence[Attempt],
    slack: SlackServer,
    crm: LeadSquaredServer,
    events: Sequence[Event],
    unfinished: Sequence[str],
    harms: Mapping[int, Harm],
    pressed: Collection[str],
    disturbed: Callable[[float], bool],
) -> Evidence:
    """`pressed` are the ts of messages whose button was pressed in the end; `disturbed` says whether the bot could have
    forgotten at a moment what it had just done."""
    tasks = tuple(map(_task, crm.tasks))
    stored = frozenset(task.ref for task in tasks)
    sent = [call for call in crm.calls if call.path.endswith(CREATE)]
    taken_at = {_ref_of(call): call.at.timestamp() for call in sent if call.fault is None and call.status == 200}
    creates = tuple(_create_call(call, stored, taken_at) for call in sent)
    marks = tuple(reference_of(key) for key in unfinished)
    written = _written(slack)
    unanswered = frozenset([*slack.state.unanswered_posts, *slack.state.refused_updates])
    messages = tuple(
        replace(one, pressed=ts in pressed, stray=ts in unanswered or disturbed(one.at))
        for ts, one in _bot_messages(lines, attempts, tasks, written)
    )
    repeats = sum(read(one.text)[0] is Meaning.REPEAT for one in written)
    failures = tuple(call.at.timestamp() for call in crm.calls if call.fault or call.throttled or call.status is None)
    counters = next(iter(crm.counters().values()))
    rate_use = RateUse(counters["most_in_window"], crm.policy_of(None).rate[0], counters["window_s"])
    return Evidence(lines, attempts, tasks, messages, creates, events, marks, repeats, failures, rate_use, harms)


def _task(record: TaskRecord) -> Task:
    found = _REF.search(record["Description"])
    due = datetime.fromisoformat(record["DueDate"]).replace(tzinfo=UTC)
    return Task(record["UserTaskId"], found[1] if found else "", due, record["Name"])


def _ref_of(call: CrmCall) -> str:
    found = _REF.search(call.body)
    return found[1] if found else ""


def _create_call(call: CrmCall, stored: Collection[str], taken_at: Mapping[str, float]) -> CreateCall:
    """`taken_at`: when LeadSquared took the last create of a ref, and answered so."""
    answer, ref, at = call.answer or "", _ref_of(call), call.at.timestamp()
    refused = ("MX" in answer and "RateLimit" not in answer) or call.fault in (CrmFault.FIREWALL, CrmFault.REDIRECT)
    # An error of a kind that nobody decides before storing is a refusal only if it is not there in the end, or was
    # taken later: a backup that is put back may know nothing of the refusal.
    not_there = ref not in stored or taken_at.get(ref, at) > at
    turned_down = refused and (call.fault in (None, CrmFault.ERROR_IN_200) or not_there)
    status = "no answer" if call.status is None else f"{call.status} {answer[:110]}"
    fault = f" ({call.fault})" if call.fault else ""
    reason = _EXCEPTION.search(answer)
    late = call.fault in LATE
    return CreateCall(at, ref, turned_down, f"{status}{fault}", late, reason[1] if reason else "")


def _written(slack: SlackServer) -> list[PostedMessage]:
    """All messages of the bot that are not deleted."""
    with slack.state.lock:
        channels = [one.channel_id for one in slack.state.channels]
        messages = [one for channel in channels for one in slack.state.message_store.in_channel(channel)]
    return [one for one in messages if one.user == _BOT and not one.deleted]


def _bot_messages(
    lines: Sequence[TypedLine], attempts: Sequence[Attempt], tasks: Sequence[Task], written: Sequence[PostedMessage]
) -> list[tuple[str, BotMessage]]:
    """Every message of the bot's that belongs to a line: by its code, its thread, its task, its ref."""
    clues = {line.code: line.number for line in lines}
    clues |= {one.ref: one.line for one in attempts}
    clues |= {task.id: clues[task.ref] for task in tasks if task.ref in clues}
    owners = {one.ts: _line_of(one, clues) for one in written if not one.thread_ts}
    messages = []
    for one in written:
        line = owners.get(one.thread_ts or one.ts)
        if line is not None:
            meaning, task = read(one.text)
            at = float(one.ts)
            messages.append((one.ts, BotMessage(at, line, meaning, task, one.text, one.thread_ts or "", one.ephemeral)))
    return messages


def _line_of(message: PostedMessage, clues: dict[str, int]) -> int | None:
    words = re.findall(r"[\w-]+", f"{message.text} {message.shown}")
    return next((clues[word] for word in words if word in clues), None)


def open_messages(slack: SlackServer) -> list[PostedMessage]:
    """The root messages that still say that more is to come, and have a button."""
    return [one for one in _written(slack) if not one.thread_ts and one.buttons and is_open(one.text)]

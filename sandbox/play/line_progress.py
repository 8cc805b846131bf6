"""What happened to the last line, seen from outside: received, read, decided, booked, answered, with times.

What a line was read as is read here once more, with the language the bot reads with; nothing is asked of the bot.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot import when
from bot.meetings import line
from bot.meetings.model import Draft
from bot.when import Reading, Unclear
from sandbox.leadsquared import CrmCall
from sandbox.slack import SlackCall
from sandbox.slack.json_values import Json, JsonObject, string

CREATE = "/v2/Task.svc/Create"
# Words of the command that open something, and name no time.
VERBS = ("", "help", "settings", "whoami")


@dataclass
class SentRequest:
    """The last thing that somebody sent to the bot. `text` is a line behind the command, or None where it was a
    form or a button; `at_s` is unix seconds by the sandbox's clock; the counts are of calls made before it."""

    what: str
    text: str | None
    zone: str
    locale: str
    at_s: float
    slack_calls: int
    crm_calls: int
    ack_ms: float | None = None
    acked: bool = False


def of(sent: SentRequest, slack: Sequence[SlackCall], crm: Sequence[CrmCall]) -> JsonObject:
    """`{"what": ..., "steps": [{"name", "ms", "lines": [...]}]}`; `ms` counts from the delivery, None until then."""
    after_slack, after_crm = slack[sent.slack_calls :], crm[sent.crm_calls :]
    steps = [_received(sent), _read(sent), _decided(sent, after_slack), _booked(sent, after_crm)]
    return {"what": sent.what, "steps": [*steps, _answered(sent, after_slack)]}


def _step(name: str, ms: float | None, lines: Sequence[str]) -> JsonObject:
    return {"name": name, "ms": None if ms is None else round(ms), "lines": list(lines)}


def _received(sent: SentRequest) -> JsonObject:
    if sent.ack_ms is None:
        return _step("received", 0, ["delivered over signed HTTP"])
    answer = "acked" if sent.acked else "no 200 in time"
    return _step("received", sent.ack_ms, [f"delivered over signed HTTP, {answer} after {sent.ack_ms:.0f} ms"])


def _read(sent: SentRequest) -> JsonObject:
    if sent.text is None:
        return _step("read", None, ["no words: a form or a button"])
    if sent.text.strip().lower() in VERBS:
        return _step("read", None, [f"the word {sent.text.strip()}, and no line" if sent.text else "an empty line"])
    moment = datetime.fromtimestamp(sent.at_s, UTC).astimezone(ZoneInfo(sent.zone))
    draft = line.parse(sent.text, (), moment, when.languages_for(sent.locale, sent.zone))
    return _step("read", None, [*_time(draft.when), f"title: {draft.title or 'none'}", *_options(draft)])


def _time(reading: Reading | Unclear | None) -> list[str]:
    if reading is None:
        return ["no time, on purpose"]
    if isinstance(reading, Unclear):
        return [
            f"open: {reading.kind.value.replace('_', ' ')}",
            *(f"perhaps {_span(one)}" for one in reading.candidates),
        ]
    parts = [
        f"{part.piece.value}: {'typed' if part.said else 'assumed'}{f', {part.rule}' if part.rule else ''}"
        for part in reading.parts
    ]
    return [f"{_span(reading)} {reading.zone}", *parts]


def _span(reading: Reading) -> str:
    start = f"{reading.start:%a %d %b %Y %H:%M}"
    return f"{start} to {reading.end:%H:%M}" if reading.end else start


def _options(draft: Draft) -> list[str]:
    options = {"lead": draft.lead, "type": draft.task_type, "owner": draft.owner.value if draft.owner else None}
    options |= {"where": draft.where, "length": f"{draft.minutes} min" if draft.minutes else None}
    return [f"{name}: {value}, typed" for name, value in options.items() if value]


def _decided(sent: SentRequest, calls: Sequence[SlackCall]) -> JsonObject:
    for call in calls:
        if not call.ok:
            continue
        ms, text = (call.at - sent.at_s) * 1000, string(call.args.get("text"))
        if call.method == "views.open":
            return _step("decided", ms, ["open a form"])
        if call.method in {"response_url", "chat.postEphemeral"}:
            return _step("decided", ms, [f"a private message: {text}"])
        if call.method == "chat.postMessage":
            return _step("decided", ms, [f"a card: {text}"])
    return _step("decided", None, [])


def _booked(sent: SentRequest, calls: Sequence[CrmCall]) -> JsonObject:
    lines, last_ms = [], None
    for call in calls:
        ms = (call.at.timestamp() - sent.at_s) * 1000
        ends = "no answer yet" if call.open else "no answer" if call.status is None else f"{call.status}"
        fault = f" ({call.fault})" if call.fault else ""
        lines.append(f"{call.path.removeprefix('/v2/')} at {ms:.0f} ms: {ends}{fault}{_id_in(call)}")
        if call.path == CREATE:
            last_ms = ms
    return _step("booked", last_ms, lines)


def _id_in(call: CrmCall) -> str:
    if call.path != CREATE or call.status != 200 or not call.answer:
        return ""
    try:
        answer: Json = json.loads(call.answer)
    except ValueError:
        return ""
    found = answer.get("Message") if isinstance(answer, dict) else None
    return f", task {string(found.get('Id'))}" if isinstance(found, dict) and found.get("Id") else ""


def _answered(sent: SentRequest, calls: Sequence[SlackCall]) -> JsonObject:
    answers = [
        call for call in calls if call.method in {"chat.postMessage", "chat.update", "response_url", "views.update"}
    ]
    lines = [
        f"{call.method} at {(call.at - sent.at_s) * 1000:.0f} ms{'' if call.ok else ': ' + _why(call)}"
        for call in answers
    ]
    words = next((string(call.args.get("text")) for call in reversed(answers) if call.args.get("thread_ts")), "")
    last_ms = (answers[-1].at - sent.at_s) * 1000 if answers else None
    return _step("answered", last_ms, [*([f"in the thread: {words}"] if words else []), *lines])


def _why(call: SlackCall) -> str:
    return call.error or f"HTTP {call.status}"

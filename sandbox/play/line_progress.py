"""The way of the last line, as it can be seen from outside: heard, read, decided, booked, told, with times.

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


def told(begun: SentRequest, slack: Sequence[SlackCall], crm: Sequence[CrmCall]) -> JsonObject:
    """`{"what": ..., "stages": [{"name", "ms", "lines": [...]}]}`; `ms` counts from the delivery, None until then."""
    after_slack, after_crm = slack[begun.slack_calls :], crm[begun.crm_calls :]
    stages = [_heard(begun), _read(begun), _decided(begun, after_slack), _booked(begun, after_crm)]
    return {"what": begun.what, "stages": [*stages, _told(begun, after_slack)]}


def _stage(name: str, ms: float | None, lines: Sequence[str]) -> JsonObject:
    return {"name": name, "ms": None if ms is None else round(ms), "lines": list(lines)}


def _heard(begun: SentRequest) -> JsonObject:
    if begun.ack_ms is None:
        return _stage("heard", 0, ["delivered over signed HTTP"])
    answer = "acked" if begun.acked else "no 200 in time"
    return _stage("heard", begun.ack_ms, [f"delivered over signed HTTP, {answer} after {begun.ack_ms:.0f} ms"])


def _read(begun: SentRequest) -> JsonObject:
    if begun.text is None:
        return _stage("read", None, ["no words: a form or a button"])
    if begun.text.strip().lower() in VERBS:
        return _stage("read", None, [f"the word {begun.text.strip()}, and no line" if begun.text else "an empty line"])
    moment = datetime.fromtimestamp(begun.at_s, UTC).astimezone(ZoneInfo(begun.zone))
    draft = line.parse(begun.text, (), moment, when.languages_for(begun.locale))
    return _stage("read", None, [*_time(draft.when), f"title: {draft.title or 'none'}", *_options(draft)])


def _time(reading: Reading | Unclear | None) -> list[str]:
    if reading is None:
        return ["no time, on purpose"]
    if isinstance(reading, Unclear):
        return [
            f"open: {reading.kind.value.replace('_', ' ')}",
            *(f"perhaps {_span(one)}" for one in reading.candidates),
        ]
    parts = [
        f"{part.piece.value}: {'said' if part.said else 'assumed'}{f', {part.rule}' if part.rule else ''}"
        for part in reading.parts
    ]
    return [f"{_span(reading)} {reading.zone}", *parts]


def _span(reading: Reading) -> str:
    start = f"{reading.start:%a %d %b %Y %H:%M}"
    return f"{start} to {reading.end:%H:%M}" if reading.end else start


def _options(draft: Draft) -> list[str]:
    said = {"lead": draft.lead, "type": draft.task_type, "owner": draft.owner.value if draft.owner else None}
    said |= {"where": draft.where, "length": f"{draft.minutes} min" if draft.minutes else None}
    return [f"{name}: {value}, said" for name, value in said.items() if value]


def _decided(begun: SentRequest, calls: Sequence[SlackCall]) -> JsonObject:
    for call in calls:
        if not call.ok:
            continue
        ms, text = (call.at - begun.at_s) * 1000, string(call.args.get("text"))
        if call.method == "views.open":
            return _stage("decided", ms, ["open a form"])
        if call.method in {"response_url", "chat.postEphemeral"}:
            return _stage("decided", ms, [f"say so privately: {text}"])
        if call.method == "chat.postMessage":
            return _stage("decided", ms, [f"a card: {text}"])
    return _stage("decided", None, [])


def _booked(begun: SentRequest, calls: Sequence[CrmCall]) -> JsonObject:
    lines, last_ms = [], None
    for call in calls:
        ms = (call.at.timestamp() - begun.at_s) * 1000
        ends = "no answer yet" if call.open else "no answer" if call.status is None else f"{call.status}"
        fault = f" ({call.fault})" if call.fault else ""
        lines.append(f"{call.path.removeprefix('/v2/')} at {ms:.0f} ms: {ends}{fault}{_id_in(call)}")
        if call.path == CREATE:
            last_ms = ms
    return _stage("booked", last_ms, lines)


def _id_in(call: CrmCall) -> str:
    if call.path != CREATE or call.status != 200 or not call.answer:
        return ""
    try:
        answer: Json = json.loads(call.answer)
    except ValueError:
        return ""
    found = answer.get("Message") if isinstance(answer, dict) else None
    return f", task {string(found.get('Id'))}" if isinstance(found, dict) and found.get("Id") else ""


def _told(begun: SentRequest, calls: Sequence[SlackCall]) -> JsonObject:
    said = [
        call for call in calls if call.method in {"chat.postMessage", "chat.update", "response_url", "views.update"}
    ]
    lines = [
        f"{call.method} at {(call.at - begun.at_s) * 1000:.0f} ms{'' if call.ok else ': ' + _why(call)}"
        for call in said
    ]
    words = next((string(call.args.get("text")) for call in reversed(said) if call.args.get("thread_ts")), "")
    last_ms = (said[-1].at - begun.at_s) * 1000 if said else None
    return _stage("told", last_ms, [*([f"in the thread: {words}"] if words else []), *lines])


def _why(call: SlackCall) -> str:
    return call.error or f"HTTP {call.status}"

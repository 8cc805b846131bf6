"""The control door, `/_sandbox/`: people and faults over HTTP, for a workspace in its own process.

Covers what a bench or a demo needs (type, post, press, look, break); forms are filled in-process.
remote is the other end.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict

from werkzeug.wrappers import Request, Response

from sandbox.browser import from_elsewhere
from sandbox.slack.delivery import Ack
from sandbox.slack.faults import JSON, Fault
from sandbox.slack.messages import Message
from sandbox.slack.person import CannotDo
from sandbox.slack.values import Json, JsonObject, obj, string
from sandbox.slack.webapi.door import as_json
from sandbox.slack.workspace import Workspace

PATH = "/_sandbox/"


def control(slack: Workspace) -> Callable[[Request], Response | None]:
    """An answer to `POST /_sandbox/<what>`; None for any other path.

    JSON in; out `{"ok": true, "result": ...}`, or HTTP 400 with `error` where it cannot be done.
    """

    def answer(request: Request) -> Response | None:
        if not request.path.startswith(PATH):
            return None
        if from_elsewhere(request):
            return as_json({"ok": False, "error": "not for a page in a browser"}, 403)
        act = ACTS.get(request.path.removeprefix(PATH))
        if act is None:
            return as_json({"ok": False, "error": "no such act"}, 404)
        try:
            asked: Json = json.loads(request.get_data() or b"{}")
            return as_json({"ok": True, "result": act(slack, obj(asked))})
        except (CannotDo, LookupError, TimeoutError, ValueError) as error:
            return as_json({"ok": False, "error": str(error)}, 400)

    return answer


def written_ack(ack: Ack) -> JsonObject:
    return {"status": ack.status, "body": ack.body, "ms": ack.ms, "timed_out": ack.timed_out}


def written_message(message: Message) -> JsonObject:
    written: JsonObject = asdict(message)
    return written


def _channel(asked: JsonObject) -> str:
    return string(asked.get("channel")) or "general"


def _number(asked: JsonObject, key: str, otherwise: float) -> float:
    value = asked.get(key)
    return float(value) if isinstance(value, int | float) else otherwise


def _types(slack: Workspace, asked: JsonObject) -> Json:
    person = slack.person(string(asked.get("who")))
    return written_ack(person.types(string(asked.get("line")), _channel(asked)))


def _posts(slack: Workspace, asked: JsonObject) -> Json:
    person = slack.person(string(asked.get("who")))
    thread_ts = string(asked.get("thread_ts")) or None
    return written_message(person.posts(string(asked.get("text")), _channel(asked), thread_ts))


def _presses(slack: Workspace, asked: JsonObject) -> Json:
    person = slack.person(string(asked.get("who")))
    message = slack.message(_channel(asked), string(asked.get("ts")))
    if message is None:
        raise LookupError("there is no such message")
    value = string(asked.get("value")) or None
    return written_ack(person.presses(message, string(asked.get("action_id")), value))


def _sees(slack: Workspace, asked: JsonObject) -> Json:
    person = slack.person(string(asked.get("who")))
    return [written_message(message) for message in person.sees(_channel(asked))]


def _thread(slack: Workspace, asked: JsonObject) -> Json:
    person = slack.person(string(asked.get("who")))
    replies = person.thread(_channel(asked), string(asked.get("ts")))
    return [written_message(message) for message in replies]


def _calls(slack: Workspace, asked: JsonObject) -> Json:
    """The calls after the first `skip`."""
    written: list[Json] = []
    for call in slack.calls[int(_number(asked, "skip", 0)) :]:
        one: JsonObject = asdict(call)
        written.append(one | {"detail": list(call.detail)})
    return written


def _wait_for_calls(slack: Workspace, asked: JsonObject) -> Json:
    """How many calls there are, once there are `count`, or TimeoutError after `for_s` seconds."""
    count = int(_number(asked, "count", 1))
    return slack.wait_for(lambda: len(slack.calls) if len(slack.calls) >= count else 0, _number(asked, "for_s", 10))


def _events_url(slack: Workspace, asked: JsonObject) -> Json:
    slack.events_url = string(asked.get("url")) or None
    return slack.events_url


def _fails(slack: Workspace, asked: JsonObject) -> Json:
    given = obj(asked.get("fault"))
    body, retry_after = given.get("body"), given.get("retry_after", "1")
    fault = Fault(
        error=string(given.get("error")),
        status=int(_number(given, "status", 200)),
        retry_after=retry_after if isinstance(retry_after, str) else None,
        body=body if isinstance(body, str) else None,
        content_type=string(given.get("content_type")) or JSON,
        location=string(given.get("location")),
        dropped=given.get("dropped") is True,
        hold_s=_number(given, "hold_s", 0),
        after_storing=given.get("after_storing") is True,
    )
    times = None if asked.get("times", 1) is None else int(_number(asked, "times", 1))
    slack.fails(string(asked.get("method")), fault, times)
    return None


def _heals(slack: Workspace, _asked: JsonObject) -> Json:
    slack.heals()
    return None


def _complaints(slack: Workspace, _asked: JsonObject) -> Json:
    return list(slack.complaints)


ACTS: Mapping[str, Callable[[Workspace, JsonObject], Json]] = {
    "types": _types,
    "posts": _posts,
    "presses": _presses,
    "sees": _sees,
    "thread": _thread,
    "calls": _calls,
    "wait_for_calls": _wait_for_calls,
    "events_url": _events_url,
    "fails": _fails,
    "heals": _heals,
    "complaints": _complaints,
}

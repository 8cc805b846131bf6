"""Routes HTTP requests: /api/ to the Web API, the rest to response_urls; and plays ordered faults.

Decides nothing about Slack itself.
"""

import json
import re
import time
from collections.abc import Callable

from werkzeug.wrappers import Request, Response

from sandbox.fault_queue import FaultQueue
from sandbox.http_server import HangUp
from sandbox.slack.json_values import Json
from sandbox.slack.response_urls import use_response_url
from sandbox.slack.slack_faults import InterceptedCall, SlackFault
from sandbox.slack.webapi.web_api import WebApi, as_json
from sandbox.slack.workspace_state import SlackCall, WorkspaceState

# In a form and in JSON.
_TS = re.compile(r'(?:^|&|")ts"?(?:=|: ?")([0-9]+\.[0-9]+)')


class HttpRoutes:
    """Answers each request by its path."""

    def __init__(self, state: WorkspaceState, web_api: WebApi, faults: FaultQueue[InterceptedCall, SlackFault]) -> None:
        self._state = state
        self._web_api = web_api
        self._faults = faults

    def respond(self, request: Request) -> Response:
        path = request.path
        if path.startswith("/api/"):
            name = path.removeprefix("/api/").rstrip("/")
            return self._with_fault(request, name, lambda: self._web_api.answer(request, name))
        if path.startswith(("/commands/", "/actions/")):
            return self._with_fault(request, "response_url", lambda: self._answer_response_url(request))
        return Response("not_found", 404)

    def _with_fault(self, request: Request, name: str, work: Callable[[], Response]) -> Response:
        body = request.get_data().decode("utf-8", "replace")
        fault = self._faults.take(InterceptedCall(name, body, int(request.environ.get("REMOTE_PORT") or 0)))
        if fault is None:
            return work()
        if fault.after_storing or not fault.answers:
            answer = work()
            self._faults.hold(fault.hold_s)
            if not fault.answers:
                return answer
            self._note_lost_answer(answer)
            return self._failed_answer(fault)
        if name == "chat.update" and fault.error and (ts := _TS.search(body)):
            with self._state.lock:
                self._state.refused_updates.append(ts[1])
        self._log(name, fault)
        self._faults.hold(fault.hold_s)
        return self._failed_answer(fault)

    def _note_lost_answer(self, answer: Response) -> None:
        body: Json = json.loads(answer.get_data() or b"null") if answer.is_json else None
        if isinstance(body, dict) and isinstance(body.get("ts"), str):
            with self._state.lock:
                self._state.unanswered_posts.append(str(body["ts"]))

    def _failed_answer(self, fault: SlackFault) -> Response:
        if fault.dropped:
            raise HangUp
        if fault.status == 429:
            headers = {} if fault.retry_after is None else {"Retry-After": fault.retry_after}
            return as_json({"ok": False, "error": "ratelimited"}, 429, headers)
        if fault.error:
            return as_json({"ok": False, "error": fault.error}, fault.status)
        headers = {"Location": fault.location} if fault.location else {}
        return Response(fault.body or "", fault.status, headers, content_type=fault.content_type)

    def _log(self, name: str, fault: SlackFault) -> None:
        at, status = self._state.clock(), 0 if fault.dropped else fault.status
        self._state.log(SlackCall(name, {}, {}, status, at, fault.hold_s * 1000, ("fault",)))

    def _answer_response_url(self, request: Request) -> Response:
        started = time.perf_counter()
        with self._state.lock:
            answer, body = use_response_url(self._state, request.path, request.get_data())
        ms = (time.perf_counter() - started) * 1000
        answered = {"ok": answer.status == 200} | ({} if answer.status == 200 else {"error": answer.body})
        self._state.log(
            SlackCall("response_url", body, answered, answer.status, self._state.clock(), ms, answer.detail)
        )
        kind = "application/json" if answer.body.startswith("{") else "text/html"
        return Response(answer.body, answer.status, content_type=f"{kind}; charset=utf-8")

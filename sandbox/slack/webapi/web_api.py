"""Handles a Web API call: checks token, scopes and arguments, runs the method, answers and logs.

What each method does is in the table it is given.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.wrappers import Request, Response

from sandbox.slack.json_values import Json, JsonObject
from sandbox.slack.webapi.api_errors import (
    GENERAL,
    LATE_TRIGGERS,
    ApiError,
    RateLimited,
    bad_arguments,
)
from sandbox.slack.webapi.arguments import Arguments
from sandbox.slack.webapi.methods import Method
from sandbox.slack.workspace_state import SlackCall, WorkspaceState

# a token may be in any form, and Bolt's client sends team_id with every call
ANYWHERE = frozenset({"token", "team_id"})


@dataclass(frozen=True)
class Tokens:
    bot: str
    app: str


class WebApi:
    """Answers `/api/<method>`."""

    def __init__(self, state: WorkspaceState, tokens: Tokens, methods: Mapping[str, Method]) -> None:
        self._state = state
        self._tokens = tokens
        self._methods = methods

    def answer(self, request: Request, name: str) -> Response:
        """Run one call to its end, and log it."""
        started = time.perf_counter()
        given: JsonObject = {}
        status, headers = 200, dict[str, str]()
        detail: tuple[str, ...] = ()
        try:
            method = self._methods.get(name)
            if method is None:
                raise ApiError("unknown_method")
            given = _given(request, method)
            self._check(method, given, _token(request, given))
            body: JsonObject = {"ok": True} | method.does(self._state, Arguments(given))
        except RateLimited as limit:
            status, headers = 429, {"Retry-After": str(limit.retry_after_s)}
            body = {"ok": False, "error": "ratelimited"}
        except ApiError as refusal:
            body, detail = self._refused(name, refusal), tuple(refusal.messages)
        ms = (time.perf_counter() - started) * 1000
        args = {key: value for key, value in given.items() if key != "token"}
        self._state.log(SlackCall(name, args, body, status, self._state.clock(), ms, detail))
        headers = headers | {"X-OAuth-Scopes": ",".join(self._state.scopes)}
        return as_json(body, status, headers)

    def _check(self, method: Method, given: JsonObject, token: str) -> None:
        self._check_token(token, method)
        if method.scopes and not set(method.scopes) & set(self._state.scopes):
            raise ApiError("missing_scope", needed=",".join(method.scopes))
        missing = [arg for arg in method.required if given.get(arg) in (None, "")]
        if missing:
            raise bad_arguments(*(f"missing required field: {arg}" for arg in missing))
        unknown = given.keys() - method.args - ANYWHERE
        if unknown:
            raise bad_arguments(*(f"unknown argument: {arg}" for arg in sorted(unknown)))

    def _check_token(self, token: str, method: Method) -> None:
        if not token:
            raise ApiError("not_authed")
        if token not in {self._tokens.bot, self._tokens.app}:
            raise ApiError("invalid_auth")
        if token != (self._tokens.app if method.token == "app" else self._tokens.bot):  # noqa: S105 -- a kind of token
            raise ApiError("not_allowed_token_type")
        if not self._state.switches.active:
            raise ApiError("account_inactive")
        if self._state.switches.token_error and token == self._tokens.bot:
            raise ApiError(self._state.switches.token_error)

    def _refused(self, name: str, refusal: ApiError) -> JsonObject:
        method = self._methods.get(name)
        own = method.errors if method else frozenset()
        if refusal.error not in own | GENERAL | set(LATE_TRIGGERS):
            raise AssertionError(f"{name} must not answer {refusal.error}")
        body: JsonObject = {"ok": False, "error": refusal.error}
        if refusal.needed:
            body |= {"needed": refusal.needed, "provided": ",".join(self._state.scopes)}
        if refusal.messages and method is not None and method.explains:
            messages: list[Json] = list(refusal.messages)
            body["response_metadata"] = {"messages": messages}
            if name == "chat.postMessage" and refusal.error == "invalid_blocks":
                body["errors"] = [m.removeprefix("[ERROR] ") for m in refusal.messages]
        return body


def as_json(body: JsonObject, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return Response(
        json.dumps(body, ensure_ascii=False),
        status,
        dict(headers or {}),
        content_type="application/json; charset=utf-8",
    )


def _given(request: Request, method: Method) -> JsonObject:
    """The arguments: of the query, and of a form or, where the method reads it, a JSON body."""
    given: JsonObject = dict(request.args.items())
    if request.method == "GET":
        return given
    if request.mimetype == "application/json":
        if not method.json_body:
            return given
        try:
            body: Json = json.loads(request.get_data() or b"{}")
        except ValueError:
            raise ApiError("invalid_json") from None
        if not isinstance(body, dict):
            raise ApiError("json_not_object")
        return given | body
    if request.mimetype in {"application/x-www-form-urlencoded", "multipart/form-data", ""}:
        return given | dict(request.form.items())
    raise ApiError("invalid_post_type")


def _token(request: Request, given: JsonObject) -> str:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else str(given.get("token") or "")

"""What LeadSquared answers, as values: JSON, its MX errors, and HTML pages of what is in between.

The shapes are those of https://apidocs.leadsquared.com/error-handling/.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ApiAnswer:
    """A response: status, body text and its content type.

    `pieces`, where there are any, are sent instead of the body, one by one and without a length.
    """

    status: int
    body: str
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    pieces: Iterable[bytes] | None = None


class RefusedError(Exception):
    """A logical error: `kind` is the ExceptionType without its MX and Exception."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class MalformedError(Exception):
    """The request has not the form of the call: bad JSON, wrong JSON types, unknown fields."""


def ok(value: object) -> ApiAnswer:
    return ApiAnswer(200, json.dumps(value))


def success(message: dict[str, object]) -> ApiAnswer:
    return ok({"Status": "Success", "Message": message})


def mx(status: int, kind: str, message: str) -> ApiAnswer:
    """{"Status":"Error","ExceptionType":"MXInvalidInputException","ExceptionMessage":"..."}"""
    body = {
        "Status": "Error",
        "ExceptionType": f"MX{kind}Exception",
        "ExceptionMessage": message,
    }
    return ApiAnswer(status, json.dumps(body))


def throttled(status: int, rate: tuple[int, float]) -> ApiAnswer:
    calls, seconds = rate
    message = f"API calls exceeded the limit of {calls} in {seconds:g} second(s)"
    return mx(status, "APIRateLimitExceeded", message)


def keys_refused() -> ApiAnswer:
    return mx(401, "InvalidAccessDetails", "Invalid Access Details provided.")


def page(status: int, title: str) -> ApiAnswer:
    """What a gateway or the web server itself answers: HTML, and nothing of LeadSquared's."""
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
    return ApiAnswer(status, html, "text/html; charset=utf-8")

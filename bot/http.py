"""Values for one HTTP request, received whole, and the answer to it.

How they travel is in server; what is answered is decided in web and in slack/request_gate.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class HttpRequest:
    """`headers` have lower-case names; of a header that came twice, the last value."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True)
class HttpResponse:
    status: int = 200
    body: bytes = b""
    kind: str = TEXT
    headers: tuple[tuple[str, str], ...] = ()


Handler = Callable[[HttpRequest], HttpResponse]


def text(status: int, line: str) -> HttpResponse:
    return HttpResponse(status, f"{line}\n".encode())

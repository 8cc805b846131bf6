"""The faults that Slack can be ordered to have, and the calls an order is for.

Plays none of them: http_routes does, before or after a call does its work.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

JSON = "application/json; charset=utf-8"
HTML = "text/html"
GATEWAY_PAGE = "<html><head><title>Bad gateway</title></head><body>The server is busy.</body></html>"


@dataclass(frozen=True)
class SlackFault:
    """One kind of failure of a Web API call or a response_url post.

    error: answered with HTTP 200, `ok: false` and this error.
    status: answered with this HTTP status; 429 carries Retry-After.
    retry_after: that header as it is written; None leaves it out.
    body, content_type: answered with this body, whatever it is; None for what the status makes usual.
    location: answered with this address to go to instead; the status then is a 3xx.
    dropped: the connection is closed without an answer.
    hold_s: seconds nothing happens first; longer than the client waits, it is a time-out.
    after_storing: the method does its work, and only the answer is lost or wrong.
    """

    error: str = ""
    status: int = 200
    retry_after: str | None = "1"
    body: str | None = None
    content_type: str = JSON
    location: str = ""
    dropped: bool = False
    hold_s: float = 0.0
    after_storing: bool = False

    @property
    def answers(self) -> bool:
        """Whether this fault replaces the answer (one that only holds does not)."""
        return bool(self.error) or self.status != 200 or self.body is not None or self.dropped


def rate_limited(retry_after: int | str | None = 1) -> SlackFault:
    """429. Slack sends whole seconds; a proxy may send a date, a fraction, a word, or no header (None)."""
    return SlackFault(status=429, retry_after=None if retry_after is None else str(retry_after))


def server_error(status: int = 500, *, after_storing: bool = False) -> SlackFault:
    """A page of HTML with this status: 500, 502, 503."""
    return SlackFault(status=status, body=GATEWAY_PAGE, content_type=HTML, after_storing=after_storing)


def answered(body: str, status: int = 200, content_type: str = JSON, *, after_storing: bool = False) -> SlackFault:
    """Any body: no JSON, JSON that is no object, HTML with 200, nothing at all."""
    return SlackFault(status=status, body=body, content_type=content_type, after_storing=after_storing)


def no_json(*, after_storing: bool = False) -> SlackFault:
    return answered("upstream connect error", content_type="text/plain", after_storing=after_storing)


def no_object(*, after_storing: bool = False) -> SlackFault:
    return answered('["ok"]', after_storing=after_storing)


def empty(*, after_storing: bool = False) -> SlackFault:
    return answered("", after_storing=after_storing)


def html_page(*, after_storing: bool = False) -> SlackFault:
    """200 with a page, as a proxy's log-in."""
    return answered(GATEWAY_PAGE, content_type=HTML, after_storing=after_storing)


def redirected(location: str, status: int = 307) -> SlackFault:
    """Sent to another address; a client that follows takes its token there."""
    return SlackFault(status=status, location=location, body="")


def dropped(*, after_storing: bool = False) -> SlackFault:
    return SlackFault(dropped=True, after_storing=after_storing)


def timed_out(hold_s: float = 60.0, *, after_storing: bool = False) -> SlackFault:
    """No answer for `hold_s` seconds, then the connection closes. Ends early with the workspace."""
    return SlackFault(hold_s=hold_s, dropped=True, after_storing=after_storing)


def slow(hold_s: float) -> SlackFault:
    """The work is done at once, and the right answer comes `hold_s` seconds late."""
    return SlackFault(hold_s=hold_s)


def refused(error: str, *, after_storing: bool = False) -> SlackFault:
    """`ok: false` with any error name; error_names has those that Slack documents."""
    return SlackFault(error=error, after_storing=after_storing)


@dataclass(frozen=True)
class InterceptedCall:
    """A call as the faults see it; `port` is the caller's own, by which its process can be found."""

    method: str
    body: str = ""
    port: int = 0


Then = Callable[[InterceptedCall], None]


def matching(method: str, words: Sequence[str]) -> Callable[[InterceptedCall], bool]:
    """Whether a call is to this method (`"*"`: to any; `"response_url"`: to one of those) and has all of the words."""
    return lambda asked: method in {asked.method, "*"} and all(word in asked.body for word in words)

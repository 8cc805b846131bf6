"""Errors of the Web API.

https://docs.slack.dev/apis/web-api/#responses
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sandbox.slack.blockkit import Problems

# answered by any method, so no method's own list names them
GENERAL = frozenset(
    {
        "account_inactive",
        "ekm_access_denied",
        "fatal_error",
        "internal_error",
        "invalid_arg_name",
        "invalid_arguments",
        "invalid_auth",
        "invalid_charset",
        "invalid_form_data",
        "invalid_json",
        "invalid_post_type",
        "json_not_object",
        "missing_post_type",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "ratelimited",
        "request_timeout",
        "service_unavailable",
        "team_access_not_granted",
        "token_expired",
        "token_revoked",
        "unknown_method",
    }
)
# what slack.md tells of besides the method's own names, for a trigger that is too late
LATE_TRIGGERS = (
    "expired_trigger_id",
    "exchanged_trigger_id",
    "trigger_expired",
    "trigger_exchanged",
    "invalid_arguments",
)


@dataclass
class ApiError(Exception):
    """`ok: false`. `messages` go to `response_metadata.messages`; `needed` is a scope."""

    error: str
    messages: Sequence[str] = ()
    needed: str = ""


class RateLimited(Exception):
    """HTTP 429 with Retry-After, in seconds."""

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(f"again in {retry_after_s} s")
        self.retry_after_s = retry_after_s


def bad_arguments(*messages: str) -> ApiError:
    return ApiError("invalid_arguments", [f"[ERROR] {message}" for message in messages])


def refuse_problems(error: str, problems: Problems) -> None:
    """Refuse when anything was found."""
    if problems.found:
        raise ApiError(error, problems.as_slack())

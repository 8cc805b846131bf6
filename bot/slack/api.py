"""Calls Slack, and sorts failures: final, worth a retry, or for an operator.

Sends each message once and does not wait. Only errors known to be final are final; after any other one the caller tries
again, or replies in another way.
"""

import json
import logging
import math
from collections.abc import Callable, Mapping
from http.client import HTTPException

from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse

from bot.meetings.ports import ChatTokenRefused, ChatUnavailable, ChatUnclear
from bot.slack.message_blocks import Message
from bot.slack.web_client import SlackClient

log = logging.getLogger(__name__)

# Not in this channel, or not to this person: another way of replying may work.
_PLACE = {
    "not_in_channel",
    "channel_not_found",
    "is_archived",
    "is_inactive",
    "restricted_action",
    "restricted_action_read_only_channel",
    "restricted_action_thread_only_channel",
    "restricted_action_non_threadable_channel",
    "restricted_action_thread_locked",
    "posting_to_channel_denied",
    "cannot_reply_to_message",
    "user_not_in_channel",
    "user_not_found",
    "user_not_visible",
    "users_not_found",
    "team_access_not_granted",
    "team_not_found",
    "ekm_access_denied",
    "messages_tab_disabled",
    "not_enabled",
}
# The message or the form to change is gone, was changed meanwhile, or can no longer be changed.
_GONE = {"cant_update_message", "message_not_found", "edit_window_closed", "not_found", "hash_conflict"}
# Slack does not accept the content, and will not accept it next time.
_CONTENT = {
    "invalid_arguments",
    "invalid_blocks",
    "invalid_blocks_format",
    "invalid_attachments",
    "invalid_metadata_format",
    "invalid_metadata_schema",
    "metadata_too_large",
    "msg_too_long",
    "msg_blocks_too_long",
    "no_text",
    "too_many_attachments",
    "view_too_large",
    "duplicate_external_id",
}
# A trigger opens one form, within three seconds.
_TRIGGER = {
    "trigger_expired",
    "expired_trigger_id",
    "trigger_exchanged",
    "exchanged_trigger_id",
    "invalid_trigger_id",
}
# A step of a workflow has ended, or does not declare these outputs.
_STEP = {"execution_not_in_running_state", "function_execution_not_found", "parameter_validation_failed"}
_FINAL = frozenset(_PLACE | _GONE | _CONTENT | _TRIGGER | _STEP)
# Slack is busy or has a problem of its own: temporary.
_LATER = frozenset(
    {
        "ratelimited",
        "rate_limited",
        "message_limit_exceeded",
        "fatal_error",
        "internal_error",
        "service_unavailable",
        "request_timeout",
    }
)
# An operator has to fix the token; then the same call works.
_TOKEN = frozenset(
    {
        "invalid_auth",
        "not_authed",
        "account_inactive",
        "token_revoked",
        "token_expired",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "app_access_restricted",
        "org_login_required",
        "access_denied",
    }
)
# How long to wait where Slack limits the bot without a readable Retry-After, and the longest one that is accepted.
WAIT_S, LONGEST_WAIT_S = 30.0, 3600.0


class SlackRefused(Exception):
    """Slack refused for good; `args[0]` is its error. Another way of replying may work."""


def call(request: Callable[[], SlackResponse]) -> SlackResponse:
    """Slack's answer; raises NotHere or a ChatUnavailable."""
    try:
        return request()
    except SlackApiError as error:
        raise _error_of(error) from None
    except (SlackClientError, HTTPException, OSError, ValueError) as error:
        # ValueError: a token or an address that no request can be made of.
        log.warning("Slack does not answer: %s", type(error).__name__)
        raise ChatUnavailable("no answer") from None


def _error_of(error: SlackApiError) -> Exception:
    answer = error.response
    status = answer.status_code
    answered = answer.data.get("error") if isinstance(answer.data, dict) else None
    name = answered if isinstance(answered, str) else ""
    if name in _FINAL:
        return SlackRefused(name)
    if name in _TOKEN:
        log.error("Slack answers %s; look at SLACK_BOT_TOKEN and its scopes: python -m bot check", name)
        return ChatTokenRefused(name)
    why = name or f"status {status}"
    log.warning("Slack answers %s", why)
    if status == 429 or name in ("ratelimited", "rate_limited"):
        return ChatUnavailable(why, wait_s(answer.headers))
    if name in _LATER or status >= 500:
        return ChatUnavailable(why)
    return ChatUnclear(why)


def wait_s(headers: Mapping[str, object]) -> float:
    """Retry-After in seconds; WAIT_S where it is missing, or no number."""
    answered = next((str(value) for name, value in headers.items() if name.lower() == "retry-after"), "")
    try:
        seconds = float(answered)
    except ValueError:
        return WAIT_S
    return min(seconds, LONGEST_WAIT_S) if math.isfinite(seconds) and seconds >= 0 else WAIT_S


def respond(client: SlackClient, response_url: str, message: Message, *, replace: bool = False) -> None:
    """Post to a response_url. Raises SlackRefused on any failure, and after its five uses or 30 minutes."""
    if not client.may_post_to(response_url):
        log.error("a response_url is not Slack's, and nothing was sent to it; look at SLACK_API_URL")
        raise SlackRefused("response_url")
    body = {"response_type": "ephemeral", "replace_original": replace, **message}
    try:
        status, answer = client.post_to(response_url, body)
    except (HTTPException, OSError, ValueError) as error:
        log.warning("a response_url does not answer: %s", type(error).__name__)
        raise SlackRefused("response_url") from None
    if status != 200 or not _says_ok(answer):
        log.warning("a response_url answers oddly: status %d", status)
        raise SlackRefused("response_url")


def _says_ok(answer: bytes) -> bool:
    """`ok`, or `{"ok": true}`. Anything else with status 200 came from a proxy: Slack did not get the message."""
    if answer.strip() == b"ok":
        return True
    try:
        answered = json.loads(answer)
    except ValueError:
        return False
    return isinstance(answered, dict) and answered.get("ok") is True

"""Calls to Slack, and what their failures mean: not here, later, or a bug.

Sends each message once; retries nothing but Slack's own 429.
"""

import logging
from collections.abc import Callable
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.web import SlackResponse
from slack_sdk.webhook import WebhookClient

from bot.meetings.ports import ChatUnavailable
from bot.slack.blocks import Message
from bot.slack.workspace import Workspace

log = logging.getLogger(__name__)

TIMEOUT_S = 10
# Slack's errors for "not here, for you": the next rung of the ladder may do.
_NOT_HERE = frozenset(
    {
        "not_in_channel",
        "channel_not_found",
        "is_archived",
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
        "restricted_action_non_threadable_channel",
        "restricted_action_thread_locked",
        "cannot_reply_to_message",
        "user_not_in_channel",
        "team_access_not_granted",
        "messages_tab_disabled",
        "cant_update_message",
        "message_not_found",
        "edit_window_closed",
    }
)
# Slack's to mend: the same message may go through later.
_LATER = frozenset(
    {
        "ratelimited",
        "rate_limited",
        "fatal_error",
        "internal_error",
        "service_unavailable",
        "request_timeout",
    }
)
# An operator's to mend; then it goes through, too.
_TOKEN = frozenset(
    {
        "invalid_auth",
        "not_authed",
        "account_inactive",
        "token_revoked",
        "token_expired",
        "missing_scope",
    }
)


class NotHere(Exception):
    """This rung cannot be stood on; `args[0]` is Slack's name for why."""


def web_client(workspace: Workspace) -> WebClient:
    """Retries nothing but Slack's own 429: a repeat after a lost answer is a second message."""
    client = WebClient(token=workspace.token, base_url=workspace.api_url, timeout=TIMEOUT_S)
    client.retry_handlers = [RateLimitErrorRetryHandler(max_retry_count=2)]
    return client


def ask(call: Callable[[], SlackResponse]) -> SlackResponse:
    """Slack's answer, or NotHere, ChatUnavailable, or what else went wrong as a SlackApiError: a bug."""
    try:
        return call()
    except SlackApiError as error:
        name = str(error.response.get("error", ""))
        if name in _NOT_HERE:
            raise NotHere(name) from None
        if name in _TOKEN:
            log.error("Slack answers %s; look at SLACK_BOT_TOKEN and its scopes: python -m bot check", name)
            raise ChatUnavailable(name) from None
        if name in _LATER or error.response.status_code >= 429:
            log.warning("Slack answers %s", name or error.response.status_code)
            raise ChatUnavailable(name or f"status {error.response.status_code}") from None
        raise
    except (SlackClientError, URLError, OSError) as error:
        log.warning("Slack does not answer: %s", type(error).__name__)
        raise ChatUnavailable("no answer") from None


def respond(response_url: str, message: Message, *, instead: bool = False) -> None:
    """Five times within 30 minutes; after that Slack says no, and the next rung has to do."""
    client = WebhookClient(response_url, timeout=TIMEOUT_S)
    client.retry_handlers = []
    try:
        answer = client.send_dict({"response_type": "ephemeral", "replace_original": instead, **message})
    except (SlackClientError, URLError, OSError):
        raise NotHere("response_url") from None
    if answer.status_code != 200:
        raise NotHere("response_url")

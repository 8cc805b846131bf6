"""The Chat port over Slack's Web API: people, and the ladder thread, response_url, DM.

Sends each message once a call; whether it is tried again is decided in meetings/telling.
"""

import logging
from collections.abc import Callable
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.web import SlackResponse
from slack_sdk.webhook import WebhookClient

from bot.meetings.model import Person
from bot.meetings.ports import ChatUnavailable, Rung, Stand
from bot.meetings.request import Place
from bot.meetings.sayings import Card, Saying
from bot.slack import blocks, payloads
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
# Ours to mend, or Slack's: the same message may go through later.
_LATER = frozenset(
    {
        "ratelimited",
        "rate_limited",
        "fatal_error",
        "internal_error",
        "service_unavailable",
        "request_timeout",
        "invalid_auth",
        "not_authed",
        "account_inactive",
        "token_revoked",
        "token_expired",
        "missing_scope",
    }
)


class _NotHere(Exception):
    """This rung cannot be stood on; `args[0]` is Slack's name for why."""


def web_client(workspace: Workspace) -> WebClient:
    """Retries nothing but Slack's own 429: a repeat after a lost answer is a second message."""
    client = WebClient(token=workspace.token, base_url=workspace.api_url, timeout=TIMEOUT_S)
    client.retry_handlers = [RateLimitErrorRetryHandler(max_retry_count=2)]
    return client


class SlackChat:
    """A Chat on one workspace."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._myself: payloads.Myself | None = None

    def person(self, user: str) -> Person:
        """users.info; somebody Slack does not show us is somebody from outside."""
        team = self.myself().team
        try:
            answer = _ask(lambda: self._client.users_info(user=user, include_locale=True))
        except SlackApiError as error:
            if error.response["error"] in ("user_not_found", "user_not_visible"):
                return Person(user=user, name="somebody", outside=True)
            raise
        return payloads.person(payloads.answer(answer.data), team)

    def myself(self) -> payloads.Myself:
        """Team and address of auth.test, asked once."""
        if self._myself is None:
            answer = _ask(self._client.auth_test)
            self._myself = payloads.myself(payloads.answer(answer.data), _scopes(answer))
        return self._myself

    def whisper(self, user: str, place: Place, saying: Saying) -> None:
        message = blocks.saying(saying)
        if place.response_url:
            try:
                return _respond(place.response_url, message)
            except _NotHere:
                pass
        try:
            _ask(lambda: self._client.chat_postEphemeral(channel=place.channel, user=user, **message))
        except (_NotHere, SlackApiError):
            self._direct(user, message)

    def show(self, user: str, place: Place, card: Card) -> Stand:
        home = self.myself().url  # first: once a card is posted, nothing may fail before its ts is known
        try:
            channel, ts = self._post(place.channel, place.thread_ts or "", blocks.card(card))
            return Stand(Rung.THREAD, channel, ts, _permalink(home, channel, ts))
        except _NotHere as not_here:
            why = str(not_here.args[0])
        if place.response_url:
            stand = Stand(Rung.RESPONSE_URL, place.channel, why=why)
            try:
                _respond(place.response_url, blocks.card(card, stand))
            except _NotHere:
                pass
            else:
                return stand
        stand = Stand(Rung.DM, user, why=why)
        channel, ts = self._direct(user, blocks.card(card, stand))
        return Stand(Rung.DM, channel, ts, _permalink(home, channel, ts), why)

    def change(self, stand: Stand, card: Card) -> None:
        if not stand.ts:
            return
        message = blocks.card(card, stand)
        try:
            _ask(lambda: self._client.chat_update(channel=stand.channel, ts=stand.ts, **message))
        except _NotHere as gone:
            log.info("a card cannot be changed: %s", gone.args[0])

    def reply(self, user: str, place: Place, stand: Stand, saying: Saying) -> None:
        """In the card's thread; where that is gone, by the rest of the ladder."""
        message = blocks.saying(saying)
        if stand.ts:
            try:
                self._post(stand.channel, stand.ts, message)
            except _NotHere as gone:
                log.info("a thread cannot be answered: %s", gone.args[0])
            else:
                return
        self.whisper(user, place, saying)

    def _direct(self, user: str, message: Message) -> tuple[str, str]:
        """The last rung; who cannot be reached here cannot be reached at all."""
        try:
            return self._post(user, "", message)
        except _NotHere as nowhere:
            log.error("nobody can be told: Slack answers %s to a direct message", nowhere.args[0])
            return "", ""

    def _post(self, channel: str, thread_ts: str, message: Message) -> tuple[str, str]:
        def call() -> SlackResponse:
            return self._client.chat_postMessage(
                channel=channel, thread_ts=thread_ts or None, unfurl_links=False, unfurl_media=False, **message
            )

        return payloads.posted(payloads.answer(_ask(call).data))


def _permalink(home: str, channel: str, ts: str) -> str:
    """Slack's own form of it, without a call for each."""
    return f"{home}archives/{channel}/p{ts.replace('.', '')}" if ts else ""


def _scopes(answer: SlackResponse) -> str:
    """slack_sdk keeps header names as they came."""
    return next((str(value) for name, value in answer.headers.items() if name.lower() == "x-oauth-scopes"), "")


def _ask(call: Callable[[], SlackResponse]) -> SlackResponse:
    """Slack's answer, or _NotHere, ChatUnavailable, or what else went wrong as a SlackApiError: a bug."""
    try:
        return call()
    except SlackApiError as error:
        name = str(error.response.get("error", ""))
        if name in _NOT_HERE:
            raise _NotHere(name) from None
        if name in _LATER or error.response.status_code >= 429:
            log.warning("Slack answers %s", name or error.response.status_code)
            raise ChatUnavailable(name) from None
        raise
    except (SlackClientError, URLError, OSError) as error:
        log.warning("Slack does not answer: %s", type(error).__name__)
        raise ChatUnavailable(type(error).__name__) from None


def _respond(response_url: str, message: Message) -> None:
    """Five times within 30 minutes; after that Slack says no, and the next rung has to do."""
    client = WebhookClient(response_url, timeout=TIMEOUT_S)
    client.retry_handlers = []
    try:
        answer = client.send_dict({"response_type": "ephemeral", "replace_original": False, **message})
    except (SlackClientError, URLError, OSError):
        raise _NotHere("response_url") from None
    if answer.status_code != 200:
        raise _NotHere("response_url")

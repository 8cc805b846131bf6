"""The Chat port over Slack's Web API: people, and the ladder thread, response_url, DM.

Says each thing once a call; whether it is tried again is decided in meetings/telling.
"""

import logging

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.meetings.model import Person
from bot.meetings.ports import ChatUnavailable, Rung, Stand
from bot.meetings.request import Place, Request
from bot.meetings.sayings import Card, Saying
from bot.slack import blocks, payloads
from bot.slack.api import NotHere, ask, respond
from bot.slack.blocks import Message
from bot.slack.form import result_view
from bot.slack.permalinks import permalink

log = logging.getLogger(__name__)


class SlackChat:
    """A Chat on one workspace."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._myself: payloads.Myself | None = None

    def person(self, user: str) -> Person:
        """users.info; somebody Slack does not show us is somebody from outside."""
        me = self.myself()
        try:
            answer = ask(lambda: self._client.users_info(user=user, include_locale=True))
        except SlackApiError as error:
            if error.response["error"] in ("user_not_found", "user_not_visible"):
                return Person(user=user, name="somebody", outside=True)
            raise
        return payloads.person(payloads.answer(answer.data), me.team, me.enterprise)

    def myself(self) -> payloads.Myself:
        """Team and address of auth.test, asked once."""
        if self._myself is None:
            answer = ask(self._client.auth_test)
            self._myself = payloads.myself(payloads.answer(answer.data), _scopes(answer))
        return self._myself

    def home(self, *, asking: bool) -> str:
        """The workspace's address with its slash; "" while it is not known, or Slack does not say."""
        if self._myself is None and not asking:
            return ""
        try:
            return self.myself().url
        except (ChatUnavailable, SlackApiError):
            return ""

    def whisper(self, user: str, place: Place, saying: Saying, key: str = "") -> None:
        message = blocks.saying(saying, key, user)
        if place.response_url:
            try:
                return respond(place.response_url, message)
            except NotHere:
                pass
        try:
            ask(
                lambda: self._client.chat_postEphemeral(
                    channel=place.channel, user=user, thread_ts=place.thread_ts, **message
                )
            )
        except (NotHere, SlackApiError):
            self._direct(user, message)

    def show(self, user: str, place: Place, card: Card) -> Stand:
        home = self.myself().url  # first: once a card is posted, nothing may fail before its ts is known
        try:
            channel, ts = self._post(place.channel, place.thread_ts or "", blocks.card(card))
            thread_ts = place.thread_ts or ""
            return Stand(Rung.THREAD, channel, ts, permalink(home, channel, ts, thread_ts), thread_ts=thread_ts)
        except NotHere as not_here:
            why = str(not_here.args[0])
        if place.response_url:
            stand = Stand(Rung.RESPONSE_URL, place.channel, why=why)
            try:
                respond(place.response_url, blocks.card(card, stand))
            except NotHere:
                pass
            else:
                return stand
        stand = Stand(Rung.DM, user, why=why)
        channel, ts = self._direct(user, blocks.card(card, stand))
        return Stand(Rung.DM, channel, ts, permalink(home, channel, ts), why)

    def change(self, stand: Stand, card: Card) -> None:
        if not stand.ts:
            return
        message = blocks.card(card, stand)
        try:
            ask(lambda: self._client.chat_update(channel=stand.channel, ts=stand.ts, **message))
        except NotHere as gone:
            log.info("a card cannot be changed: %s", gone.args[0])

    def reply(self, user: str, place: Place, stand: Stand, saying: Saying) -> None:
        """In the card's thread; where that is gone, by the rest of the ladder."""
        message = blocks.saying(saying)
        if stand.thread:
            try:
                self._post(stand.channel, stand.thread, message)
            except NotHere as gone:
                log.info("a thread cannot be answered: %s", gone.args[0])
            else:
                return
        self.whisper(user, place, saying)

    def finish(self, request: Request, saying: Saying) -> None:
        view = request.filled.view if request.filled else ""
        try:
            ask(lambda: self._client.views_update(view_id=view, view=result_view.build(saying, request)))
        except (NotHere, SlackApiError):
            log.info("a form was closed before its answer came")

    def _direct(self, user: str, message: Message) -> tuple[str, str]:
        """The last rung; who cannot be reached here cannot be reached at all."""
        try:
            return self._post(user, "", message)
        except NotHere as nowhere:
            log.error("nobody can be told: Slack answers %s to a direct message", nowhere.args[0])
            return "", ""

    def _post(self, channel: str, thread_ts: str, message: Message) -> tuple[str, str]:
        def call() -> SlackResponse:
            return self._client.chat_postMessage(
                channel=channel, thread_ts=thread_ts or None, unfurl_links=False, unfurl_media=False, **message
            )

        return payloads.posted(payloads.answer(ask(call).data))


def _scopes(answer: SlackResponse) -> str:
    """slack_sdk keeps header names as they came."""
    return next((str(value) for name, value in answer.headers.items() if name.lower() == "x-oauth-scopes"), "")

"""The Chat port over Slack's Web API: profiles, cards, threads, messages.

Sends each message once; meetings/notifier decides whether it is tried again.
"""

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace

from slack_sdk.web import SlackResponse

from bot.meetings.audience import Audience
from bot.meetings.messages import AgendaShown, AppointmentCard, BookingResult, BotMessage, Card
from bot.meetings.model import Person
from bot.meetings.ports import CardLocation, ChatTokenRefused, ChatUnavailable, ChatUnclear, ReplyRoute
from bot.meetings.request import EarlierCard, ReplyTarget, Request
from bot.slack import agenda_blocks, message_blocks, payloads, rebooking, shared_channels, step_end
from bot.slack.api import SlackRefused, call, respond
from bot.slack.form import result_view
from bot.slack.message_blocks import Message
from bot.slack.permalinks import permalink
from bot.slack.shared_channels import SharedChannels
from bot.slack.web_client import SlackClient

log = logging.getLogger(__name__)

# No channel and no ts: a message that Slack did not take.
NOWHERE = ("", "")
MAIL_SCOPE = "users:read.email"


class SlackChat:
    """A Chat on one workspace."""

    def __init__(
        self,
        client: SlackClient,
        people: Mapping[str, str] | None = None,
        lead_page: Callable[[str], str] = lambda _: "",
        *,
        private_where_shared: bool = False,
    ) -> None:
        """`people` are the mails that an operator set, by user id: they count instead of the profile's. `lead_page` is
        the address of a lead's page, by its id; "" where it is not known. `private_where_shared`: cards in channels
        that are shared with another company are shown to their askers alone."""
        self._shared = SharedChannels(client) if private_where_shared else None
        self._client, self._people, self._lead_page = client, dict(people or {}), lead_page
        self._myself: payloads.BotIdentity | None = None

    def person(self, user: str) -> Person:
        """A profile from users.info; a user whom Slack does not show is outside the workspace."""
        me = self.myself()
        try:
            answer = call(lambda: self._client.users_info(user=user, include_locale=True))
        except SlackRefused as refused:
            if refused.args[0] in ("user_not_found", "user_not_visible"):
                return Person(user=user, name="somebody", outside=True)
            raise ChatUnclear(str(refused.args[0])) from None
        found = payloads.person(payloads.answer(answer.data), me.team, me.enterprise)
        if user in self._people and not found.outside:
            return replace(found, mail=self._people[user], mail_set=True)
        scopes = _scopes(answer)
        if found.mail or not scopes or MAIL_SCOPE in payloads.scopes_of(scopes):
            return found
        log.error("Slack shows no e-mail: SLACK_BOT_TOKEN lacks the scope %s; python -m bot check", MAIL_SCOPE)
        return replace(found, mail_hidden=True)

    def person_with(self, mail: str) -> Person | None:
        """A profile from users.lookupByEmail, which finds no deactivated user."""
        for user, theirs in self._people.items():
            if theirs.lower() == mail.lower():
                return self.person(user)
        try:
            answer = call(lambda: self._client.users_lookupByEmail(email=mail))
        except SlackRefused as refused:
            if refused.args[0] == "users_not_found":
                return None
            raise ChatUnclear(str(refused.args[0])) from None
        except ChatTokenRefused as refused:
            if refused.args[0] == "missing_scope":
                return None  # the log says so; LeadSquared knows its users by itself
            raise
        return self.person(payloads.text(payloads.objects(payloads.answer(answer.data), "user"), "id"))

    def myself(self) -> payloads.BotIdentity:
        """The bot's identity and workspace from auth.test, looked up once."""
        if self._myself is None:
            try:
                answer = call(self._client.auth_test)
            except SlackRefused as refused:
                raise ChatUnclear(str(refused.args[0])) from None
            self._myself = payloads.bot_identity(payloads.answer(answer.data), _scopes(answer))
        return self._myself

    def url(self, *, ask: bool) -> str:
        """The workspace's address with its slash; "" while it is not known, or Slack does not say."""
        if self._myself is None and not ask:
            return ""
        try:
            return self.myself().url
        except ChatUnavailable:
            return ""

    def tell_privately(self, audience: Audience, place: ReplyTarget, message: BotMessage, key: str = "") -> None:
        if isinstance(message, AgendaShown):
            made = agenda_blocks.message(audience, message, self._lead_page)
        else:
            made = message_blocks.answer(audience, message, key)
        self._privately(audience.user, place, made)

    def tell_without_token(self, audience: Audience, place: ReplyTarget, message: BotMessage) -> bool:
        if not place.response_url:
            return False
        try:
            respond(self._client, place.response_url, message_blocks.answer(audience, message))
        except SlackRefused:
            return False
        return True

    def post_card(self, audience: Audience, place: ReplyTarget, card: Card) -> CardLocation:
        url = self.url(ask=True)  # first: once a card is posted, nothing may fail before its ts is known
        thread_ts = place.thread_ts or ""
        if self._shared and self._shared.is_shared(place.channel, self.myself().scopes):
            why = shared_channels.WHY
        else:
            try:
                channel, ts = self._post(place.channel, thread_ts, message_blocks.card(audience, self._linked(card)))
                link = permalink(url, channel, ts, thread_ts)
                return CardLocation(ReplyRoute.THREAD, channel, ts, link, thread_ts=thread_ts)
            except (SlackRefused, ChatUnclear) as refused:
                why = str(refused.args[0])
                log.info("no card in its channel: %s", why)
        if place.response_url:
            # Nothing can be changed there: the card is sent when it is known how it ended.
            return CardLocation(ReplyRoute.RESPONSE_URL, place.channel, why=why)
        return self._post_card_directly(audience, url, card, why)

    def change(self, audience: Audience, location: CardLocation, card: Card) -> None:
        if location.ts:
            self._change(location, message_blocks.card(audience, self._linked(card), location))

    def show_appointment(self, audience: Audience, location: CardLocation, card: AppointmentCard) -> None:
        if location.ts:
            page = self._lead_page(card.lead.id) if card.lead and card.lead.id else ""
            shown = replace(card, lead_page=page)
            self._change(location, message_blocks.appointment_card(audience, shown, location))

    def replace(self, audience: Audience, location: CardLocation, message: BotMessage, key: str) -> None:
        if location.ts:
            self._change(location, message_blocks.answer(audience, message, key))

    def link(self, audience: Audience, earlier: EarlierCard, card: Card, permalink: str) -> None:
        location = CardLocation(ReplyRoute.THREAD, earlier.channel, earlier.ts)
        self._change(location, rebooking.message(audience, earlier, card, permalink))

    def reply(self, audience: Audience, place: ReplyTarget, location: CardLocation, message: BotMessage) -> None:
        """In the card's thread; where that is gone, by the other ways of replying."""
        result = message if isinstance(message, BookingResult) else None
        if location.route is ReplyRoute.RESPONSE_URL and result and result.card.outcome.end.is_last:
            return self._send_card_with_result(audience, place, location, result)
        if location.thread:
            try:
                self._post(location.channel, location.thread, message_blocks.answer(audience, message))
            except SlackRefused as gone:
                log.info("a thread cannot be answered: %s", gone.args[0])
            else:
                return None
        return self.tell_privately(audience, place, replace(result, alone=True) if result else message)

    def update_form(self, audience: Audience, request: Request, message: BotMessage) -> None:
        view = request.form.view if request.form else ""
        try:
            call(lambda: self._client.views_update(view_id=view, view=result_view.build(audience, message, request)))
        except SlackRefused:
            log.info("a form was closed before its answer came")

    def end_step(self, audience: Audience, request: Request, message: BotMessage) -> None:
        if not step_end.end(self._client, audience, request.key, message) and step_end.outputs_of(message) is None:
            self.tell_privately(audience, request.reply_to, message, request.key)

    def _send_card_with_result(
        self, audience: Audience, place: ReplyTarget, location: CardLocation, result: BookingResult
    ) -> None:
        """Card and result in one private message; by direct message where the response_url is used up by now."""
        if place.response_url:
            try:
                return respond(
                    self._client,
                    place.response_url,
                    message_blocks.card_with_result(
                        audience, replace(result, card=self._linked(result.card)), location
                    ),
                )
            except SlackRefused:
                pass
        direct = self._post_card_directly(audience, self.url(ask=True), result.card, location.why)
        if direct.ts:
            # Once a card is there that says how it ended, nothing may post a second one.
            with suppress(SlackRefused, ChatUnavailable):
                self._post(direct.channel, direct.ts, message_blocks.answer(audience, result))
        return None

    def _post_card_directly(self, audience: Audience, url: str, card: Card, why: str) -> CardLocation:
        user = audience.user
        made = message_blocks.card(audience, self._linked(card), CardLocation(ReplyRoute.DM, user, why=why))
        channel, ts = self._direct(user, made)
        return CardLocation(ReplyRoute.DM, channel or user, ts, permalink(url, channel, ts), why)

    def _linked(self, card: Card) -> Card:
        """With the address of its lead's page."""
        lead = card.meeting.lead
        return replace(card, lead_url=self._lead_page(lead.id)) if lead and lead.id else card

    def _privately(self, user: str, place: ReplyTarget, message: Message) -> None:
        if place.response_url:
            try:
                return respond(self._client, place.response_url, message)
            except SlackRefused:
                pass
        if place.channel == user:
            # No channel: a person, who gets a direct message.
            if self._direct(user, message) == NOWHERE:
                raise ChatUnclear("no way of replying is open")
            return None
        try:
            call(
                lambda: self._client.chat_postEphemeral(
                    channel=place.channel, user=user, thread_ts=place.private_thread_ts, **message
                )
            )
        except (SlackRefused, ChatUnclear) as refused:
            log.info("no private message in its channel: %s", refused.args[0])
            if self._direct(user, message) == NOWHERE:
                # Each way may have been closed for a moment only.
                raise ChatUnclear("no way of replying is open") from None
        return None

    def _direct(self, user: str, message: Message) -> tuple[str, str]:
        """The last way of replying; NOWHERE if Slack refuses that too."""
        try:
            return self._post(user, "", message)
        except SlackRefused as nowhere:
            log.error("a person cannot be told anything: Slack answers %s to a direct message", nowhere.args[0])
            return NOWHERE

    def _change(self, location: CardLocation, message: Message) -> None:
        try:
            call(lambda: self._client.chat_update(channel=location.channel, ts=location.ts, **message))
        except SlackRefused as gone:
            log.info("a card cannot be changed: %s", gone.args[0])

    def _post(self, channel: str, thread_ts: str, message: Message) -> tuple[str, str]:
        def request() -> SlackResponse:
            return self._client.chat_postMessage(
                channel=channel, thread_ts=thread_ts or None, unfurl_links=False, unfurl_media=False, **message
            )

        return payloads.posted_message(payloads.answer(call(request).data))


def _scopes(answer: SlackResponse) -> str:
    """slack_sdk keeps header names as they came."""
    return next((str(value) for name, value in answer.headers.items() if name.lower() == "x-oauth-scopes"), "")

"""Tell somebody, however long Slack takes to listen.

A failure of Slack never undoes a booking, and never ends a job: what is to be told waits, and is told when Slack is
back; what it does not take in the end is logged, and the job goes on.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from bot.meetings.audience import Audience, audience_of
from bot.meetings.audit import AuditTrail
from bot.meetings.messages import AppointmentCard, BookingResult, BotMessage, Card, TokenRefused
from bot.meetings.model import Draft, Person, Policy, Preferences
from bot.meetings.ports import (
    NO_CARD,
    CardLocation,
    Chat,
    ChatTokenRefused,
    ChatUnavailable,
    ChatUnclear,
    Journal,
    Memory,
)
from bot.meetings.request import ReplyTarget, Request
from bot.meetings.retry import delays_s
from bot.meetings.slack_answer import SlackAnswer, SlackFailure
from bot.meetings.stored_names import stored_as

T = TypeVar("T")

log = logging.getLogger(__name__)

# About a day of one try a minute; a Slack that is away for longer has other news.
TRIES = 1500
# The order of steps of a job that begins now: one more for each release that adds a step in the middle.
STEPS = 3
# After so many tries, about three minutes, the other way is tried as well: this one may be closed for long.
EITHER_WAY_AFTER = 8
# What is said on the way is worth a short wait only: the appointment is not kept waiting for it.
SOON_TRIES, SOON_S = 3, 5.0
# Answers of Slack that say nothing we know: half a minute for words, five minutes for a profile, without which there
# is no booking.
UNCLEAR_TRIES, PROFILE_TRIES = 5, 10


@stored_as(preferences="habits")
@dataclass(frozen=True)
class Understanding:
    """Who asks, how they like it, and what was understood of it by the settings of that moment: a job that goes on
    under other settings, or another version, books what its card says. `zone` is an IANA name. `steps` is the order of
    steps that the job goes by, to its end: 0 where an earlier version began it, which knew fewer of them."""

    person: Person
    preferences: Preferences
    policy: Policy
    zone: str
    draft: Draft
    steps: int = 0


@dataclass
class Notifier:
    """The asker's side of one run of one request: every call is a step, tried again while Slack is away. `reference` is
    what the log calls the request; `audience` is who is told, in their language once that is known; `steps` as in
    Understanding: the jobs of an earlier version tried all things for a day. `trail` is where all messages are noted
    for the audit."""

    chat: Chat
    journal: Journal
    request: Request
    reference: str = ""
    steps: int = STEPS
    trail: AuditTrail | None = None
    audience: Audience = field(init=False)
    _warned: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        self.audience = Audience(self.request.user)

    def understand(
        self, memory: Memory, understand: Callable[[Person, Preferences], Understanding]
    ) -> Understanding | None:
        """The asker, by their profile and their habits, and what that makes of the request; None when Slack does not
        say who it is."""
        request = self.request

        def ask() -> Understanding:
            return understand(self.chat.person(request.user), memory.preferences(request.team, request.user))

        understood = self._try("who", ask, SlackAnswer[Understanding], unclear_tries=PROFILE_TRIES).value
        if understood:
            self.audience = replace(audience_of(understood.person, understood.zone), user=request.user)
            if self.trail:
                self.trail.understood(understood.person, understood.zone, understood.draft)
        return understood

    def profile(self, name: str, user: str) -> Person | None:
        return self._try(name, partial(self.chat.person, user), SlackAnswer[Person], unclear_tries=PROFILE_TRIES).value

    def profile_with(self, name: str, mail: str) -> SlackAnswer[Person | None]:
        """Whose mail it is; not taken when Slack does not say, and without a value when it is nobody's there."""
        ask = partial(self.chat.person_with, mail)
        return self._try(name, ask, SlackAnswer[Person | None], unclear_tries=PROFILE_TRIES)

    def tell_privately(self, name: str, message: BotMessage, *, soon: bool = False) -> None:
        """`soon`: within some seconds, or not at all. Where a workflow waits, it is told by the end of its step."""
        self._note(message)
        request = self.request
        if request.ends_step:
            return
        tell_privately = partial(self.chat.tell_privately, self.audience, request.reply_to, message, request.key)
        self._insist(name, tell_privately, soon=soon)

    def tell_colleague(self, name: str, colleague: Person, message: BotMessage) -> None:
        """In a direct message to somebody else, in their language and zone."""
        audience = audience_of(colleague, colleague.zone or self.audience.zone)
        place = ReplyTarget(colleague.user)
        self._insist(name, partial(self.chat.tell_privately, audience, place, message))

    def post_card_soon(self, place: ReplyTarget, card: Card) -> CardLocation | None:
        """Post the card, or None when Slack does not take it within some seconds."""
        return self._try("card", self._showing(place, card), SlackAnswer[CardLocation], tries=SOON_TRIES).value

    def post_card(self, place: ReplyTarget, card: Card) -> CardLocation | None:
        """Post the card, however long that takes; where Slack takes none for minutes, tell how it ended privately, and
        return NO_CARD."""

        def tell() -> CardLocation:
            self.chat.tell_privately(self.audience, place, BookingResult(card, alone=True))
            return NO_CARD

        return self._try("late card", self._showing(place, card), SlackAnswer[CardLocation], otherwise=tell).value

    def update_form(self, name: str, message: BotMessage) -> None:
        """Show it where the request came from too, if that is still open: a form, or a workflow that waits."""
        self._note(message)
        if self.request.origin.stays_open:
            self._insist(name, partial(self.chat.update_form, self.audience, self.request, message))
        elif self.request.ends_step:
            self._insist(name, partial(self.chat.end_step, self.audience, self.request, message))

    def change(self, name: str, location: CardLocation, card: Card, *, soon: bool = False) -> None:
        self._insist(name, partial(self.chat.change, self.audience, location, card), soon=soon)

    def show_appointment(self, name: str, audience: Audience, location: CardLocation, card: AppointmentCard) -> None:
        """On the card of an appointment that something was done to, which is written for `audience`."""
        self._insist(name, partial(self.chat.show_appointment, audience, location, card))

    def replace(self, name: str, location: CardLocation, message: BotMessage) -> None:
        """Put it in the place of a card of which nothing else is known."""
        self._note(message)
        request = self.request
        self._insist(name, partial(self.chat.replace, self.audience, location, message, request.key))

    def link(self, name: str, card: Card, permalink: str) -> None:
        """On the card of the appointment that this one is booked again of."""
        earlier = self.request.earlier
        if earlier:
            self._insist(name, partial(self.chat.link, self.audience, earlier, card, permalink))

    def reply(self, name: str, location: CardLocation, message: BotMessage, *, soon: bool = False) -> None:
        """In the card's thread, once: Slack cannot be asked what stands there. Each try is noted before it is made, and
        what a run that is gone may have said is not said again: the card says the same, and can be changed as often as
        one likes. Where no card stands, saying it twice is better than not at all."""
        self._note(message)
        place = self.request.reply_to
        reply = partial(self.chat.reply, self.audience, place, location, message)
        alone = replace(message, alone=True) if isinstance(message, BookingResult) else message
        elsewhere = partial(self.chat.tell_privately, self.audience, place, alone)
        self._insist(name, reply, elsewhere, once=bool(location.ts), soon=soon)

    def _note(self, message: BotMessage) -> None:
        if self.trail:
            self.trail.told(message)

    def _showing(self, place: ReplyTarget, card: Card) -> Callable[[], CardLocation]:
        return partial(self.chat.post_card, self.audience, place, card)

    def _insist(
        self,
        name: str,
        do: Callable[[], None],
        otherwise: Callable[[], None] | None = None,
        *,
        once: bool = False,
        soon: bool = False,
    ) -> None:
        """`otherwise` is another way of doing the same, for the last try, and for each that comes late."""
        tries = SOON_TRIES if soon and self.steps >= 1 else TRIES
        if not self._try(name, do, SlackAnswer[None], otherwise=otherwise, once=once, tries=tries).accepted:
            log.error("Slack did not take this, and it is tried no more: %s", name)

    def _try(
        self,
        name: str,
        do: Callable[[], T],
        shape: object,
        *,
        unclear_tries: int = UNCLEAR_TRIES,
        otherwise: Callable[[], T] | None = None,
        once: bool = False,
        tries: int = TRIES,
    ) -> SlackAnswer[T]:
        answer: SlackAnswer[T] = SlackAnswer(accepted=False)
        unclear, soon = 0, tries < TRIES
        for number, delay in zip(range(tries), delays_s(), strict=False):
            last = unclear + 1 == unclear_tries or number + 1 == tries
            ask = partial(self._ask, otherwise if otherwise and last else do)
            if otherwise and not last and number >= EITHER_WAY_AFTER:
                ask = partial(self._ask_either_way, do, otherwise)
            if once and self.journal.step(f"{name} note {number}", self._run, str) != self.journal.process:
                ask = partial(SlackAnswer, accepted=True)
            answer = self.journal.step(f"{name} {number}", ask, shape)
            self._warned = self._warned or answer.warned
            unclear += answer.why is SlackFailure.UNCLEAR
            if answer.accepted or unclear == unclear_tries or (soon and answer.wait_s > SOON_S):
                break
            if number + 1 < tries:
                self.journal.sleep(max(delay, answer.wait_s))
        return answer

    def _ask_either_way(self, do: Callable[[], T], otherwise: Callable[[], T]) -> SlackAnswer[T]:
        answer = self._ask(do)
        return answer if answer.accepted else self._ask(otherwise)

    def _ask(self, do: Callable[[], T]) -> SlackAnswer[T]:
        try:
            return SlackAnswer(accepted=True, value=do())
        except ChatTokenRefused as refused:
            return SlackAnswer(accepted=False, why=SlackFailure.TOKEN, warned=self._warned or self._warn(refused.why))
        except ChatUnclear:
            return SlackAnswer(accepted=False, why=SlackFailure.UNCLEAR)
        except ChatUnavailable as away:
            return SlackAnswer(accepted=False, why=SlackFailure.DOWN, wait_s=away.wait_s)

    def _warn(self, why: str) -> bool:
        return self.chat.tell_without_token(self.audience, self.request.reply_to, TokenRefused(self.reference, why))

    def _run(self) -> str:
        return self.journal.process

"""Tell somebody, however long Slack takes to listen.

A failure of Slack never undoes a booking: what is to be told waits, and is told when Slack is back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar, cast

from bot.meetings.booking import delays_s
from bot.meetings.model import Draft, Habits, Person, Policy
from bot.meetings.ports import Chat, ChatUnavailable, Journal, Memory, Stand
from bot.meetings.request import Place, Request
from bot.meetings.sayings import Card, Saying

T = TypeVar("T")

# About a day of one try a minute; a Slack that is away for longer has other news.
TRIES = 1500
# The order of steps of a job that begins now: one more for each release that adds a step in the middle.
STEPS = 1
# A card is worth a short wait only: the appointment is not kept waiting for it.
CARD_TRIES = 3


class SlackIsGone(Exception):
    """Slack did not listen for a day."""


@dataclass(frozen=True)
class Heard(Generic[T]):
    """What Slack answered, or that it did not take it."""

    taken: bool
    value: T | None = None


@dataclass(frozen=True)
class Known:
    """Who asks, how they like it, and what was understood of it by the settings of that moment: a job that goes on
    under other settings, or another version, books what its card says. `zone` is an IANA name. `steps` is the order of
    steps that the job goes by, to its end: 0 where an earlier version began it, which knew fewer of them."""

    person: Person
    habits: Habits
    policy: Policy
    zone: str
    draft: Draft
    steps: int = 0


@dataclass(frozen=True)
class Teller:
    """The asker's side of one request: every call is a step, tried again while Slack is away."""

    chat: Chat
    journal: Journal
    request: Request

    def know(self, memory: Memory, understand: Callable[[Person, Habits], Known]) -> Known:
        """The asker, by their profile and their habits, and what that makes of the request."""
        request = self.request

        def ask() -> Known:
            return understand(self.chat.person(request.user), memory.habits(request.team, request.user))

        return self._insist("who", ask, Heard[Known])

    def profile(self, name: str, user: str) -> Person:
        return self._insist(name, partial(self.chat.person, user), Heard[Person])

    def whisper(self, name: str, saying: Saying) -> None:
        request = self.request
        whisper = partial(self.chat.whisper, request.user, request.place, saying, request.key)
        self._insist(name, whisper, Heard[None])

    def show_soon(self, place: Place, card: Card) -> Stand | None:
        """Post the card, or None when Slack does not take it within some seconds."""
        return self._try("card", self._showing(place, card), Heard[Stand], CARD_TRIES).value

    def show(self, place: Place, card: Card) -> Stand:
        return self._insist("late card", self._showing(place, card), Heard[Stand])

    def finish(self, name: str, saying: Saying) -> None:
        """Say it in the form too, where the request came from one."""
        if self.request.filled:
            self._insist(name, partial(self.chat.finish, self.request, saying), Heard[None])

    def change(self, name: str, stand: Stand, card: Card) -> None:
        self._insist(name, partial(self.chat.change, stand, card), Heard[None])

    def reply(self, name: str, stand: Stand, saying: Saying) -> None:
        """In the card's thread, once: Slack cannot be asked what stands there. Each try is noted before it is made, and
        what a run that is gone may have said is not said again: the card says the same, and can be changed as often as
        one likes. Where no card stands, saying it twice is better than not at all."""
        asker, place = self.request.user, self.request.place
        reply = partial(self.chat.reply, asker, place, stand, saying)
        self._insist(name, reply, Heard[None], once=bool(stand.ts))

    def _showing(self, place: Place, card: Card) -> Callable[[], Stand]:
        return partial(self.chat.show, self.request.user, place, card)

    def _insist(self, name: str, do: Callable[[], T], shape: object, *, once: bool = False) -> T:
        heard = self._try(name, do, shape, TRIES, once=once)
        if not heard.taken:
            raise SlackIsGone(name)
        return cast("T", heard.value)

    def _try(self, name: str, do: Callable[[], T], shape: object, tries: int, *, once: bool = False) -> Heard[T]:
        heard: Heard[T] = Heard(taken=False)
        for number, delay in zip(range(tries), delays_s(), strict=False):
            hear = partial(_heard, do)
            if once and self.journal.step(f"{name} note {number}", self._run, str) != self.journal.process:
                hear = partial(Heard, taken=True)
            heard = self.journal.step(f"{name} {number}", hear, shape)
            if heard.taken:
                break
            if number + 1 < tries:
                self.journal.sleep(delay)
        return heard

    def _run(self) -> str:
        return self.journal.process


def _heard(do: Callable[[], T]) -> Heard[T]:
    try:
        return Heard(taken=True, value=do())
    except ChatUnavailable:
        return Heard(taken=False)

"""Fills a form in, once it is known who has opened it: with a request that was made before, or with a message.

What is asked of LeadSquared is asked only when there is time for it; what it all means is in form/open_with.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.meetings import matching
from bot.meetings.mentions import unnamed
from bot.meetings.model import Lead
from bot.meetings.request import Request
from bot.slack.addresses import addresses
from bot.slack.directory import Known, Somebody
from bot.slack.form import initial_state
from bot.slack.form.state import FormState, Option
from bot.slack.form.windows import More
from bot.slack.payloads import Written

# Addresses of a message that are tried as the lead, and members whose names are asked for.
ADDRESSES, NAMES = 3, 10


@dataclass(frozen=True)
class Filling:
    """`clock` is aware, in UTC; `home` is the workspace's address, "" while it is not known: True asks Slack for it."""

    known: Known
    clock: Callable[[], datetime]
    home: Callable[[bool], str]

    def of_request(self, request: Request) -> More:
        def more(somebody: Somebody, empty: FormState, asking: bool) -> FormState:
            names = self._names(request.team, unnamed(request.mentions)[:NAMES], asking=asking)
            state = initial_state.a_request(request, somebody, names)
            state = replace(state, notes=replace(state.notes, booked=empty.notes.booked))
            if state.lead is None:
                return state
            if not self._may_search(somebody, asking=asking):
                return initial_state.with_lead_named(state, ()) if asking else state
            found = self._leads(state.lead.value, asking=asking)
            sure = tuple(one for one in found if matching.carries(one, state.lead.value))
            return initial_state.with_lead_named(state, sure) if found or asking else state

        return more

    def of_message(self, message: Written, team: str) -> More:
        def more(somebody: Somebody, empty: FormState, asking: bool) -> FormState:
            names = self._names(team, message.unnamed[:NAMES], asking=asking)
            state = replace(initial_state.a_message(message, names, self.home(asking)), notes=empty.notes)
            author = somebody if message.author in ("", somebody.person.user) else self._author(team, message, asking)
            state = initial_state.times_of(message, state, author, somebody, self.clock()) if author else state
            if not self._may_search(somebody, asking=asking):
                return state
            for address in addresses(message.text(names))[:ADDRESSES]:
                found = [one for one in self._leads(address, asking=asking) if matching.carries(one, address)]
                if found:
                    return initial_state.with_lead_named(replace(state, lead=Option("", address)), found)
            return state

        return more

    def _may_search(self, somebody: Somebody, *, asking: bool) -> bool:
        return self.known.may_search(somebody) if asking else self.known.may_search_already(somebody)

    def _author(self, team: str, message: Written, asking: bool) -> Somebody | None:
        """Whose clock the message was written by: without it, no time in it is offered."""
        return self.known.somebody(team, message.author) if asking else self.known.already(team, message.author)

    def _names(self, team: str, users: Sequence[str], *, asking: bool) -> dict[str, str]:
        """Those that are known; where Slack has no answer for one, it is not asked for the others."""
        names = {}
        for user in users:
            one = self.known.somebody(team, user) if asking else self.known.already(team, user)
            if one is None and asking:
                break
            if one and one.person.name:
                names[user] = one.person.name
        return names

    def _leads(self, address: str, *, asking: bool) -> tuple[Lead, ...]:
        return self.known.leads_at(address) if asking else self.known.leads_already_at(address)

"""Looks up what fills a form in from an earlier request or a message.

LeadSquared is asked only when there is time for it; what the form then contains is decided in initial_state.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.meetings import matching
from bot.meetings.actions import EDIT
from bot.meetings.appointment_rules import Known, Presser, why_not
from bot.meetings.mentions import users_by_id_only
from bot.meetings.model import Lead
from bot.meetings.ports import AppointmentRecord
from bot.meetings.request import Request, Target
from bot.slack.addresses import addresses
from bot.slack.directory import Directory, Member
from bot.slack.form import initial_state
from bot.slack.form.state import FormState
from bot.slack.form.windows import FillIn
from bot.slack.menus import MenuOption
from bot.slack.payloads import SourceMessage
from bot.slack.text import appointment_changes, form_text

# Addresses of a message that are tried as the lead, and members whose names are asked for.
ADDRESSES, NAMES = 3, 10
# The waits before each look for what is stored of an appointment.
RECORD_S = (0.0, 0.3, 0.7, 1.5)
# Of a sentence that says why an appointment cannot be edited: private_metadata is short.
TROUBLE = 600


@dataclass(frozen=True)
class Prefill:
    """`clock` is aware, in UTC; `home` is the workspace's address, "" while it is not known: True asks Slack for it.
    `pause` waits for some seconds."""

    directory: Directory
    clock: Callable[[], datetime]
    home: Callable[[bool], str]
    pause: Callable[[float], None] = time.sleep

    def of_request(self, request: Request) -> FillIn:
        def more(member: Member, empty: FormState, may_ask: bool) -> FormState:
            names = self._names(request.team, users_by_id_only(request.mentions)[:NAMES], may_ask=may_ask)
            state = initial_state.of_request(request, member, names)
            state = replace(state, metadata=replace(state.metadata, booked=empty.metadata.booked))
            if state.lead is None:
                return state
            if not self._may_search(member, may_ask=may_ask):
                return initial_state.with_lead_named(state, ()) if may_ask else state
            found = self._leads(state.lead.value, may_ask=may_ask)
            sure = tuple(one for one in found if matching.matches(one, state.lead.value))
            return initial_state.with_lead_named(state, sure) if found or may_ask else state

        return more

    def of_message(self, message: SourceMessage, team: str) -> FillIn:
        def more(member: Member, empty: FormState, may_ask: bool) -> FormState:
            names = self._names(team, message.users_by_id_only[:NAMES], may_ask=may_ask)
            state = replace(initial_state.of_message(message, names, self.home(may_ask)), metadata=empty.metadata)
            author = member if message.author in ("", member.person.user) else self._author(team, message, may_ask)
            state = initial_state.times_of(message, state, author, member, self.clock()) if author else state
            if not self._may_search(member, may_ask=may_ask):
                return state
            for address in addresses(message.text(names))[:ADDRESSES]:
                found = [one for one in self._leads(address, may_ask=may_ask) if matching.matches(one, address)]
                if found:
                    return initial_state.with_lead_named(replace(state, lead=MenuOption("", address)), found)
            return state

        return more

    def of_appointment(self, target: Target, team: str) -> FillIn:
        """What LeadSquared has of an existing appointment, for whoever may change it; else why not."""

        def more(member: Member, empty: FormState, may_ask: bool) -> FormState:
            if not may_ask:
                return empty
            record = self._record(team, target)
            task_id = record.task_ids[0] if record and record.task_ids else target.task_id
            answer = self.directory.read_appointment(task_id) if task_id else (None,)
            if answer is None:
                return _with_trouble(empty, form_text.no_answer_yet(member.audience))
            (found,) = answer
            known = Known(record, found)
            seen = Target(start=found.start, end=found.end) if found else Target()
            presser = Presser(member.person, member.policy, self.clock())
            if refused := why_not(EDIT.name, presser, known, seen, open_only=True):
                return _with_trouble(empty, appointment_changes.change_result(member.audience, refused)[0])
            if found is None:
                raise AssertionError("what is not there was let through")
            state = initial_state.of_appointment(empty, found)
            lead = known.card().lead
            return initial_state.with_lead(state, lead) if lead and state.lead else state

        return more

    def _record(self, team: str, target: Target) -> AppointmentRecord | None:
        """It is stored some moments after its card can be pressed."""
        for wait_s in RECORD_S:
            self.pause(wait_s)
            record = self.directory.record_of(team, target)
            if record or not target.key:
                return record
        return None

    def _may_search(self, member: Member, *, may_ask: bool) -> bool:
        return self.directory.may_search(member) if may_ask else self.directory.may_search_cached(member)

    def _author(self, team: str, message: SourceMessage, may_ask: bool) -> Member | None:
        """Whoever wrote the message: without their time zone, no time in it is offered."""
        return (
            self.directory.member(team, message.author)
            if may_ask
            else self.directory.cached_member(team, message.author)
        )

    def _names(self, team: str, users: Sequence[str], *, may_ask: bool) -> dict[str, str]:
        """Names of members; once Slack does not answer for one, it is not asked for the others."""
        names = {}
        for user in users:
            one = self.directory.member(team, user) if may_ask else self.directory.cached_member(team, user)
            if one is None and may_ask:
                break
            if one and one.person.name:
                names[user] = one.person.name
        return names

    def _leads(self, address: str, *, may_ask: bool) -> tuple[Lead, ...]:
        return self.directory.leads_at(address) if may_ask else self.directory.cached_leads_at(address)


def _with_trouble(state: FormState, sentence: str) -> FormState:
    return replace(state, metadata=replace(state.metadata, trouble=sentence[:TROUBLE]))

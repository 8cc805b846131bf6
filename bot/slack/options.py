"""Search as you type: leads by name, company, mail or phone.

At most 100, within the 3 s that Slack gives; an empty list where nothing can be told.
"""

from dataclasses import dataclass

from slack_bolt import Ack

from bot.meetings.model import Lead
from bot.meetings.ports import Memory
from bot.slack import payloads
from bot.slack.form import elements
from bot.slack.form.open_with import called
from bot.slack.form.state import Option, notes_of
from bot.slack.known import Known
from bot.slack.payloads import objects, text

SHORTEST = 2


@dataclass(frozen=True)
class Options:
    """Leads: the one this channel had last comes first, also before anything is typed."""

    known: Known
    memory: Memory

    def leads(self, ack: Ack, body: payloads.Json) -> None:
        """{"type": "block_suggestion", "action_id": "lead", "value": "ash", "user": {..}, "team": {..}}"""
        words = text(body, "value").strip()
        team, user = text(objects(body, "team"), "id"), text(objects(body, "user"), "id")
        somebody = self.known.somebody(team, user)
        found: tuple[Lead, ...] = ()
        if somebody and not somebody.person.guest and len(words) >= SHORTEST:
            found = self.known.leads(words)
        last = self._last(body, team, words) if somebody and not somebody.person.guest else ()
        unique = {lead.id: Option(lead.id, called(lead)) for lead in (*last, *found) if lead.id}
        ack(options=[elements.option(one) for one in list(unique.values())[: elements.OPTIONS]])

    def _last(self, body: payloads.Json, team: str, words: str) -> tuple[Lead, ...]:
        notes = notes_of(text(objects(body, "view"), "private_metadata"))
        lead = self.memory.last_lead(team, notes.channel) if notes and notes.channel else None
        return (lead,) if lead and words.casefold() in called(lead).casefold() else ()

"""Search as you type: leads by name, company, mail or phone.

At most 100, within the 3 s that Slack gives; an empty list where nothing can be told.
"""

from dataclasses import dataclass

from slack_bolt import Ack

from bot.meetings.model import Lead
from bot.slack import payloads
from bot.slack.form import elements
from bot.slack.form.open_with import called
from bot.slack.form.state import Option
from bot.slack.known import Known
from bot.slack.payloads import objects, text

SHORTEST = 2


@dataclass(frozen=True)
class Options:
    known: Known

    def leads(self, ack: Ack, body: payloads.Json) -> None:
        """{"type": "block_suggestion", "action_id": "lead", "value": "ash", "user": {..}, "team": {..}}"""
        words = text(body, "value").strip()
        team, user = text(objects(body, "team"), "id"), text(objects(body, "user"), "id")
        somebody = self.known.somebody(team, user)
        found: tuple[Lead, ...] = ()
        if somebody and not somebody.person.guest and len(words) >= SHORTEST:
            found = self.known.leads(words)
        unique = {lead.id: Option(lead.id, called(lead)) for lead in found if lead.id}
        ack(options=[elements.option(one) for one in list(unique.values())[: elements.OPTIONS]])

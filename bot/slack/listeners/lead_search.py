"""The lead menu of the form: search by name, company, e-mail or phone.

At most 100 leads, within Slack's 3 s; an empty list if LeadSquared does not answer in time.
"""

from dataclasses import dataclass
from functools import partial

from slack_bolt import Ack

from bot.meetings.model import Lead
from bot.meetings.ports import Memory
from bot.slack import payloads
from bot.slack.directory import Directory
from bot.slack.form import input_elements
from bot.slack.form.metadata import decode
from bot.slack.invisible_characters import visible
from bot.slack.menus import MenuOption
from bot.slack.message_blocks import Block
from bot.slack.payloads import objects, text
from bot.slack.text.labels import lead_label
from bot.slack.workspace import WorkspaceOf

SHORTEST = 2
# Slack ignores options that come after 3 s.
ANSWER_S = 2.0


@dataclass(frozen=True)
class LeadSearch:
    """Leads: the one this channel had last comes first, also before anything is typed."""

    workspaces: WorkspaceOf
    memory: Memory

    def leads(self, ack: Ack, body: payloads.Json) -> None:
        """{"type": "block_suggestion", "action_id": "lead", "value": "ash", "user": {..}, "team": {..}}"""
        workspace = self.workspaces(payloads.actor_of(body).team)
        ack(options=workspace.tasks.result_within(partial(self._options, workspace.directory, body), ANSWER_S) or [])

    def _options(self, directory: Directory, body: payloads.Json) -> list[Block]:
        words = visible(text(body, "value")).strip()
        by = payloads.actor_of(body)
        member = directory.member(by.team, by.user)
        if member is None or not directory.may_search(member):
            return []
        found = directory.leads(words) if len(words) >= SHORTEST else ()
        last = self._last(body, by.team, words)
        unique = {lead.id: MenuOption(lead.id, lead_label(lead)) for lead in (*last, *found) if lead.id}
        return [input_elements.option(one) for one in list(unique.values())[: input_elements.OPTIONS]]

    def _last(self, body: payloads.Json, team: str, words: str) -> tuple[Lead, ...]:
        metadata = decode(text(objects(body, "view"), "private_metadata"))
        lead = self.memory.last_lead(team, metadata.channel) if metadata and metadata.channel else None
        return (lead,) if lead and words.casefold() in lead_label(lead).casefold() else ()

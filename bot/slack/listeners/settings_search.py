"""The two searches of a person's settings: time zones and languages, by what people call them.

Nobody is asked: both come from tables of this machine.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from slack_bolt import Ack

from bot.meetings.language_search import find_languages
from bot.meetings.zone_search import find_zones
from bot.slack import payloads
from bot.slack.form import input_elements, preferences_view
from bot.slack.invisible_characters import visible
from bot.slack.payloads import text
from bot.slack.workspace import WorkspaceOf


@dataclass(frozen=True)
class SettingsSearch:
    """`clock` is aware, in UTC: a zone's offset depends on the day."""

    workspaces: WorkspaceOf
    clock: Callable[[], datetime]

    def zones(self, ack: Ack, body: payloads.Json) -> None:
        """{"type": "block_suggestion", "action_id": "zone", "value": "indi", "user": {..}, "team": {..}}"""
        by = payloads.actor_of(body)
        directory = self.workspaces(by.team).directory
        member, audience = directory.cached_member(by.team, by.user), directory.audience(by.user)
        usual = [name for name in (member.zone if member else "", audience.zone) if name]
        found = find_zones(visible(text(body, "value")), self.clock(), audience.language, usual)
        ack(options=[input_elements.option(preferences_view.zone_option(audience, one)) for one in found])

    def languages(self, ack: Ack, body: payloads.Json) -> None:
        by = payloads.actor_of(body)
        audience = self.workspaces(by.team).directory.audience(by.user)
        found = find_languages(visible(text(body, "value")), audience.language)
        ack(options=[input_elements.option(preferences_view.language_option(audience, one)) for one in found])

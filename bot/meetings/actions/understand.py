"""The first step of every job: who asks, by Slack's profile and the stored preferences, and what the line says."""

from contextlib import suppress
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.meetings import choices, drafts, mentions, rules
from bot.meetings.actions.action import Run
from bot.meetings.messages import ProfileUnavailable
from bot.meetings.model import Draft, Person, Preferences
from bot.meetings.notifier import STEPS, Understanding
from bot.meetings.person_zone import zone_of
from bot.meetings.ports import ChatUnavailable
from bot.when import languages_for


def understand(run: Run) -> Understanding | None:
    """The stored understanding of the request; None, and the person is told, if Slack gives no profile."""

    def read(person: Person, preferences: Preferences) -> Understanding:
        policy = rules.with_preferences(run.ports.policy, preferences)
        zone = zone_of(person, preferences, policy)
        return Understanding(person, preferences, policy, zone, _read(run, person, ZoneInfo(zone)), STEPS)

    understanding = run.notifier.understand(run.ports.memory, read)
    if understanding is None:
        run.answer(ProfileUnavailable(run.typed))
        return None
    run.notifier.steps = understanding.steps
    return understanding


def _read(run: Run, person: Person, zone: ZoneInfo) -> Draft:
    request = run.request
    if request.form:
        return choices.draft_of(request.form, zone, request.command)
    now = request.received_at.astimezone(zone)
    draft = drafts.draft_of(request, _names(run, person), now, languages_for(person.locale))
    run.ports.notice(draft)
    return replace(draft, command=request.command)


def _names(run: Run, asker: Person) -> dict[str, str]:
    """The names of members whom the line mentions by id only. A name that Slack does not give at once is left out."""
    names = {}
    for user in mentions.unnamed(run.request.mentions)[: mentions.MOST]:
        with suppress(ChatUnavailable):
            names[user] = asker.name if user == asker.user else run.ports.chat.person(user).name
    return names

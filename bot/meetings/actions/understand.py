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
from bot.meetings.request import Origin
from bot.when import languages_for


def understand(run: Run, line: str | None = None) -> Understanding | None:
    """The stored understanding of the request; None, and the person is told, if Slack gives no profile. `line` is what
    is read of the request's line, where that is not all of it."""
    said = run if line is None else replace(run, request=replace(run.request, line=line))

    def read(person: Person, preferences: Preferences) -> Understanding:
        policy = rules.with_preferences(run.ports.policy, preferences)
        zone = zone_of(person, preferences, policy)
        return Understanding(
            person,
            preferences,
            policy,
            zone,
            _DRAFT[run.request.origin](said, person, preferences, ZoneInfo(zone)),
            STEPS,
        )

    understanding = run.notifier.understand(run.ports.memory, read)
    if understanding is None:
        run.answer(ProfileUnavailable(run.request.typed))
        return None
    run.notifier.steps = understanding.steps
    return understanding


def _of_form(run: Run, person: Person, preferences: Preferences, zone: ZoneInfo) -> Draft:
    del person, preferences
    form = run.request.form
    assert form is not None  # noqa: S101  # its origin is a form
    return choices.draft_of(form, zone, run.request.command)


def _of_line(run: Run, person: Person, preferences: Preferences, zone: ZoneInfo) -> Draft:
    now = run.request.received_at.astimezone(zone)
    languages = languages_for(person.locale, zone.key, preferences.language)
    draft = drafts.draft_of(run.request, _names(run, person), now, languages)
    run.ports.notice(draft)
    return replace(draft, command=run.request.command)


def _of_press(run: Run, person: Person, preferences: Preferences, zone: ZoneInfo) -> Draft:
    """Nothing is said of an appointment: it is there already."""
    del person, preferences, zone
    return Draft(title="", line="", when=None, command=run.request.command)


_DRAFT = {
    Origin.COMMAND: _of_line,
    Origin.MENTION: _of_line,
    Origin.WORKFLOW: _of_line,
    Origin.FORM: _of_form,
    Origin.PRESS: _of_press,
}


def _names(run: Run, asker: Person) -> dict[str, str]:
    """The names of members whom the line mentions by id only. A name that Slack does not give at once is left out."""
    names = {}
    for user in mentions.users_by_id_only(run.request.mentions)[: mentions.MOST]:
        with suppress(ChatUnavailable):
            names[user] = asker.name if user == asker.user else run.ports.chat.person(user).name
    return names

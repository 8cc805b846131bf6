"""A submitted form: what is wrong in it, on its own field, or the request it makes.

Everything that can be told without asking anybody; the rest is the job's to find.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.meetings.request import Filled, Place, Request
from bot.slack.form import fields, preview
from bot.slack.form.lists import Lists
from bot.slack.form.state import FormState


@dataclass(frozen=True)
class Submitted:
    """Who submitted which view, and what was in it."""

    team: str
    user: str
    view_id: str
    state: FormState


def errors(submitted: Submitted, lists: Lists, now: datetime) -> dict[str, str]:
    """Block ids and sentences, {} when nothing speaks against it. `now` is aware, in the person's zone."""
    state = submitted.state
    notes = state.notes
    found: dict[str, str] = {}
    if not state.title.strip():
        found[fields.TITLE] = "Give it a title, like Demo with Acme."
    shown = preview.of(state, now, lists.minutes)
    if shown.problem:
        asked = shown.choices and state.words == notes.words
        if asked:
            found[fields.block(fields.READINGS, notes.radio_generation)] = shown.problem
        elif notes.by == fields.DATE:
            name = fields.TIME if not state.time else fields.DATE
            found[fields.block(name, notes.picks_generation)] = shown.problem
        else:
            found[fields.block(fields.WHEN, notes.words_generation)] = shown.problem
    kind = lists.type_named(state.task_type or lists.task_type)
    if kind is not None:
        if kind.wants_lead and state.lead is None and lists.may_search:
            found[fields.LEAD] = f"{kind.name} needs a lead."
        typed = dict(state.own)
        for one in kind.fields:
            if one.mandatory and one.plain and one.name in typed and not typed[one.name].strip():
                found[f"{fields.FIELD}:{one.name}"] = f"{kind.name} needs this."
    return found


def request(submitted: Submitted, lists: Lists, now: datetime, heard_at: datetime) -> Request:
    """What a form without errors asks for. One key a form: submitted twice, it is booked once."""
    state, notes = submitted.state, submitted.state.notes
    shown = preview.of(state, now, lists.minutes)
    channel = notes.channel or submitted.user
    return Request(
        key=f"{submitted.view_id}:{notes.nonce}",
        team=submitted.team,
        user=submitted.user,
        place=Place(channel, notes.thread_ts or None),
        heard_at=heard_at,
        command=lists.command,
        filled=Filled(
            title=state.title.strip(),
            start=shown.start,
            end=shown.end,
            view=submitted.view_id,
            lead=state.lead.value if state.lead else None,
            opportunity=state.opportunity.value if state.opportunity and state.lead else None,
            task_type=state.task_type or None,
            reminder=state.reminder,
            notify=state.notify,
            owner=state.owner if state.owner and state.owner != submitted.user else None,
            where=state.where.strip() or None,
            description=state.description.strip(),
            fields=tuple((name, value) for name, value in state.own if value.strip()),
        ),
    )

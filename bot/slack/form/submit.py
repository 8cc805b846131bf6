"""Turns a submitted form into a request, or into errors by field.

Checks what needs no look-up; the job checks the rest.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.meetings.actions import BOOK
from bot.meetings.audience import Audience
from bot.meetings.options import IN_FORM, FormElement
from bot.meetings.request import ReplyTarget, Request, SubmittedForm
from bot.slack.form import fields, preview
from bot.slack.form.preview import Preview
from bot.slack.form.state import FormState
from bot.slack.menus import FormLists
from bot.slack.payloads import Json, objects
from bot.slack.text import form_text


@dataclass(frozen=True)
class Submission:
    """Who submitted which view, and what was in it."""

    team: str
    user: str
    view_id: str
    state: FormState


def request(submitted: Submission, lists: FormLists, now: datetime) -> Request | dict[str, str]:
    """What a form asks for, or its errors by block id. `now` is aware, in the person's zone; the words are read once.

    One key a form: submitted twice, it is booked once.
    """
    state, metadata = submitted.state, submitted.state.metadata
    shown = preview.preview_of(state, now, lists.minutes)
    if wrong := _errors(submitted, lists, shown):
        return wrong
    channel = metadata.channel or submitted.user
    return Request(
        key=f"{submitted.view_id}:{metadata.nonce}",
        team=submitted.team,
        user=submitted.user,
        reply_to=ReplyTarget(channel, metadata.thread_ts or None),
        received_at=now.astimezone(UTC),
        command=lists.command,
        earlier=metadata.earlier,
        action=BOOK.name,
        form=_form(submitted, lists, shown),
    )


def _form(submitted: Submission, lists: FormLists, shown: Preview) -> SubmittedForm:
    state = submitted.state
    said = state.plain_details
    texts = {one.field: (said[one.field] or "").strip() or None for one in IN_FORM if one.element is FormElement.TEXT}
    own = tuple((name, value) for name, value in state.fields if value.strip() and _has(lists, state, name))
    said |= texts | {
        "title": state.title.strip(),
        "minutes": None,  # the end says it
        "description": state.description.strip(),
        "fields": own,
    }
    return SubmittedForm(
        **said,
        start=shown.start,
        end=shown.end,
        view=submitted.view_id,
        lead=state.lead.value if state.lead else None,
        opportunity=state.opportunity.value if state.opportunity else None,
        owner=state.owner_choice if state.owner != submitted.user else None,
    )


def _errors(submitted: Submission, lists: FormLists, shown: Preview) -> dict[str, str]:
    """Errors by block id, {} if the form can be booked."""
    state, block = submitted.state, submitted.state.metadata.block
    title, audience = block(fields.TITLE), state.metadata.audience
    found: dict[str, str] = {}

    def add(sentence: str, *blocks: str) -> None:
        """Under the first of these fields that the person has in front of them."""
        there = (one for one in (*blocks, title, *sorted(state.inputs)) if one in state.inputs)
        found.setdefault(next(there, title), sentence)

    if not state.title.strip():
        add(form_text.title_needed(audience), title)
    if shown.problem:
        add(shown.problem, *_of_time(state, asked=bool(shown.choices)))
    if state.owner not in ("", submitted.user) and not lists.may_assign:
        add(form_text.own_appointments_only(audience), block(fields.OWNER))
    if state.metadata.task_type and not state.task_type:
        add(form_text.pick_a_type(audience), block(fields.TYPE))
    kind = lists.type_named(state.task_type or lists.task_type)
    if kind is None:
        return found
    if kind.wants_lead and state.lead is None and lists.may_search:
        add(form_text.lead_needed(audience, kind.name), block(fields.LEAD))
    typed = dict(state.fields)
    for one in kind.fields:
        if one.mandatory and one.plain and not typed.get(one.name, "").strip():
            needed = form_text.field_needed(audience, kind.name, one.label)
            add(needed, f"{fields.FIELD}:{one.name}", block(fields.TYPE))
    return found


def from_another_version(audience: Audience, view: Json) -> dict[str, str]:
    """The error under the first field of a form that this version cannot read."""
    first = next(iter(objects(objects(view, "state"), "values")), fields.TITLE)
    return {first: form_text.older_version(audience)}


def _of_time(state: FormState, *, asked: bool) -> tuple[str, ...]:
    """The fields that may be wrong, the likeliest first."""
    metadata = state.metadata
    words = fields.block(fields.WHEN, metadata.words_generation)
    radios = fields.block(fields.READINGS, metadata.radio_generation)
    if state.no_time:
        return state.metadata.block(fields.NO_TIME), words
    if asked and (metadata.by == fields.DATE or state.words_unchanged):
        return radios, words
    if metadata.by == fields.DATE and (state.date or state.time):
        return fields.block(fields.DATE if state.time else fields.TIME, metadata.picks_generation), words
    return (words,)


def _has(lists: FormLists, state: FormState, name: str) -> bool:
    """Whether a field is one of the type that is booked: what was typed for another type stays behind."""
    kind = lists.type_named(state.task_type or lists.task_type)
    return kind is None or any(one.name == name for one in kind.fields)

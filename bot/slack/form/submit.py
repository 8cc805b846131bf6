"""Turns a submitted form into a request, or into errors by field.

Checks what needs no look-up; the job checks the rest.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.meetings.actions import BOOK, EDIT
from bot.meetings.audience import Audience
from bot.meetings.model import Details
from bot.meetings.options import IN_FORM, FormElement
from bot.meetings.request import ActionInput, ReplyTarget, Request, SubmittedForm
from bot.slack import targets
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


def change(submitted: Submission, lists: FormLists, now: datetime) -> Request | dict[str, str]:
    """What a form asks for that edits an existing appointment, or its errors by block id. `now` is aware."""
    state, metadata = submitted.state, submitted.state.metadata
    wrong: dict[str, str] = {}
    title, audience = metadata.block(fields.TITLE), metadata.audience
    if not state.title.strip():
        wrong[title] = form_text.title_needed(audience)
    there = {fields.name_of(one) for one in state.inputs}
    kind = lists.type_named(state.task_type or "")
    if kind and kind.wants_lead and fields.LEAD in there and not (state.lead or state.opportunity):
        wrong[metadata.block(fields.LEAD)] = form_text.lead_needed(audience, kind.name)
    if wrong:
        return wrong
    said = state.plain_details | _texts(state)
    details = Details(
        **said | {"title": state.title.strip(), "minutes": None, "fields": ()},
        lead=state.lead.value if state.lead else None,
        opportunity=state.opportunity.value if state.opportunity else None,
    )
    editable = {fields.LEAD: "lead", fields.TYPE: "task_type", fields.DESCRIPTION: "description"}
    editable |= {option.field: option.field for option in IN_FORM}
    kept = [name for block, name in editable.items() if block not in there]
    # Its menu is left out for a lead that has none, which says something only where leads can be picked.
    kept += ["opportunity"] if not there & {fields.LEAD, fields.OPPORTUNITY} else []
    target = replace(targets.read(metadata.change), pressed_ts=metadata.pressed_ts)
    if metadata.start and metadata.end:
        start, end = (datetime.fromisoformat(one) for one in (metadata.start, metadata.end))
        target = replace(target, start=start, end=end)
    return Request(
        key=f"{submitted.view_id}:{metadata.nonce}",
        team=submitted.team,
        user=submitted.user,
        reply_to=ReplyTarget(metadata.channel or submitted.user, metadata.thread_ts or None),
        received_at=now.astimezone(UTC),
        command=lists.command,
        action=EDIT.name,
        target=target,
        given=ActionInput(details=details, kept=tuple(kept), seen=metadata.seen),
    )


def _texts(state: FormState) -> dict[str, str | None]:
    """The options with words, without blanks around them, and the description."""
    said = state.plain_details
    texts = {one.field: (said[one.field] or "").strip() or None for one in IN_FORM if one.element is FormElement.TEXT}
    return texts | {"description": state.description.strip()}


def _form(submitted: Submission, lists: FormLists, shown: Preview) -> SubmittedForm:
    state = submitted.state
    said = state.plain_details
    own = tuple((name, value) for name, value in state.fields if value.strip() and _has(lists, state, name))
    said |= _texts(state) | {
        "title": state.title.strip(),
        "minutes": None,  # the end says it
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
        """Under the first of these fields that the person has in front of them; Slack shows it under inputs only."""
        inputs = sorted(one for one in state.inputs if fields.name_of(one) not in fields.IN_ROWS)
        there = (one for one in (*blocks, title, *inputs) if one in inputs)
        found.setdefault(next(there, title), sentence)

    if not state.title.strip():
        add(form_text.title_needed(audience), title)
    if shown.problem:
        # The line under the words says what is wrong already, where it has had the time to.
        seen = not shown.text and state.words_unchanged and not state.metadata.start
        said = form_text.see_the_line(audience) if seen else shown.problem
        add(said, *_of_time(state, asked=bool(shown.choices)))
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
    if asked and (metadata.by == fields.DATE or state.words_unchanged) and not state.no_time:
        return radios, words
    return (words,)


def _has(lists: FormLists, state: FormState, name: str) -> bool:
    """Whether a field is one of the type that is booked: what was typed for another type stays behind."""
    kind = lists.type_named(state.task_type or lists.task_type)
    return kind is None or any(one.name == name for one in kind.fields)

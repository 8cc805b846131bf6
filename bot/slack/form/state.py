"""What a form contains at one moment, and the bot's metadata in it.

Values, and how they are read from Slack's view.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.meetings.model import NamedOwner, OwnerKind, PlainDetails
from bot.meetings.options import IN_FORM, FormElement
from bot.slack.form import fields
from bot.slack.form.metadata import FormMetadata, decode, digest
from bot.slack.menus import MenuOption
from bot.slack.mrkdwn import unmarked
from bot.slack.payloads import Json, objects, text


@dataclass(frozen=True)
class FormState(PlainDetails):
    """Everything in the form, besides the details that need no look-up.

    `minutes` is the length that is picked. Dates are `2026-11-24`, times `15:00`; `no_time` leaves the day and the
    length to LeadSquared. `inputs` are the block ids that the person has in front of them; empty for a form that is
    not open yet.
    """

    metadata: FormMetadata
    words: str = ""
    reading: str = ""
    date: str = ""
    time: str = ""
    no_time: bool = False
    lead: MenuOption | None = None
    opportunity: MenuOption | None = None
    owner: str = ""
    inputs: frozenset[str] = frozenset()

    @property
    def words_unchanged(self) -> bool:
        """Whether the words are those that the preview last spoke of."""
        return digest(self.words) == self.metadata.words

    @property
    def owner_choice(self) -> NamedOwner | None:
        """Who was picked, else who was named by mail or id; None for nobody."""
        if self.owner:
            return NamedOwner(OwnerKind.USER, self.owner)
        kind, _, value = self.metadata.owner.partition(":")
        return NamedOwner(OwnerKind(kind), value) if value else None


def opportunity_block(lead: str) -> str:
    """The block id of the opportunity field: another one for each lead, as each has other opportunities."""
    return f"{fields.OPPORTUNITY}:{digest(lead)}"


def read_view(view: Json) -> FormState | None:
    """A view of block_actions or view_submission; None when its notes are not of this version.

    {"private_metadata": "{..}", "state": {"values": {"title": {"title": {"type": "plain_text_input",
     "value": "Demo"}}, "date:1": {"date": {"type": "datepicker", "selected_date": "2026-11-24"}}, ...}}}
    """
    metadata = decode(text(view, "private_metadata"))
    if metadata is None:
        return None
    values: dict[str, Json] = {}
    own: list[tuple[str, str]] = []
    blocks = objects(objects(view, "state"), "values")
    for block_id, actions in blocks.items():
        for action_id, value in actions.items() if isinstance(actions, Mapping) else ():
            if not isinstance(value, Mapping):
                continue
            if fields.name_of(block_id) == fields.FIELD:
                own.append((action_id, unmarked(text(value, "value"))))
            else:
                values[action_id] = value
    type_, lead, minutes = (_picked(values, name) for name in (fields.TYPE, fields.LEAD, fields.LENGTH))
    no_time = values.get(fields.NO_TIME, {})
    theirs = opportunity_block(lead.value if lead else "") in blocks
    reading = _picked(values, fields.READINGS)
    of_options = {option.field: _READ[option.element](values, option.field) for option in IN_FORM if option.element}
    return FormState(
        metadata=metadata,
        title=unmarked(_value(values, fields.TITLE, "value")),
        words=unmarked(_value(values, fields.WHEN, "value")),
        reading=reading.value if reading else "",
        date=_value(values, fields.DATE, "selected_date"),
        time=_value(values, fields.TIME, "selected_time"),
        minutes=int(minutes.value) if minutes and minutes.value.isdecimal() else None,
        no_time=bool(no_time.get("selected_options")),
        task_type=type_.value if type_ else None,
        lead=lead,
        opportunity=_picked(values, fields.OPPORTUNITY) if theirs else None,
        owner=_value(values, fields.OWNER, "selected_user"),
        description=unmarked(_value(values, fields.DESCRIPTION, "value")),
        fields=tuple(own),
        inputs=frozenset(blocks),
        **of_options,
    )


def _text(values: Mapping[str, Json], name: str) -> str | None:
    return unmarked(_value(values, name, "value")) or None


def _minutes(values: Mapping[str, Json], name: str) -> int | None:
    picked = _picked(values, name)
    return int(picked.value) if picked and picked.value.isdecimal() else None


def _tick(values: Mapping[str, Json], name: str) -> bool | None:
    box = values.get(name)
    return None if box is None else bool(box.get("selected_options"))


_READ: Mapping[FormElement, Callable[[Mapping[str, Json], str], Any]] = {
    FormElement.TEXT: _text,
    FormElement.MINUTES: _minutes,
    FormElement.TICK: _tick,
}


def with_preview(state: FormState, start: datetime | None, end: datetime | None) -> FormState:
    """The state with the time that its preview shows."""
    shown = replace(
        state.metadata,
        words=digest(state.words),
        start=start.isoformat() if start else "",
        end=end.isoformat() if end else "",
    )
    return replace(state, metadata=shown)


def after_change(state: FormState, action_id: str) -> FormState:
    """The state after a person changed a field: of words and pickers, the one changed last counts."""
    metadata = state.metadata
    if action_id == fields.WHEN:
        metadata = replace(metadata, by=fields.WHEN)
    elif action_id in (fields.DATE, fields.TIME):
        metadata = replace(metadata, by=fields.DATE)
    elif action_id == fields.LENGTH:
        by = fields.DATE if state.date and state.time else metadata.by
        metadata = replace(metadata, by=by, minutes=state.minutes or 0)
    elif action_id == fields.NO_TIME and state.no_time and metadata.by == fields.WHEN and not state.words.strip():
        # A time that was picked in a message's list cannot be taken back there: ticking the box does it.
        metadata = replace(
            metadata, picks_generation=metadata.picks_generation + 1, radio_generation=metadata.radio_generation + 1
        )
        state = replace(state, date="", time="", reading="")
    elif action_id == fields.MORE:
        metadata = replace(metadata, more=True)
    elif action_id == fields.LEAD:
        metadata = replace(metadata, lead="")
    elif action_id == fields.TYPE:
        metadata = replace(metadata, task_type="")
    if not state.words_unchanged and state.reading and action_id != fields.READINGS:
        # Other words, other readings: the answer was to a question that is gone.
        metadata = replace(metadata, radio_generation=metadata.radio_generation + 1)
        state = replace(state, reading="")
    return replace(state, metadata=metadata)


def _value(values: Mapping[str, Json], name: str, key: str) -> str:
    return text(values.get(name, {}), key)


def _picked(values: Mapping[str, Json], name: str) -> MenuOption | None:
    """{"type": "static_select", "selected_option": {"text": {"type": "plain_text", "text": ".."}, "value": ".."}}"""
    option = objects(values.get(name, {}), "selected_option")
    value = text(option, "value")
    return MenuOption(value, text(objects(option, "text"), "text")) if value else None

"""Merges what was typed in a form with what was shown or looked up meanwhile.

Pure. What a person typed is never replaced by what the bot fills in.
"""

from dataclasses import replace

from bot.meetings.options import IN_FORM
from bot.slack.form import fields
from bot.slack.form.state import FormState
from bot.slack.menus import FormLists

# Fields that the bot may fill in after the form opened: Slack shows that only under a new block_id.
_LATE = {
    fields.TITLE: "title",
    fields.NO_TIME: "no_time",
    fields.TYPE: "task_type",
    fields.LEAD: "lead",
    fields.OWNER: "owner",
    fields.DESCRIPTION: "description",
    **{option.field: option.field for option in IN_FORM},
}


# How much of an unknown type's name is stored; private_metadata is short.
LONGEST_TYPE = 150


def with_late_values(shown: FormState, fuller: FormState) -> FormState:
    """A form that nobody has typed in yet, with what was looked up since it opened."""
    ours, metadata = shown.metadata, fuller.metadata
    if fuller.words and fuller.words == shown.words:
        fuller = replace(fuller, date=shown.date, time=shown.time, minutes=shown.minutes)
    late = [name for name, of in _LATE.items() if getattr(shown, of) != getattr(fuller, of)]
    words = ours.words_generation + (shown.words != fuller.words)
    radio = ours.radio_generation + (shown.reading != fuller.reading)
    picks = ours.picks_generation + ((shown.date, shown.time) != (fuller.date, fuller.time))
    metadata = replace(
        metadata,
        nonce=ours.nonce,
        words_generation=words,
        picks_generation=picks,
        radio_generation=radio,
        late=(*ours.late, *late),
        more=ours.more or metadata.more,
    )
    return replace(fuller, metadata=metadata, inputs=shown.inputs)


def with_lead(shown: FormState, fuller: FormState) -> FormState:
    """The shown state with the lead that was looked up; somebody has typed in the other fields."""
    metadata = replace(shown.metadata, lead=fuller.metadata.lead, late=(*shown.metadata.late, fields.LEAD))
    return replace(shown, lead=fuller.lead, metadata=metadata)


def with_known_type(state: FormState, lists: FormLists) -> FormState:
    """With the type's name as LeadSquared spells it, or marked as a type that LeadSquared does not have."""
    kind = lists.type_named(state.task_type or "")
    if not state.task_type or not lists.types or (kind and kind.name == state.task_type):
        return state
    noted = "" if kind else state.task_type[:LONGEST_TYPE]
    metadata = replace(state.metadata, task_type=noted, late=(*state.metadata.late, fields.TYPE))
    return replace(state, task_type=kind.name if kind else None, metadata=metadata)


def with_preferences(state: FormState, before: FormLists, after: FormLists) -> FormState:
    """A form that was opened before it was known whose, with their own defaults instead of the installation's."""
    kinds = ((fields.TYPE, "task_type"), *((option.field, option.field) for option in IN_FORM))
    late = [name for name, of in kinds if getattr(before, of, None) != getattr(after, of, None)]
    picks = state.metadata.picks_generation + (before.minutes != after.minutes)
    return replace(state, metadata=replace(state.metadata, late=(*state.metadata.late, *late), picks_generation=picks))


def with_shown(typed: FormState, shown: FormState) -> FormState:
    """What was typed, on top of what the bot has put in the form since that was typed.

    A person who types on while an update is under way still types into the older view.
    """
    mine, ours = typed.metadata, shown.metadata
    if mine.nonce != ours.nonce:
        return typed
    if ours.known and not mine.known:
        mine = replace(mine, zone=ours.zone, languages=ours.languages, known=True)
    if mine.picks_generation < ours.picks_generation:
        if mine.by == fields.WHEN:
            typed = replace(typed, date=shown.date, time=shown.time, minutes=shown.minutes)
            mine = replace(mine, picks_generation=ours.picks_generation)
        else:
            # Picked before the other picker followed the words: both count, in pickers that say so.
            typed = replace(typed, date=typed.date or shown.date, time=typed.time or shown.time)
            mine = replace(mine, picks_generation=ours.picks_generation + 1)
    if mine.words_generation < ours.words_generation:
        if mine.by == fields.DATE:
            typed = replace(typed, words=shown.words)
            mine = replace(mine, words_generation=ours.words_generation)
        else:
            mine = replace(mine, words_generation=ours.words_generation + 1)
    mine = replace(mine, radio_generation=max(mine.radio_generation, ours.radio_generation))
    mine = replace(mine, more=mine.more or ours.more)
    typed = _with_fields_not_shown(typed, shown)
    fields_of_type = (
        dict(shown.fields) | dict(typed.fields) if typed.task_type == shown.task_type else dict(typed.fields)
    )
    return replace(typed, metadata=mine, fields=tuple(fields_of_type.items()))


def _with_fields_not_shown(typed: FormState, shown: FormState) -> FormState:
    """With the values of fields that the person did not have in front of them."""
    there = {fields.name_of(one) for one in typed.inputs}
    if not there:
        return typed
    absent = {of: getattr(shown, of) for name, of in _LATE.items() if name not in there}
    if fields.LEAD not in there:
        absent["opportunity"] = shown.opportunity
    return replace(typed, **absent)

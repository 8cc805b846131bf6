"""A form's state becomes Slack's view: the same fields in the same order, whatever is known so far.

Shapes only; what a time means is in preview.
"""

import itertools
import json

from bot.meetings.model import TaskType
from bot.slack.form import fields, input_elements
from bot.slack.form.lists import FormLists
from bot.slack.form.metadata import encode
from bot.slack.form.preview import Preview
from bot.slack.form.state import FormState, Option, opportunity_block
from bot.slack.message_blocks import Block, context
from bot.slack.text import notices
from bot.slack.truncate import truncate

# Own fields that a form shows at most: a view has room for 100 blocks, and nobody fills in more.
OWN = 40
GUESTS = "Guests cannot look up leads."
USERS_ONLY = "Only LeadSquared users can look up leads, and LeadSquared has none with your e-mail."
# Slack refuses a view of more than 250 kB as JSON; its frame, and the line that names what did not fit, are small.
VIEW_BYTES, FRAME_BYTES, NAMED = 250_000, 15_000, 500


def view(state: FormState, shown: Preview, lists: FormLists) -> Block:
    """A modal for views.open and views.update."""
    kind = lists.type_named(state.task_type or lists.task_type)
    blocks = [
        *([context([notices.BOOKED_ALREADY])] if state.metadata.booked else []),
        _title(state),
        _when(state),
        context([shown.text or shown.problem]),
        *_readings(state, shown),
        *_pickers(state, lists),
        _no_time(state),
        *_type(state, lists),
        *_with(state, lists, kind),
        _owner(state, lists),
        *_rest(state, lists),
    ]
    blocks += _own(state, kind, lists, VIEW_BYTES - FRAME_BYTES - _bytes(blocks))
    if lists.missing:
        blocks.append(context([_missing(lists)]))
    return {
        "type": "modal",
        "callback_id": fields.CALLBACK,
        "title": input_elements.label("Schedule a meeting", input_elements.VIEW_TITLE),
        "submit": input_elements.label("Book", input_elements.VIEW_TITLE),
        "close": input_elements.label("Cancel", input_elements.VIEW_TITLE),
        "private_metadata": encode(state.metadata),
        "notify_on_close": True,
        "blocks": blocks,
    }


def _title(state: FormState) -> Block:
    element = input_elements.text_input(fields.TITLE, state.title, "Demo with Acme")
    return input_elements.input_block(state.metadata.block(fields.TITLE), "Title", element, optional=False)


def _when(state: FormState) -> Block:
    element = input_elements.text_input(fields.WHEN, state.words, "tomorrow 3-4pm", typing=True)
    block_id = fields.block(fields.WHEN, state.metadata.words_generation)
    return input_elements.input_block(block_id, "When, in words", element, optional=True, dispatch=True)


def _readings(state: FormState, shown: Preview) -> list[Block]:
    if not shown.choices:
        return []
    element = input_elements.radios(fields.READINGS, shown.choices, state.reading)
    block_id = fields.block(fields.READINGS, state.metadata.radio_generation)
    return [input_elements.input_block(block_id, "Which one?", element, optional=True, dispatch=True)]


def _pickers(state: FormState, lists: FormLists) -> list[Block]:
    generation = state.metadata.picks_generation
    minutes = state.minutes or lists.minutes
    lengths = sorted({*fields.LENGTHS, minutes})
    options = [Option(str(one), fields.length_label(one)) for one in lengths]
    picked = Option(str(minutes), "")
    return [
        input_elements.input_block(
            fields.block(fields.DATE, generation),
            "Or pick a date",
            input_elements.date_picker(fields.DATE, state.date),
            optional=True,
            dispatch=True,
        ),
        input_elements.input_block(
            fields.block(fields.TIME, generation),
            "Time",
            input_elements.time_picker(fields.TIME, state.time),
            optional=True,
            dispatch=True,
        ),
        input_elements.input_block(
            fields.block(fields.LENGTH, generation),
            "Length",
            input_elements.menu(fields.LENGTH, options, picked, "30 min"),
            optional=True,
            dispatch=True,
        ),
    ]


def _no_time(state: FormState) -> Block:
    element = input_elements.checkbox(fields.NO_TIME, "No time: let LeadSquared choose the day", ticked=state.no_time)
    block_id = state.metadata.block(fields.NO_TIME)
    return input_elements.input_block(block_id, "Or without a time", element, optional=True, dispatch=True)


def _type(state: FormState, lists: FormLists) -> list[Block]:
    unknown = state.metadata.task_type
    name = state.task_type or ("" if unknown else lists.task_type)
    known = [one.name for one in lists.types] or [name]
    options = input_elements.fit_in_menu([Option(one, one) for one in known], name, lists.task_type)
    made = []
    if options:
        element = input_elements.menu(fields.TYPE, options, Option(name, name), "Type")
        hint = f"LeadSquared has no type “{truncate(unknown, input_elements.VALUE)}”. Pick one." if unknown else ""
        block_id = state.metadata.block(fields.TYPE)
        made.append(
            input_elements.input_block(block_id, "Type", element, optional=not unknown, dispatch=True, hint=hint)
        )
    return [
        *made,
        *input_elements.not_in_menu(len(known) - len(options), "types", f'{lists.command} tomorrow 3pm type:"<name>"'),
    ]


def _with(state: FormState, lists: FormLists, kind: TaskType | None) -> list[Block]:
    if not lists.may_search:
        return [context([GUESTS if lists.guest else USERS_ONLY])]
    needed = kind is not None and kind.wants_lead
    element = input_elements.lead_select(fields.LEAD, state.lead, "Search by name, company, mail or phone")
    open_ = f"LeadSquared has none for “{state.metadata.lead}”, or several. Search here." if state.metadata.lead else ""
    lead = state.metadata.block(fields.LEAD)
    made = [input_elements.input_block(lead, "With the lead", element, optional=not needed, dispatch=True, hint=open_)]
    offered = lists.opportunities
    if state.opportunity and all(one.value != state.opportunity.value for one in offered):
        offered = (state.opportunity, *offered)
    if shown := input_elements.fit_in_menu(offered, state.opportunity.value if state.opportunity else ""):
        menu = input_elements.menu(fields.OPPORTUNITY, shown, state.opportunity, "None")
        block_id = opportunity_block(state.lead.value if state.lead else "")
        made.append(input_elements.input_block(block_id, "About the opportunity", menu, optional=True))
        made += input_elements.not_in_menu(
            len(offered) - len(shown), "opportunities", f"{lists.command} tomorrow 3pm opp:<OpportunityId>"
        )
    return made


def _owner(state: FormState, lists: FormLists) -> Block:
    named = state.metadata.owner.partition(":")[2]
    hint = f"{named}, as you typed it. Pick somebody to change that." if named else ""
    if not lists.may_assign:
        hint = "Here everybody books for themselves: another owner is refused."
    element = input_elements.user_select(fields.OWNER, state.owner)
    return input_elements.input_block(state.metadata.block(fields.OWNER), "Owner", element, optional=True, hint=hint)


def _rest(state: FormState, lists: FormLists) -> list[Block]:
    reminder = lists.reminder if state.reminder is None else state.reminder
    offered = dict(fields.REMINDERS)
    offered.setdefault(reminder, fields.length_label(reminder))
    options = [Option(str(minutes), called) for minutes, called in sorted(offered.items())]
    notify = lists.notify if state.notify is None else state.notify
    where = input_elements.text_input(fields.WHERE, state.where, "Room 4")
    description = input_elements.text_input(fields.DESCRIPTION, state.description, "", lines=True)
    before = input_elements.menu(fields.REMINDER, options, Option(str(reminder), ""), "30 min")
    mail = input_elements.checkbox(fields.NOTIFY, "Notify the owner by e-mail", ticked=notify)
    rest = (
        (fields.WHERE, "Where", where),
        (fields.DESCRIPTION, "Description", description),
        (fields.REMINDER, "Reminder before the start", before),
        (fields.NOTIFY, "Mail", mail),
    )
    return [
        input_elements.input_block(state.metadata.block(name), label, one, optional=True) for name, label, one in rest
    ]


def _own(state: FormState, kind: TaskType | None, lists: FormLists, room: int) -> list[Block]:
    """The task type's own fields, within `room` bytes; those with no place here are named, with the line to use."""
    typed = dict(state.own)
    if kind is None:
        # Until LeadSquared says what they are called, what was typed keeps its place.
        kept = [_own_field(name, name, value, mandatory=False) for name, value in typed.items() if value]
        return kept[: _fitting(kept, room)]
    shown = [one for one in kind.fields if one.plain]
    made = [_own_field(one.name, one.label, typed.get(one.name, ""), mandatory=one.mandatory) for one in shown]
    count = _fitting(made, room)
    hidden = [one.label for one in kind.fields if not one.plain] + [one.label for one in shown[count:]]
    if not hidden:
        return made
    line = f'{lists.command} tomorrow 3pm type:"{truncate(kind.name, input_elements.VALUE)}"'
    named = truncate(", ".join(hidden), NAMED)
    said = context([f"Not to be filled in here: {named}. Type {line}, then add it in LeadSquared."])
    return [*made[:count], said]


def _fitting(made: list[Block], room: int) -> int:
    """How many of them fit, from the first on."""
    sizes = itertools.accumulate(map(_bytes, made[:OWN]))
    return sum(size <= room for size in sizes)


def _bytes(blocks: Block | list[Block]) -> int:
    """As they are sent: slack_sdk writes JSON in ASCII."""
    return len(json.dumps(blocks))


def _own_field(name: str, label: str, value: str, *, mandatory: bool) -> Block:
    element = input_elements.text_input(name, value, "")
    return input_elements.input_block(f"{fields.FIELD}:{name}", label, element, optional=not mandatory)


def _missing(lists: FormLists) -> str:
    """Which lists are not here."""
    names = " and ".join(lists.missing)
    return f"LeadSquared does not answer right now, so I could not load the {names}. You can book all the same."

"""Turns a form's state into Slack's view: title and time first, and the other fields once they are wanted.

Shapes only: the labels are in text/form_text, what a time means is in preview.
"""

import itertools
import json

from bot.meetings.audience import Audience
from bot.meetings.model import TaskType
from bot.meetings.options import IN_FORM, FormElement, Option
from bot.slack.form import fields, input_elements
from bot.slack.form.metadata import encode
from bot.slack.form.preview import Preview
from bot.slack.form.state import FormState, opportunity_block
from bot.slack.menus import FormLists, MenuOption
from bot.slack.message_blocks import Block, button, context, plain
from bot.slack.text import example_lines, form_text, labels, option_text
from bot.slack.truncate import truncate

# Own fields that a form shows at most: a view has room for 100 blocks, and nobody fills in more.
OWN = 40
# Slack refuses a view of more than 250 kB as JSON; its frame, and the line that names what did not fit, are small.
VIEW_BYTES, FRAME_BYTES, NAMED = 250_000, 15_000, 500


def view(state: FormState, shown: Preview, lists: FormLists) -> Block:
    """A modal for views.open and views.update."""
    if state.metadata.change:
        return _change(state, lists)
    audience = state.metadata.audience
    kind = lists.type_named(state.task_type or lists.task_type)
    blocks = [
        *([context([form_text.second_appointment(audience)])] if state.metadata.booked else []),
        *([context([form_text.book_for_others(audience)])] if lists.no_mail else []),
        _title(state),
        _when(state),
        context([shown.text or shown.problem]),
        *_readings(state, shown),
        _pickers(state, lists),
    ]
    blocks += _rest(state, lists, kind, blocks) if has_more(state, lists) else [_more(audience)]
    if lists.missing:
        blocks.append(context([_missing(audience, lists)]))
    return modal(audience, form_text.title(audience), blocks, submit=form_text.book(audience)) | {
        "callback_id": fields.CALLBACK,
        "private_metadata": encode(state.metadata),
        "notify_on_close": True,
    }


def _change(state: FormState, lists: FormLists) -> Block:
    """For an appointment that is booked already: what can be edited of it, without its time and its owner."""
    audience, metadata = state.metadata.audience, state.metadata
    title = form_text.change_title(audience)
    if metadata.trouble or not metadata.seen:
        return modal(audience, title, [plain(metadata.trouble or form_text.reading_appointment(audience))]) | {
            "callback_id": fields.CALLBACK,
            "private_metadata": encode(metadata),
        }
    kind = lists.type_named(state.task_type or lists.task_type)
    blocks = [
        _title(state),
        context([form_text.change_time(audience, metadata.start, metadata.end)]),
        *_with(state, lists, kind),
        *_type(state, lists),
        *_options(state, lists),
    ]
    if lists.missing:
        blocks.append(context([_missing(audience, lists)]))
    return modal(audience, title, blocks, submit=form_text.save(audience)) | {
        "callback_id": fields.CALLBACK,
        "private_metadata": encode(metadata),
        "notify_on_close": True,
    }


def refused(audience: Audience, sentence: str) -> Block:
    """In the place of the form, for somebody who may not book."""
    return modal(audience, form_text.title(audience), [plain(sentence)])


def modal(audience: Audience, title: str, blocks: list[Block], submit: str = "") -> Block:
    shown: Block = {
        "type": "modal",
        "title": input_elements.label(title, input_elements.VIEW_TITLE),
        "close": input_elements.label(
            labels.cancel(audience) if submit else form_text.close(audience), input_elements.VIEW_TITLE
        ),
        "blocks": blocks,
    }
    return shown | ({"submit": input_elements.label(submit, input_elements.VIEW_TITLE)} if submit else {})


def has_more(state: FormState, lists: FormLists) -> bool:
    """Whether all fields are shown: they were asked for, one of them is filled in, or the type needs one of them."""
    metadata, kind = state.metadata, lists.type_named(state.task_type or lists.task_type)
    if metadata.more or metadata.lead or metadata.owner or metadata.task_type or metadata.booked or lists.no_mail:
        return True
    if state.no_time or state.lead or state.opportunity or state.description or any(dict(state.fields).values()):
        return True
    said = ((getattr(state, name), getattr(lists, name, None)) for name in ("task_type", *(o.field for o in IN_FORM)))
    if any(value not in (None, "", default) for value, default in said):
        return True
    return kind is not None and (kind.wants_lead or any(one.mandatory for one in kind.fields))


def _more(audience: Audience) -> Block:
    return {
        "type": "actions",
        "block_id": fields.MORE,
        "elements": [button(fields.MORE, form_text.more(audience))],
    }


def _rest(state: FormState, lists: FormLists, kind: TaskType | None, before: list[Block]) -> list[Block]:
    blocks = [
        _no_time(state),
        *_type(state, lists),
        *_with(state, lists, kind),
        _owner(state, lists),
        *_options(state, lists),
    ]
    return [*blocks, *_own(state, kind, lists, VIEW_BYTES - FRAME_BYTES - _bytes([*before, *blocks]))]


def _title(state: FormState) -> Block:
    audience = state.metadata.audience
    element = input_elements.text_input(fields.TITLE, state.title, form_text.title_example(audience))
    block_id = state.metadata.block(fields.TITLE)
    return input_elements.input_block(block_id, form_text.title_label(audience), element, optional=False)


def _when(state: FormState) -> Block:
    element = input_elements.text_input(fields.WHEN, state.words, "tomorrow 3-4pm", typing=True)
    block_id = fields.block(fields.WHEN, state.metadata.words_generation)
    label = form_text.words_label(state.metadata.audience)
    # A time that was picked in a message's list has no words, and no time needs none.
    optional = state.no_time or bool(state.metadata.found)
    return input_elements.input_block(block_id, label, element, optional=optional, dispatch=True)


def _readings(state: FormState, shown: Preview) -> list[Block]:
    if not shown.choices:
        return []
    element = input_elements.radios(fields.READINGS, shown.choices, state.reading)
    block_id = fields.block(fields.READINGS, state.metadata.radio_generation)
    label = form_text.readings_label(state.metadata.audience)
    return [input_elements.input_block(block_id, label, element, optional=True, dispatch=True)]


def _pickers(state: FormState, lists: FormLists) -> Block:
    """In a row, without labels of their own: they are another way to say when."""
    audience = state.metadata.audience
    minutes = state.minutes or lists.minutes
    lengths = sorted({*fields.LENGTHS, minutes})
    options = [MenuOption(str(one), form_text.minutes(audience, one)) for one in lengths]
    return {
        "type": "actions",
        "block_id": fields.block(fields.PICKS, state.metadata.picks_generation),
        "elements": [
            input_elements.date_picker(fields.DATE, state.date, form_text.date_label(audience)),
            input_elements.time_picker(fields.TIME, state.time, form_text.time_label(audience)),
            input_elements.menu(fields.LENGTH, options, MenuOption(str(minutes), ""), form_text.length_label(audience)),
        ],
    }


def _no_time(state: FormState) -> Block:
    box = form_text.no_time_box(state.metadata.audience)
    element = input_elements.checkbox(fields.NO_TIME, box, ticked=state.no_time)
    return {"type": "actions", "block_id": state.metadata.block(fields.NO_TIME), "elements": [element]}


def _type(state: FormState, lists: FormLists) -> list[Block]:
    unknown, audience = state.metadata.task_type, state.metadata.audience
    name = state.task_type or ("" if unknown else lists.task_type)
    names = [one.name for one in lists.types] or [name]
    if state.metadata.change and name not in names:
        names.append(name)  # one that LeadSquared no longer offers stays
    options = input_elements.fit_in_menu([MenuOption(one, one) for one in names], name, lists.task_type)
    made = []
    if options:
        element = input_elements.menu(fields.TYPE, options, MenuOption(name, name), form_text.type_label(audience))
        hint = form_text.unknown_type(audience, truncate(unknown, input_elements.VALUE)) if unknown else ""
        block_id = state.metadata.block(fields.TYPE)
        # It has the usual type already, so there is nothing to leave out.
        label = form_text.type_label(audience)
        made.append(input_elements.input_block(block_id, label, element, optional=False, dispatch=True, hint=hint))
    left_out = len(names) - len(options)
    line = example_lines.for_type(lists.command, "<name>")
    return [*made, *([context([form_text.more_types(audience, left_out, line)])] if left_out > 0 else [])]


def _with(state: FormState, lists: FormLists, kind: TaskType | None) -> list[Block]:
    audience = state.metadata.audience
    if not lists.may_search:
        why = form_text.guests_cannot_search(audience) if lists.guest else form_text.only_users_search(audience)
        return [context([why])]
    needed = kind is not None and kind.wants_lead
    element = input_elements.search_select(fields.LEAD, state.lead, form_text.lead_placeholder(audience))
    hint = form_text.unclear_lead(audience, state.metadata.lead) if state.metadata.lead else ""
    block_id, label = state.metadata.block(fields.LEAD), form_text.lead_label(audience)
    made = [input_elements.input_block(block_id, label, element, optional=not needed, dispatch=True, hint=hint)]
    offered = lists.opportunities
    if state.opportunity and all(one.value != state.opportunity.value for one in offered):
        offered = (state.opportunity, *offered)
    if shown := input_elements.fit_in_menu(offered, state.opportunity.value if state.opportunity else ""):
        menu = input_elements.menu(fields.OPPORTUNITY, shown, state.opportunity, form_text.none(audience))
        block_id = opportunity_block(state.lead.value if state.lead else "")
        label = form_text.opportunity_label(audience)
        made.append(input_elements.input_block(block_id, label, menu, optional=True))
        left_out = len(offered) - len(shown)
        line = example_lines.for_opportunity(lists.command)
        made += [context([form_text.more_opportunities(audience, left_out, line)])] if left_out > 0 else []
    return made


def _owner(state: FormState, lists: FormLists) -> Block:
    audience = state.metadata.audience
    named = state.metadata.owner.partition(":")[2]
    hint = form_text.owner_named(audience, named) if named else ""
    if not lists.may_assign:
        hint = form_text.only_own(audience)
    element = input_elements.user_select(fields.OWNER, state.owner)
    block_id, label = state.metadata.block(fields.OWNER), form_text.owner_label(audience)
    return input_elements.input_block(block_id, label, element, optional=not state.owner, hint=hint)


def _options(state: FormState, lists: FormLists) -> list[Block]:
    """The options that need no look-up: first those with words, and the description, then the others."""
    audience = state.metadata.audience
    description = input_elements.text_input(fields.DESCRIPTION, state.description, "", lines=True)
    block_id, label = state.metadata.block(fields.DESCRIPTION), form_text.description_label(audience)
    words = [one for one in IN_FORM if one.element is FormElement.TEXT]
    others = [one for one in IN_FORM if one.element is not FormElement.TEXT]
    return [
        *(_option(one, state, lists) for one in words),
        input_elements.input_block(block_id, label, description, optional=True),
        *(_option(one, state, lists) for one in others),
    ]


def _option(option: Option, state: FormState, lists: FormLists) -> Block:
    """An option of the table, with its default where it has one and nothing else was chosen."""
    audience, name, chosen = state.metadata.audience, option.field, getattr(state, option.field)
    value = getattr(lists, name, None) if chosen is None else chosen
    example = option_text.example(audience, option.key)
    block_id, label = state.metadata.block(name), option_text.label(audience, option.key)
    match option.element:
        case FormElement.TICK:
            box = input_elements.checkbox(name, example, ticked=bool(value))
            return {"type": "actions", "block_id": block_id, "elements": [box]}
        case FormElement.MINUTES:
            choices = reminder_options(audience, value or 0)
            menu = input_elements.menu(name, choices, MenuOption(str(value or 0), ""), example)
            return input_elements.input_block(block_id, label, menu, optional=False)
        case _:
            return input_elements.input_block(
                block_id, label, input_elements.text_input(name, value or "", example), optional=True
            )


def _own(state: FormState, kind: TaskType | None, lists: FormLists, room: int) -> list[Block]:
    """The task type's own fields, within `room` bytes; those with no place here are named, with the line to use."""
    typed = dict(state.fields)
    if kind is None:
        # Until LeadSquared says what they are called, what was typed keeps its place.
        made_of_typed = [_own_field(name, name, value, mandatory=False) for name, value in typed.items() if value]
        return made_of_typed[: _fitting(made_of_typed, room)]
    shown = [one for one in kind.fields if one.plain]
    made = [_own_field(one.name, one.label, typed.get(one.name, ""), mandatory=one.mandatory) for one in shown]
    count = _fitting(made, room)
    hidden = [one.label for one in kind.fields if not one.plain] + [one.label for one in shown[count:]]
    if not hidden:
        return made
    line = example_lines.for_type(lists.command, truncate(kind.name, input_elements.VALUE))
    named = truncate(", ".join(hidden), NAMED)
    return [*made[:count], context([form_text.fields_left_out(state.metadata.audience, named, line)])]


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


def reminder_options(audience: Audience, reminder: int) -> list[MenuOption]:
    """The usual reminders and this one, in minutes before the start; 0 is none."""
    return [
        MenuOption(str(one), form_text.minutes(audience, one) if one else form_text.none(audience))
        for one in sorted({*fields.REMINDERS, reminder})
    ]


def _missing(audience: Audience, lists: FormLists) -> str:
    """Which lists could not be loaded."""
    names = {"types": form_text.types_missing, "opportunities": form_text.opportunities_missing}
    return form_text.lists_missing(audience, [names[one](audience) for one in lists.missing])

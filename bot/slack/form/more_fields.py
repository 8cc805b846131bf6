"""The form's fields besides title and time: type, lead, opportunity, owner, options, and a type's own fields.

Shapes only; when they are shown is decided in build.
"""

import itertools
import json

from bot.meetings.audience import Audience
from bot.meetings.model import TaskType
from bot.meetings.options import IN_FORM, FormElement, Option
from bot.slack.form import fields, input_elements
from bot.slack.form.state import FormState, opportunity_block
from bot.slack.menus import FormLists, MenuOption
from bot.slack.message_blocks import Block, context
from bot.slack.text import example_lines, form_text, option_text
from bot.slack.truncate import truncate

# Own fields that a form shows at most: a view has room for 100 blocks, and nobody fills in more.
OWN, NAMED = 40, 500


def task_type(state: FormState, lists: FormLists) -> list[Block]:
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


def lead_and_opportunity(state: FormState, lists: FormLists, kind: TaskType | None) -> list[Block]:
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


def owner(state: FormState, lists: FormLists) -> Block:
    audience = state.metadata.audience
    named = state.metadata.owner.partition(":")[2]
    hint = form_text.owner_named(audience, named) if named else ""
    if not lists.may_assign:
        hint = form_text.only_own(audience)
    element = input_elements.user_select(fields.OWNER, state.owner)
    block_id, label = state.metadata.block(fields.OWNER), form_text.owner_label(audience)
    return input_elements.input_block(block_id, label, element, optional=not state.owner, hint=hint)


def options(state: FormState, lists: FormLists) -> list[Block]:
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


def own_fields(state: FormState, kind: TaskType | None, lists: FormLists, room: int) -> list[Block]:
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
    sizes = itertools.accumulate(map(size_of, made[:OWN]))
    return sum(size <= room for size in sizes)


def size_of(blocks: Block | list[Block]) -> int:
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

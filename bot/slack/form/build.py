"""A form's state becomes Slack's view: the same fields in the same order, whatever is known so far.

Shapes only; what a time means is in preview.
"""

from bot.meetings.model import TaskType
from bot.slack.blocks import Block, context
from bot.slack.form import elements, fields
from bot.slack.form.lists import Lists
from bot.slack.form.preview import Preview
from bot.slack.form.state import FormState, Option, written


def view(state: FormState, shown: Preview, lists: Lists) -> Block:
    """A modal for views.open and views.update."""
    kind = lists.type_named(state.task_type or lists.task_type)
    blocks = [
        _title(state),
        _when(state),
        context([shown.said or shown.problem]),
        *_readings(state, shown),
        *_pickers(state, lists),
        *_type(state, lists),
        *_with(state, lists, kind),
        _owner(state, lists),
        *_rest(state, lists),
        *_own(state, kind, lists),
    ]
    if lists.trouble:
        blocks.append(context([lists.trouble]))
    return {
        "type": "modal",
        "callback_id": fields.CALLBACK,
        "title": elements.label("Schedule a meeting", 24),
        "submit": elements.label("Book", 24),
        "close": elements.label("Cancel", 24),
        "private_metadata": written(state.notes),
        "blocks": blocks,
    }


def _title(state: FormState) -> Block:
    element = elements.words(fields.TITLE, state.title, "Demo with Acme")
    return elements.field(fields.TITLE, "Title", element, optional=False)


def _when(state: FormState) -> Block:
    element = elements.words(fields.WHEN, state.words, "tomorrow 3-4pm", typing=True)
    block_id = fields.block(fields.WHEN, state.notes.words_generation)
    return elements.field(block_id, "When, in words", element, optional=True, dispatch=True)


def _readings(state: FormState, shown: Preview) -> list[Block]:
    if not shown.choices:
        return []
    element = elements.radios(fields.READINGS, shown.choices, state.reading)
    block_id = fields.block(fields.READINGS, state.notes.radio_generation)
    return [elements.field(block_id, "Which one?", element, optional=True, dispatch=True)]


def _pickers(state: FormState, lists: Lists) -> list[Block]:
    generation = state.notes.picks_generation
    minutes = state.minutes or lists.minutes
    lengths = sorted({*fields.LENGTHS, minutes})
    options = [Option(str(one), fields.length_called(one)) for one in lengths]
    picked = Option(str(minutes), "")
    return [
        elements.field(
            fields.block(fields.DATE, generation),
            "Or pick a date",
            elements.date(fields.DATE, state.date),
            optional=True,
            dispatch=True,
        ),
        elements.field(
            fields.block(fields.TIME, generation),
            "Time",
            elements.time(fields.TIME, state.time),
            optional=True,
            dispatch=True,
        ),
        elements.field(
            fields.block(fields.LENGTH, generation),
            "Length",
            elements.menu(fields.LENGTH, options, picked, "30 min"),
            optional=True,
            dispatch=True,
        ),
    ]


def _type(state: FormState, lists: Lists) -> list[Block]:
    name = state.task_type or lists.task_type
    known = [one.name for one in lists.types] or [name]
    options = [Option(one, one) for one in known]
    element = elements.menu(fields.TYPE, options, Option(name, name), "Type")
    return [elements.field(fields.TYPE, "Type", element, optional=True, dispatch=True)]


def _with(state: FormState, lists: Lists, kind: TaskType | None) -> list[Block]:
    if not lists.may_search:
        return [context(["Guests cannot look up leads."])]
    needed = kind is not None and kind.wants_lead
    element = elements.search(fields.LEAD, state.lead, "Search by name, company, mail or phone")
    made = [elements.field(fields.LEAD, "With the lead", element, optional=not needed, dispatch=True)]
    if state.lead and lists.opportunities:
        menu = elements.menu(fields.OPPORTUNITY, lists.opportunities, state.opportunity, "None")
        # Another lead has other opportunities, so the field is another one, too.
        block_id = f"{fields.OPPORTUNITY}:{state.lead.value}"
        made.append(elements.field(block_id, "About the opportunity", menu, optional=True))
    return made


def _owner(state: FormState, lists: Lists) -> Block:
    hint = "" if lists.may_assign else "Here everybody books for themselves: another owner is refused."
    element = elements.person(fields.OWNER, state.owner)
    return elements.field(fields.OWNER, "Owner", element, optional=True, hint=hint)


def _rest(state: FormState, lists: Lists) -> list[Block]:
    reminder = lists.reminder if state.reminder is None else state.reminder
    offered = dict(fields.REMINDERS)
    offered.setdefault(reminder, fields.length_called(reminder))
    options = [Option(str(minutes), called) for minutes, called in sorted(offered.items())]
    notify = lists.notify if state.notify is None else state.notify
    return [
        elements.field(fields.WHERE, "Where", elements.words(fields.WHERE, state.where, "Room 4"), optional=True),
        elements.field(
            fields.DESCRIPTION,
            "Description",
            elements.words(fields.DESCRIPTION, state.description, "", lines=True),
            optional=True,
        ),
        elements.field(
            fields.REMINDER,
            "Reminder before the start",
            elements.menu(fields.REMINDER, options, Option(str(reminder), ""), "30 min"),
            optional=True,
        ),
        elements.field(
            fields.NOTIFY,
            "Mail",
            elements.tick(fields.NOTIFY, "Notify the owner by e-mail", ticked=notify),
            optional=True,
        ),
    ]


def _own(state: FormState, kind: TaskType | None, lists: Lists) -> list[Block]:
    """The task type's own fields; those with no place here are named, with the line to use instead."""
    if kind is None:
        return []
    typed = dict(state.own)
    made = []
    hidden = []
    for one in kind.fields:
        if one.plain:
            element = elements.words(one.name, typed.get(one.name, ""), "")
            made.append(elements.field(f"{fields.FIELD}:{one.name}", one.label, element, optional=not one.mandatory))
        else:
            hidden.append(one.label)
    if hidden:
        line = f'{lists.command} tomorrow 3pm type:"{kind.name}"'
        names = ", ".join(hidden)
        made.append(context([f"Not to be filled in here: {names}. Fill it in in LeadSquared after: {line}"]))
    return made[:40]

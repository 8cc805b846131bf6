"""Turns a form's state into Slack's view: title and time first, and the other fields once they are wanted.

Shapes only: the labels are in text/form_text, what a time means is in preview.
"""

from bot.meetings.audience import Audience
from bot.meetings.model import TaskType
from bot.meetings.options import IN_FORM
from bot.slack.form import fields, input_elements, more_fields
from bot.slack.form.metadata import encode
from bot.slack.form.preview import Preview
from bot.slack.form.state import FormState
from bot.slack.menus import FormLists, MenuOption
from bot.slack.message_blocks import Block, button, context, plain
from bot.slack.text import form_text, labels

# Slack refuses a view of more than 250 kB as JSON; its frame, and the line that names what did not fit, are small.
VIEW_BYTES, FRAME_BYTES = 250_000, 15_000


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
        *more_fields.lead_and_opportunity(state, lists, kind),
        *more_fields.task_type(state, lists),
        *more_fields.options(state, lists),
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
        *more_fields.task_type(state, lists),
        *more_fields.lead_and_opportunity(state, lists, kind),
        more_fields.owner(state, lists),
        *more_fields.options(state, lists),
    ]
    return [
        *blocks,
        *more_fields.own_fields(state, kind, lists, VIEW_BYTES - FRAME_BYTES - more_fields.size_of([*before, *blocks])),
    ]


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


def _missing(audience: Audience, lists: FormLists) -> str:
    """Which lists could not be loaded."""
    names = {"types": form_text.types_missing, "opportunities": form_text.opportunities_missing}
    return form_text.lists_missing(audience, [names[one](audience) for one in lists.missing])

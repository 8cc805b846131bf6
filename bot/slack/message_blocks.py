"""Turns values into Slack's messages; the sentences are in text/.

What people typed stands in plain_text and preformatted elements only, where nothing in it can ping anybody or break the
layout. The top-level `text`, for notifications and screen readers, has the whole message too.
"""

from collections.abc import Sequence
from typing import TypedDict

from bot.meetings.audience import Audience
from bot.meetings.messages import AppointmentCard, BookingResult, BotMessage, Card, End
from bot.meetings.model import Policy
from bot.meetings.ports import CardLocation, ReplyRoute
from bot.slack import button_payload, buttons
from bot.slack.buttons import Button, Confirm, Menu
from bot.slack.directory import Member, OwnerAnswer
from bot.slack.text import appointment_changes, clashes, help_text, sentences
from bot.slack.text import card as card_text
from bot.slack.truncate import truncate

Block = dict[str, object]
# Slack's limits: a section, a field, what it advises for a message, the text of a button and of a menu's entry.
SECTION, FIELD, TEXT, BUTTON, OPTION = 3000, 2000, 4000, 75, 75
HEADER = 150
# From so many answers on.
MANY = 3
# The block_ids of a card's first blocks, by which a press finds them again.
TITLE, FIELDS = "title", "fields"


class Message(TypedDict):
    """What chat.postMessage, chat.update, a response_url and an ack all take."""

    text: str
    blocks: list[Block]


def card(audience: Audience, shown: Card, location: CardLocation | None = None, *, with_status: bool = True) -> Message:
    """The message of one appointment: title, fields, how it ended, and in grey what was assumed and who asked.
    `with_status` is False where the same message says in a sentence how it ended."""
    status = card_text.status(audience, shown)
    booked = shown.outcome.end is End.BOOKED
    notes = [*card_text.assumed(audience, shown), card_text.asked_by(audience, shown)]
    if booked and shown.outcome.clash and shown.outcome.clash.left_out:
        notes.append(clashes.not_checked(audience))
    if hint := card_text.stale_card_hint(audience, shown):
        notes.append(hint)
    blocks = [*_summary(audience, shown)]
    # A booking that went well is a short word in grey; why one did not is read first.
    if not with_status:
        blocks.append(context(notes))
    elif booked or not shown.outcome.end.is_last:
        blocks.append(context([status, *notes]))
    else:
        blocks += [plain(status), context(notes)]
    if location and location.route is not ReplyRoute.THREAD:
        blocks.append(context([card_text.why_here(audience, location)]))
    blocks += button_row(buttons.for_card(audience, shown))
    text = " · ".join([*card_text.summary(audience, shown), status])
    return {"text": top_text(text), "blocks": blocks}


def _summary(audience: Audience, shown: Card) -> list[Block]:
    return [
        {**heading(card_text.title(shown), shown.lead_url), "block_id": TITLE},
        {**two_columns(card_text.fields(audience, shown)), "block_id": FIELDS},
    ]


def appointment_card(audience: Audience, shown: AppointmentCard, location: CardLocation) -> Message:
    """The card of an appointment that something was done to."""
    summary, status = appointment_changes.summary(audience, shown), appointment_changes.status(audience, shown)
    blocks = [
        {**heading(summary[0], shown.lead_page), "block_id": TITLE},
        {**two_columns(appointment_changes.fields(audience, shown)), "block_id": FIELDS},
        context([status]),
    ]
    if location.route is not ReplyRoute.THREAD:
        blocks.append(context([card_text.why_here(audience, location)]))
    blocks += button_row(buttons.for_appointment(audience, shown))
    return {"text": top_text(" · ".join([*summary, status])), "blocks": blocks}


def card_with_result(audience: Audience, result: BookingResult, location: CardLocation) -> Message:
    """Card and result in one message, where nothing can be threaded or changed."""
    shown = card(audience, result.card, location, with_status=False)
    reply = _message(*sentences.say(audience, result))
    first, rest = shown["blocks"][:2], shown["blocks"][2:]
    return {
        "text": truncate("\n".join([shown["text"], reply["text"]]), TEXT),
        "blocks": [*first, *reply["blocks"], *rest],
    }


def card_with_status(blocks: Sequence[Block], status: str, row: Sequence[Button | Menu] = ()) -> Message:
    """A card of which only its blocks are at hand, with its present status in the place of the one it has."""
    first = summary_in(blocks)
    text = top_text(" · ".join(filter(None, [*summary_words(blocks), status])))
    return {"text": text, "blocks": [*first, context([status]), *button_row(row)]}


def summary_in(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a card that say which appointment it is: title and fields, or one block on an earlier version's."""
    named = [one for one in blocks if one.get("block_id") in (TITLE, FIELDS)]
    return named or list(blocks[:1])


def summary_words(blocks: Sequence[Block]) -> list[str]:
    """The same in words: title, time, and the rest, a line each."""
    return [line for one in summary_in(blocks) for line in _words(one)]


def _words(block: Block) -> list[str]:
    """The words of a section, of its fields without their labels, or of a rich text."""
    fields = block.get("fields")
    if isinstance(fields, list):
        return [_text_of(one).partition("\n")[2] for one in fields]
    if block.get("type") == "rich_text":
        return ["".join(_text_of(one) for part in _items(block) for one in _items(part))]
    return _text_of(block.get("text")).splitlines()


def _items(node: object) -> list[object]:
    found = node.get("elements") if isinstance(node, dict) else []
    return found if isinstance(found, list) else []


def _text_of(node: object) -> str:
    words = node.get("text") if isinstance(node, dict) else ""
    return words if isinstance(words, str) else ""


def answer(audience: Audience, message: BotMessage, key: str = "") -> Message:
    """A sentence, a line to type where there is one, and buttons where it is a question. `key` is that of the request
    which is answered."""
    made, row = _message(*sentences.say(audience, message)), buttons.for_message(audience, message, key)
    # Notifications show the text alone: there a question has its answers behind it.
    answers = [one for one in row if one.action == button_payload.ANSWER]
    named = " · ".join(top_text(one.label) for one in answers)
    text = truncate("\n".join(filter(None, (made["text"], named))), TEXT)
    # Many answers have a row of their own: Edit and Cancel are none of them.
    rows = [answers, [one for one in row if one not in answers]] if len(answers) >= MANY else [row]
    return {"text": text, "blocks": [*made["blocks"], *(block for one in rows for block in button_row(one))]}


def help_(audience: Audience, command: str, first: str = "") -> Message:
    """`first` is what the person is told before it."""
    return _help(help_text.help_(audience, command), first)


def help_for_mention(audience: Audience, command: str, row: Sequence[Button]) -> Message:
    made = _help(help_text.help_(audience, command, by_mention=True))
    made["blocks"] += button_row(row)
    return made


def _help(shown: help_text.Help, first: str = "") -> Message:
    """A sentence, examples, and a table of two columns."""
    text = "\n".join(
        filter(None, (first, shown.sentence, *shown.lines, *(f"{one}: {what}" for one, what in shown.rows)))
    )
    blocks = [plain(first)] if first else []
    blocks += [plain(shown.sentence), preformatted("\n".join(shown.lines)), table(shown.rows)]
    return {"text": top_text(text), "blocks": blocks}


def lines_to_type(sentence: str, lines: Sequence[str]) -> Message:
    """A sentence, and lines that can be typed now."""
    return _message(sentence, lines)


def notice_with(sentence: str, row: Sequence[Button]) -> Message:
    """A sentence, and what can be pressed now."""
    made = notice(sentence)
    made["blocks"] += button_row(row)
    return made


def notice(sentence: str) -> Message:
    """A sentence that nothing is to be typed or pressed for."""
    return _message(sentence, ())


def whoami(audience: Audience, member: Member | None, owner: OwnerAnswer, policy: Policy) -> Message:
    return _message(help_text.whoami(audience, member, owner, policy), ())


def _message(sentence: str, lines: Sequence[str]) -> Message:
    blocks = [plain(sentence)]
    if lines:
        blocks.append(preformatted("\n".join(lines)))
    return {"text": top_text("\n".join([sentence, *lines])), "blocks": blocks}


def button_row(row: Sequence[Button | Menu]) -> list[Block]:
    """An empty menu is left out."""
    elements = [_element(number, one) for number, one in enumerate(row) if isinstance(one, Button) or one.entries]
    return [{"type": "actions", "elements": elements}] if elements else []


def _element(number: int, one: Button | Menu) -> Block:
    if isinstance(one, Menu):
        return overflow(number, one)
    made = button(f"{one.action}:{number}", one.label, main=one.main) | {"value": one.payload.value()}
    made |= {"url": one.url} if one.url else {}
    return made | ({"confirm": _confirm(one.confirm)} if one.confirm else {})


def overflow(number: int, shown: Menu) -> Block:
    """https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element

    It may stand in a row of buttons, or beside a section as its accessory."""
    options = [
        {"text": _plain_text(truncate(one.label, OPTION)), "value": one.payload.value()}
        | ({"url": one.url} if one.url else {})
        for one in shown.shown
    ]
    return {"type": "overflow", "action_id": f"{button_payload.ACT}:{number}", "options": options}


def _confirm(asked: Confirm) -> Block:
    """https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object"""
    return {
        "title": _plain_text(asked.title),
        "text": _plain_text(asked.text),
        "confirm": _plain_text(asked.yes),
        "deny": _plain_text(asked.no),
        "style": "danger",
    }


def _plain_text(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}


def button(action_id: str, label: str, *, main: bool = False) -> Block:
    """https://docs.slack.dev/reference/block-kit/block-elements/button-element"""
    made: Block = {"type": "button", "action_id": action_id, "text": _plain_text(truncate(label, BUTTON))}
    return made | ({"style": "primary"} if main else {})


def heading(title: str, url: str = "") -> Block:
    """A bold line, with a link where there is a page: in a rich_text, where nothing in it can ping.
    https://docs.slack.dev/reference/block-kit/blocks/rich-text-block"""
    words: Block = {"type": "link", "url": url} if url else {"type": "text"}
    words |= {"text": truncate(title, SECTION), "style": {"bold": True}}
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [words]}]}


def two_columns(fields: Sequence[tuple[str, str]]) -> Block:
    """A section with a label and a value in each field; Slack takes ten."""
    return {
        "type": "section",
        "fields": [_plain_text(truncate(f"{label}\n{value}", FIELD)) for label, value in fields[:10]],
    }


def table(rows: Sequence[tuple[str, str]]) -> Block:
    """What is typed, as code, and what it does: a row each, which a phone breaks where it likes."""
    items = [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": truncate(typed, FIELD), "style": {"code": True}},
                {"type": "text", "text": f" {truncate(what, FIELD)}"},
            ],
        }
        for typed, what in rows
    ]
    return {"type": "rich_text", "elements": [{"type": "rich_text_list", "style": "bullet", "elements": items}]}


def header(text: str) -> Block:
    return {"type": "header", "text": _plain_text(truncate(text, HEADER))}


def field_rows(rows: Sequence[str]) -> Block:
    """Short lines in two columns; Slack takes ten."""
    return {"type": "section", "fields": [_plain_text(truncate(one, FIELD)) for one in rows[:10]]}


def plain(text: str) -> Block:
    return {"type": "section", "text": {"type": "plain_text", "text": truncate(text, SECTION), "emoji": True}}


def context(notes: Sequence[str]) -> Block:
    elements = [{"type": "plain_text", "text": truncate(note, SECTION), "emoji": True} for note in notes[:10]]
    return {"type": "context", "elements": elements}


def preformatted(text: str) -> Block:
    """Lines to copy, shown as they are, in a rich_text_preformatted."""
    element = {"type": "text", "text": truncate(text, SECTION)}
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_preformatted", "elements": [element]}],
    }


def top_text(text: str) -> str:
    """The top-level text: escaped, so that nothing in it is read as a mention."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return truncate(escaped, TEXT)

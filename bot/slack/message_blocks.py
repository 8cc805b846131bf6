"""Values become messages. How it sounds is in sentences, notices and about; here it gets its shape.

People's words stand in plain_text and preformatted elements only, where nothing in them can ping anybody
or break the layout; the top-level `text`, for notifications and screen readers, says the whole thing too.
"""

from collections.abc import Sequence
from typing import TypedDict

from bot.meetings.messages import BookingResult, BotMessage, Card
from bot.meetings.model import Policy
from bot.meetings.ports import CardLocation, ReplyRoute
from bot.slack import buttons
from bot.slack.buttons import Button
from bot.slack.directory import Member
from bot.slack.text import help_text, sentences
from bot.slack.truncate import truncate

Block = dict[str, object]
# Slack's limits: a section's text, what it advises for a message, a button's text.
SECTION, TEXT, BUTTON = 3000, 4000, 75


class Message(TypedDict):
    """What chat.postMessage, chat.update, a response_url and an ack all take."""

    text: str
    blocks: list[Block]


def card(shown: Card, stand: CardLocation | None = None) -> Message:
    """The root message: what, when, whose; then how it stands."""
    summary, status = sentences.summary(shown), sentences.status(shown)
    notes = [status, *sentences.assumed(shown)]
    if stand and stand.route is not ReplyRoute.THREAD:
        notes.append(sentences.why_here(stand))
    if left := sentences.stale_card_hint(shown):
        notes.append(left)
    blocks = [plain("\n".join(summary)), context(notes)]
    blocks += button_row(buttons.for_card(shown))
    return {"text": top_text(" · ".join([*summary, status])), "blocks": blocks}


def ended(told: BookingResult, stand: CardLocation) -> Message:
    """Card and last word in one message, where nothing can be threaded or changed."""
    shown, said = card(told.card, stand), _message(*sentences.say(told))
    blocks = [shown["blocks"][0], *said["blocks"], *shown["blocks"][1:]]
    return {"text": truncate("\n".join([shown["text"], said["text"]]), TEXT), "blocks": blocks}


def card_status_only(summary: Sequence[Block], status: str, offers: Sequence[Button] = ()) -> Message:
    """A card of which only its own first blocks are at hand, with how it stands now."""
    words = [" · ".join(_words(one).splitlines()) for one in summary]
    text = top_text(" · ".join(filter(None, [*words, status])))
    return {"text": text, "blocks": [*summary, context([status]), *button_row(offers)]}


def _words(block: Block) -> str:
    text = block.get("text")
    words = text.get("text") if isinstance(text, dict) else ""
    return words if isinstance(words, str) else ""


def outcome(said: BotMessage, key: str = "", asker: str = "") -> Message:
    """Anything else the bot says: a sentence, a line to type where there is one, and buttons where it asks."""
    message = _message(*sentences.say(said))
    message["blocks"] += button_row(buttons.for_question(said, key, asker))
    return message


def help_(command: str) -> Message:
    return _message(*help_text.help_(command))


def notice(sentence: str) -> Message:
    """A sentence that nothing is to be typed or pressed for."""
    return _message(sentence, ())


def whoami(member: Member | None, owner: str | None, policy: Policy) -> Message:
    return _message(help_text.whoami(member, owner, policy), ())


def _message(sentence: str, lines: Sequence[str]) -> Message:
    blocks = [plain(sentence)]
    if lines:
        blocks.append(preformatted("\n".join(lines)))
    return {"text": top_text("\n".join([sentence, *lines])), "blocks": blocks}


def button_row(offers: Sequence[Button]) -> list[Block]:
    if not offers:
        return []
    elements = []
    for number, offer in enumerate(offers):
        made = button(f"{offer.action}:{number}", offer.label, main=offer.main)
        elements.append(made | {"value": offer.button.value()})
    return [{"type": "actions", "elements": elements}]


def button(action_id: str, label: str, *, main: bool = False) -> Block:
    """https://docs.slack.dev/reference/block-kit/block-elements/button-element"""
    text = {"type": "plain_text", "text": truncate(label, BUTTON), "emoji": False}
    made: Block = {"type": "button", "action_id": action_id, "text": text}
    return made | ({"style": "primary"} if main else {})


def plain(text: str) -> Block:
    return {"type": "section", "text": {"type": "plain_text", "text": truncate(text, SECTION), "emoji": True}}


def context(notes: Sequence[str]) -> Block:
    elements = [{"type": "plain_text", "text": truncate(note, SECTION), "emoji": True} for note in notes[:10]]
    return {"type": "context", "elements": elements}


def preformatted(text: str) -> Block:
    """Lines to copy, in a rich_text_preformatted: literal, whatever stands in them."""
    element = {"type": "text", "text": truncate(text, SECTION)}
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_preformatted", "elements": [element]}],
    }


def top_text(text: str) -> str:
    """For the top-level text: escaped, and with nothing that could be read as a mention."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return truncate(escaped, TEXT)

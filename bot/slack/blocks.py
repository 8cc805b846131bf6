"""Values become messages. How each ending sounds is in sentences; here it gets its shape.

People's words stand in plain_text and preformatted elements only, where nothing in them can ping anybody
or break the layout; the top-level `text`, for notifications and screen readers, says the whole thing too.
"""

from collections.abc import Sequence
from typing import TypedDict

from bot.meetings.model import Policy
from bot.meetings.ports import Rung, Stand
from bot.meetings.sayings import Card, Saying
from bot.slack import about, offered, sentences
from bot.slack.known import Somebody
from bot.slack.lengths import cut as cut
from bot.slack.offered import Offer

Block = dict[str, object]
# Slack's limits: a section's text, what it advises for a message, a button's text.
SECTION, TEXT, BUTTON = 3000, 4000, 75


class Message(TypedDict):
    """What chat.postMessage, chat.update, a response_url and an ack all take."""

    text: str
    blocks: list[Block]


def card(shown: Card, stand: Stand | None = None) -> Message:
    """The root message: what, when, whose; then how it stands."""
    summary, status = sentences.summary(shown), sentences.status(shown)
    notes = [status, *sentences.assumptions(shown)]
    if stand and stand.rung is not Rung.THREAD:
        notes.append(sentences.why_here(stand))
    blocks = [plain("\n".join(summary)), context(notes)]
    blocks += _buttons(offered.on_card(shown))
    return {"text": _text(" · ".join([*summary, status])), "blocks": blocks}


def saying(said: Saying, key: str = "", asker: str = "") -> Message:
    """Anything else the bot says: a sentence, a line to type where there is one, and buttons where it asks."""
    message = _message(*sentences.say(said))
    message["blocks"] += _buttons(offered.on_question(said, key, asker))
    return message


def help_(command: str) -> Message:
    return _message(*about.help_(command))


def other_workspace() -> Message:
    return _message(sentences.OTHER_WORKSPACE, ())


def not_written() -> Message:
    return _message(sentences.NOT_WRITTEN, ())


def who(somebody: Somebody | None, owner: str | None, policy: Policy) -> Message:
    return _message(about.who(somebody, owner, policy), ())


def cancelled() -> Message:
    return _message("Cancelled. Nothing was booked.", ())


def on_its_way() -> Message:
    return _message("On its way…", ())


def too_old() -> Message:
    return _message("That question is too old to answer, so nothing was booked. Type it again.", ())


def answered_already() -> Message:
    return _message("You answered that already; the first answer counts.", ())


def not_yours() -> Message:
    return _message("Only the person who asked can answer that. Nothing was booked.", ())


def cancelled_already() -> Message:
    return _message("You cancelled that, so nothing was booked. Type it again if you want it after all.", ())


def not_opened() -> Message:
    return _message("The form did not open: Slack gives it three seconds. Open it once more.", ())


def broken(ref: str) -> Message:
    return _message(sentences.broken(ref), ())


def _message(sentence: str, lines: Sequence[str]) -> Message:
    blocks = [plain(sentence)]
    if lines:
        blocks.append(literal("\n".join(lines)))
    return {"text": _text("\n".join([sentence, *lines])), "blocks": blocks}


def _buttons(offers: Sequence[Offer]) -> list[Block]:
    if not offers:
        return []
    elements = []
    for number, offer in enumerate(offers):
        button: Block = {
            "type": "button",
            "action_id": f"{offer.action}:{number}",
            "text": {"type": "plain_text", "text": cut(offer.label, BUTTON), "emoji": False},
            "value": offer.button.value(),
        }
        if offer.main:
            button["style"] = "primary"
        elements.append(button)
    return [{"type": "actions", "elements": elements}]


def plain(text: str) -> Block:
    return {"type": "section", "text": {"type": "plain_text", "text": cut(text, SECTION), "emoji": True}}


def context(notes: Sequence[str]) -> Block:
    elements = [{"type": "plain_text", "text": cut(note, SECTION), "emoji": True} for note in notes[:10]]
    return {"type": "context", "elements": elements}


def literal(text: str) -> Block:
    """Lines to copy, in a rich_text_preformatted: literal, whatever stands in them."""
    element = {"type": "text", "text": cut(text, SECTION)}
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_preformatted", "elements": [element]}],
    }


def _text(text: str) -> str:
    """For the top-level text: escaped, and with nothing that could be read as a mention."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return cut(escaped, TEXT)

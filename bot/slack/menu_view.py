"""The view with the entries that a menu has no room for: a button each.

A press in it is read as one on the message: the view's private_metadata says where that is.
"""

from collections.abc import Sequence

from bot.meetings.audience import Audience
from bot.slack import message_blocks
from bot.slack.button_payload import ACT
from bot.slack.buttons import Button, MenuEntry
from bot.slack.message_blocks import Block
from bot.slack.text import form_text, labels

CALLBACK = "menu"


def chosen(audience: Audience, received: str) -> Block:
    """In its place once an entry was chosen."""
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": {"type": "plain_text", "text": labels.more_actions(audience)},
        "close": {"type": "plain_text", "text": form_text.close(audience)},
        "blocks": [message_blocks.plain(received)],
    }


def with_blocks(audience: Audience, blocks: Sequence[Block]) -> Block:
    """In its place where an entry has something to show."""
    return {**chosen(audience, ""), "blocks": [*blocks]}


def build(audience: Audience, entries: Sequence[MenuEntry], location: str) -> Block:
    """https://docs.slack.dev/surfaces/modals"""
    rows = [Button(one.label, ACT, one.payload, url=one.url) for one in entries]
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": {"type": "plain_text", "text": labels.more_actions(audience)},
        "close": {"type": "plain_text", "text": form_text.close(audience)},
        "private_metadata": location,
        "blocks": [block for row in rows for block in message_blocks.button_row([row])],
    }

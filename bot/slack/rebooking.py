"""An appointment that is booked already, and opened in the form to book another one of it: the first one stays.

What its card says while nothing can be moved, and what is read of a press on it.
"""

from bot.meetings.messages import Card
from bot.meetings.request import EarlierCard
from bot.slack import buttons, message_blocks
from bot.slack.button_payload import BOOKED, THREAD, ButtonPress
from bot.slack.message_blocks import Message
from bot.slack.mrkdwn import unescaped
from bot.slack.payloads import objects, text
from bot.slack.text import notices, sentences
from bot.slack.truncate import truncate

# A form keeps it in its notes, where 3,000 characters are for everything.
SUMMARY = 500


def earlier_card(press: ButtonPress) -> EarlierCard | None:
    """The card that was pressed, where it is one of an appointment that is booked and can be changed later."""
    button = press.button
    # Cards of earlier versions say it on their button alone.
    booked = button is not None and (button.picked == BOOKED or press.label == buttons.BOOK_AGAIN)
    if button is None or not booked or not press.message_ts:
        return None
    shown = unescaped(text(objects(press.blocks[0], "text"), "text")) if press.blocks else ""
    return EarlierCard(button.key, press.place.channel, press.message_ts, truncate(shown, SUMMARY))


def message(earlier: EarlierCard, asker: str, new: Card, permalink: str) -> Message:
    """The earlier card with what it was booked again as, and the way there."""
    title, when, *_ = sentences.summary(new)
    status = notices.booked_again(title, when)
    shown = [message_blocks.plain(earlier.summary)] if earlier.summary else []
    rows = message_blocks.button_row([buttons.book_again(earlier.key, asker)])
    if permalink:
        link = message_blocks.button(THREAD, "Open the new one") | {"url": permalink}
        rows.insert(0, {"type": "actions", "elements": [link]})
    summary = " · ".join([*earlier.summary.splitlines(), status])
    return {"text": message_blocks.top_text(summary), "blocks": [*shown, message_blocks.context([status]), *rows]}

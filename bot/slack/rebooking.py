"""Books another appointment like one that is booked already.

The first one stays. Makes what its card shows then, and reads a press on it.
"""

from bot.meetings.audience import Audience
from bot.meetings.messages import AppointmentState, Card
from bot.meetings.request import EarlierCard, Target
from bot.slack import buttons, message_blocks
from bot.slack.button_payload import BOOKED, THREAD, ButtonPress
from bot.slack.message_blocks import Message
from bot.slack.mrkdwn import unescaped
from bot.slack.text import card, labels, notices
from bot.slack.truncate import truncate

# A form carries it in its private_metadata, which has 3,000 characters for everything.
SUMMARY = 500
# Cards of earlier versions say only by this label that their appointment is booked.
EARLIER_LABEL = "Edit and book again"


def earlier_card(press: ButtonPress) -> EarlierCard | None:
    """The card that was pressed, where it is one of an appointment that is booked and can be changed later."""
    button = press.button
    booked = button is not None and (button.picked == BOOKED or press.label == EARLIER_LABEL)
    if button is None or not booked or not press.message_ts:
        return None
    shown = unescaped("\n".join(message_blocks.summary_words(press.blocks)))
    return EarlierCard(button.key, press.place.channel, press.message_ts, truncate(shown, SUMMARY))


def message(audience: Audience, earlier: EarlierCard, new: Card, permalink: str) -> Message:
    """The earlier card with what it was booked again as, and the way there."""
    title, when, *_ = card.summary(audience, new)
    status = notices.booked_again(audience, title, when)
    title_, _, rest = earlier.summary.partition("\n")
    shown = [message_blocks.heading(title_)] if title_ else []
    shown += [message_blocks.plain(rest)] if rest else []
    menu = buttons.appointment_menu(audience, Target(earlier.key), AppointmentState.BOOKED)
    rows = message_blocks.button_row([buttons.book_again(audience, earlier.key), menu])
    if permalink:
        link = message_blocks.button(THREAD, labels.open_new_one(audience)) | {"url": permalink}
        rows.insert(0, {"type": "actions", "elements": [link]})
    summary = " · ".join([*earlier.summary.splitlines(), status])
    return {"text": message_blocks.top_text(summary), "blocks": [*shown, message_blocks.context([status]), *rows]}

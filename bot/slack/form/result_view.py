"""What a form shows after it was submitted: progress, then the result.

Views only; what happened was decided elsewhere.
"""

from bot.meetings.audience import Audience
from bot.meetings.messages import BookingResult, BotMessage, End
from bot.meetings.request import Request
from bot.slack.button_payload import THREAD, ButtonPayload
from bot.slack.form import input_elements
from bot.slack.form.metadata import FormMetadata, encode
from bot.slack.message_blocks import Block, button, plain, preformatted
from bot.slack.text import card, form_text, labels, sentences

ANOTHER, CHANGE = "another", "change"
CALLBACK = "result"


def in_progress(metadata: FormMetadata) -> Block:
    """Shown at once, as the answer to the submission."""
    audience = metadata.audience
    return _view(audience, form_text.in_progress_title(audience), [plain(form_text.in_progress(audience))], metadata)


def build(audience: Audience, message: BotMessage, request: Request) -> Block:
    """How it ended, in the words of the thread, and buttons to go on from there."""
    sentence, lines = sentences.say(audience, message)
    booked = isinstance(message, BookingResult) and message.card.outcome.end is End.BOOKED
    blocks = []
    if isinstance(message, BookingResult):
        blocks.append(plain("\n".join(card.summary(audience, message.card))))
    blocks.append(plain(sentence))
    if lines:
        blocks.append(preformatted("\n".join(lines)))
    buttons = [button(ANOTHER, labels.book_another(audience))]
    if not booked:
        value = ButtonPayload(request.key, request.user).value()
        buttons.insert(0, button(CHANGE, labels.change_it(audience)) | {"value": value})
    if isinstance(message, BookingResult) and message.permalink:
        buttons.append(button(THREAD, labels.open_thread(audience)) | {"url": message.permalink})
    blocks.append({"type": "actions", "elements": buttons})
    place = request.reply_to
    metadata = FormMetadata(channel=place.channel, thread_ts=place.thread_ts or "")
    title = form_text.booked_title(audience) if booked else form_text.not_booked_title(audience)
    return _view(audience, title, blocks, metadata)


def _view(audience: Audience, title: str, blocks: list[Block], metadata: FormMetadata) -> Block:
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": input_elements.label(title, input_elements.VIEW_TITLE),
        "close": input_elements.label(form_text.close(audience), input_elements.VIEW_TITLE),
        "private_metadata": encode(metadata),
        "blocks": blocks,
    }

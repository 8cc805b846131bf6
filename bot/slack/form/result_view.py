"""What a form says once it was submitted: on its way, or how it ended.

Views only; what happened was decided elsewhere.
"""

from bot.meetings.messages import BookingResult, BotMessage, End
from bot.meetings.request import Request
from bot.slack.button_payload import THREAD, ButtonPayload
from bot.slack.form import input_elements
from bot.slack.form.metadata import FormMetadata, encode
from bot.slack.message_blocks import Block, button, plain, preformatted
from bot.slack.text import sentences

ANOTHER, CHANGE = "another", "change"
CALLBACK = "result"


def in_progress(metadata: FormMetadata) -> Block:
    """Shown at once, from the answer to the submission."""
    words = "On its way to LeadSquared. You may close this: the answer comes to Slack too."
    return _view("On its way", [plain(words)], metadata)


def build(said: BotMessage, request: Request) -> Block:
    """The ending, in the words of the thread, and a way to go on from it."""
    sentence, lines = sentences.say(said)
    booked = isinstance(said, BookingResult) and said.card.outcome.end is End.BOOKED
    blocks = []
    if isinstance(said, BookingResult):
        blocks.append(plain("\n".join(sentences.summary(said.card))))
    blocks.append(plain(sentence))
    if lines:
        blocks.append(preformatted("\n".join(lines)))
    buttons = [button(ANOTHER, "Book another")]
    if not booked:
        buttons.insert(0, button(CHANGE, "Change it") | {"value": ButtonPayload(request.key, request.user).value()})
    if isinstance(said, BookingResult) and said.permalink:
        buttons.append(button(THREAD, "Open the thread") | {"url": said.permalink})
    blocks.append({"type": "actions", "elements": buttons})
    place = request.reply_to
    metadata = FormMetadata(channel=place.channel, thread_ts=place.thread_ts or "")
    return _view("Booked" if booked else "Not booked", blocks, metadata)


def _view(title: str, blocks: list[Block], metadata: FormMetadata) -> Block:
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": input_elements.label(title, input_elements.VIEW_TITLE),
        "close": input_elements.label("Close", input_elements.VIEW_TITLE),
        "private_metadata": encode(metadata),
        "blocks": blocks,
    }

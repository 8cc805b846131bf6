"""What a form says once it was submitted: on its way, or how it ended.

Views only; what happened was decided elsewhere.
"""

from bot.meetings.sayings import End, Saying, Told
from bot.slack import sentences
from bot.slack.blocks import Block, cut, literal, plain

ANOTHER, THREAD = "another", "thread"
CALLBACK = "result"
# Slack's limit for a view's title and buttons.
TITLE = 24


def working() -> Block:
    """Shown at once, from the answer to the submission."""
    return _view("On its way", [plain("On its way to LeadSquared. You may close this: the answer comes to Slack too.")])


def build(said: Saying) -> Block:
    """The ending, in the words of the thread."""
    sentence, lines = sentences.say(said)
    booked = isinstance(said, Told) and said.card.outcome.end is End.BOOKED
    blocks = []
    if isinstance(said, Told):
        blocks.append(plain("\n".join(sentences.summary(said.card))))
    blocks.append(plain(sentence))
    if lines:
        blocks.append(literal("\n".join(lines)))
    elements: list[Block] = [_button(ANOTHER, "Book another" if booked else "Change it")]
    if isinstance(said, Told) and said.permalink:
        elements.append(_button(THREAD, "Open the thread") | {"url": said.permalink})
    blocks.append({"type": "actions", "elements": elements})
    return _view("Booked" if booked else "Not booked", blocks)


def _view(title: str, blocks: list[Block]) -> Block:
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": {"type": "plain_text", "text": cut(title, TITLE)},
        "close": {"type": "plain_text", "text": "Close"},
        "blocks": blocks,
    }


def _button(action_id: str, label: str) -> Block:
    return {"type": "button", "action_id": action_id, "text": {"type": "plain_text", "text": label}}

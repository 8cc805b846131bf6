"""What the bot stores in a form, as the view's private_metadata.

Small, versioned, without a secret. It says where to answer and what was shown. It gives no permission, and is checked
as if anybody had written it.
"""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from datetime import datetime

from bot.meetings.audience import Audience
from bot.meetings.choices import is_time_choice
from bot.meetings.model import OwnerKind
from bot.meetings.person_zone import is_zone
from bot.meetings.request import EarlierCard
from bot.slack.form import fields

VERSION = 2
# The parts of an EarlierCard.
EARLIER_CARD_PARTS = 4


@dataclass(frozen=True)
class FormMetadata:
    """What the bot has to know of a form when it comes back.

    `channel` and `thread_ts` say where to answer; `zone` and `languages` whose words these are, `known` whether
    they were asked of Slack yet. `start` and `end` (ISO, aware) are what the preview last said of the words whose
    digest `words` is; `by` is WHEN or DATE, whichever was touched last. `minutes` is the length that was asked for
    apart from the words, 0 for none. `found` are the times found in a message, each as the stored choice of its
    button; those also in `theirs` were read in the zone of its author, which is `clock`. `owner` is one who was
    named by mail or LeadSquared id, which Slack's picker cannot show: `mail:maya@acme.com`. `lead` are the words
    for a lead where LeadSquared knows none by them, or several. `booked` are the parts of the EarlierCard that the
    form was opened from, () where none was. `task_type` is a type that was named and that LeadSquared does not
    have. `late` are the fields that were filled in after the form had opened, once for each time.
    `more`: all fields are shown. `change` is the existing appointment that the form edits, as a button names it, ""
    for a new one; `seen` the digest of what was shown of it, "" until that is read; `trouble` a sentence that says why
    it cannot be edited; `pressed_ts` the message whose button opened the form.
    """

    nonce: str = field(default_factory=lambda: secrets.token_hex(4))
    channel: str = ""
    thread_ts: str = ""
    zone: str = "UTC"
    languages: tuple[str, ...] = ("en",)
    known: bool = False
    words: str = ""
    start: str = ""
    end: str = ""
    by: str = fields.WHEN
    minutes: int = 0
    found: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    booked: tuple[str, ...] = ()
    clock: str = ""
    owner: str = ""
    lead: str = ""
    task_type: str = ""
    change: str = ""
    seen: str = ""
    trouble: str = ""
    pressed_ts: str = ""
    late: tuple[str, ...] = ()
    more: bool = False
    words_generation: int = 0
    picks_generation: int = 0
    radio_generation: int = 0

    @property
    def audience(self) -> Audience:
        """Who reads the form."""
        return Audience("", self.languages[0] if self.languages else "en", self.zone)

    @property
    def earlier(self) -> EarlierCard | None:
        return EarlierCard(*self.booked) if self.booked else None

    def block(self, name: str) -> str:
        """The block_id of a field that is not filled in again and again."""
        return fields.block(name, self.late.count(name))


def encode(metadata: FormMetadata) -> str:
    """The metadata as the text of private_metadata."""
    return json.dumps({"v": VERSION, **vars(metadata)}, separators=(",", ":"), ensure_ascii=False)


def decode(text: str) -> FormMetadata | None:
    """private_metadata read back; None when it is not ours or not of this version."""
    try:
        found = json.loads(text)
        if not isinstance(found, dict) or found.pop("v", None) != VERSION:
            return None
        lists = {
            name: tuple(map(str, found.get(name, ()))) for name in ("languages", "found", "theirs", "booked", "late")
        }
        metadata = FormMetadata(**{**found, **lists})
        _check(metadata)
    except (ValueError, TypeError, KeyError, OverflowError):
        return None
    return metadata


def _check(metadata: FormMetadata) -> None:
    """Raises TypeError or ValueError for what `encode` would not have written."""
    for name, value in vars(FormMetadata()).items():
        if type(getattr(metadata, name)) is not type(value):
            raise TypeError(name)
    if not is_zone(metadata.zone) or not (is_zone(metadata.clock) or not metadata.clock):
        raise ValueError("no zone")
    for moment in filter(None, (metadata.start, metadata.end)):
        if datetime.fromisoformat(moment).utcoffset() is None:
            raise ValueError("a moment without its zone")
    if len(metadata.booked) not in (0, EARLIER_CARD_PARTS):
        raise ValueError("half a card")
    if bool(metadata.start) != bool(metadata.end) or not all(map(is_time_choice, metadata.found)):
        raise ValueError("half a time")
    if metadata.owner:
        OwnerKind(metadata.owner.partition(":")[0])


def digest(words: str) -> str:
    """Short, so that whatever somebody types fits into Slack's 3,000 characters of private_metadata."""
    return hashlib.sha256(words.encode(errors="replace")).hexdigest()[:16] if words else ""

"""Compare names and numbers with LeadSquared's records, and try how far an unquoted value reaches.

Compares values only. Half a name or half a number must never pick a customer.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from bot.meetings.model import Lead

GUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
_PHONE = re.compile(r"\+?[\d\s().-]+")
# Fewer digits are part of a phone number; SUBSCRIBER_DIGITS are a whole one without its country code.
FEWEST_DIGITS, SUBSCRIBER_DIGITS = 7, 10
# At most so many words behind an unquoted value are tried with it: each attempt is a call.
MOST_WORDS = 3
# Words that do not belong to a name before them: `lead:Asha about the price`.
_PREPOSITIONS = frozenset(("about", "at", "for", "on", "re", "regarding", "to", "with"))


def longest_first(value: str, tail: str) -> Iterator[tuple[str, int]]:
    """The value with fewer and fewer of the words behind it, and how many it has: `Asha Rao` and 1, `Asha` and 0."""
    words = [] if is_whole(value) else tail.split()[:MOST_WORDS]
    for count in range(len(words), -1, -1):
        yield " ".join([value, *words[:count]]), count


def is_whole(value: str) -> bool:
    """Whether it is an e-mail address, an id or a whole phone number: no word behind it belongs to it."""
    return "@" in value or GUID.fullmatch(value) is not None or (is_number(value) and len(digits(value)) > 6)


def continues(value: str, tail: str) -> bool:
    """Whether the words behind a value may be a part of it."""
    words = tail.casefold().split()
    return bool(words) and words[0] not in _PREPOSITIONS and not is_whole(value)


def is_number(value: str) -> bool:
    return _PHONE.fullmatch(value) is not None and bool(digits(value))


def is_part_of_number(value: str) -> bool:
    """Whether it is too short to find a lead by, like `+91`."""
    return value.startswith("+") and len(digits(value)) < FEWEST_DIGITS


def matches(lead: Lead, value: str) -> bool:
    """Whether the lead matches all that was typed: its address, its id, its number, or each word."""
    typed = value.casefold()
    if typed == lead.id.casefold():
        return True
    if is_number(value):
        number = digits(value)[-SUBSCRIBER_DIGITS:]
        return len(number) >= FEWEST_DIGITS and number in digits(lead.phone)
    if is_whole(value):
        return typed == lead.mail.casefold()
    return has_words(value, (lead.name, lead.company, lead.mail, lead.phone))


def has_words(value: str, texts: Sequence[str]) -> bool:
    """Each word of the value begins a word of the texts."""
    theirs = [word for text in texts for word in _words(text)]
    typed = _words(value)
    return bool(typed) and all(any(word.startswith(one) for word in theirs) for one in typed)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())


def same(one: str, other: str) -> bool:
    """The same name, however it is capitalised and spaced."""
    return one.casefold().split() == other.casefold().split()


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)

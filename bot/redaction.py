"""Remove secrets from log lines, in every encoding in which they may appear.

The last step before a line is written, after its message, arguments and traceback are one text.
"""

import json
import logging
from collections.abc import Iterable
from urllib.parse import quote, quote_plus

BLANK = "[secret]"
# A shorter secret would match ordinary words.
SHORTEST = 4
# How many levels of JSON inside JSON are searched: an answer in an argument in a log line.
ESCAPED = 3


class RedactingFormatter(logging.Formatter):
    """A log formatter that removes secrets from another formatter's text."""

    def __init__(self, inner: logging.Formatter, secrets: Iterable[str]) -> None:
        super().__init__()
        self._inner = inner
        forms = {form for secret in secrets if len(secret) >= SHORTEST for form in _forms(secret)}
        # The longest first, where one is a part of another.
        self._forms = sorted(forms, key=lambda form: (-len(form), form))

    def format(self, record: logging.LogRecord) -> str:
        text = self._inner.format(record)
        for form in self._forms:
            text = text.replace(form, BLANK)
        return text


def _forms(secret: str) -> set[str]:
    """The secret as it is, percent-encoded in several ways, and escaped as in JSON and in a repr."""
    encoded = {quote(secret, safe=""), quote(secret), quote_plus(secret), quote(secret, safe="$!*'(),:;@&=+/?-._~")}
    plain = {secret, *encoded, *(_lower_escapes(one) for one in encoded)}
    found = plain | {repr(one)[1:-1] for one in plain}
    for _ in range(ESCAPED):
        found |= {json.dumps(one)[1:-1] for one in found}
    return found


def _lower_escapes(encoded: str) -> str:
    first, *rest = encoded.split("%")
    return "%".join([first, *(part[:2].lower() + part[2:] for part in rest)])

"""Take secrets out of what is about to be logged, in any form in which they come to stand there.

The last step before a line leaves: after its message, its arguments and its traceback became one text.
"""

import json
import logging
from collections.abc import Iterable
from urllib.parse import quote, quote_plus

BLANK = "[secret]"
# A shorter one would take words out of every line.
SHORTEST = 4
# How often a text is JSON in JSON: an answer in an argument in a line of the log.
ESCAPED = 3


class RedactingFormatter(logging.Formatter):
    """Another formatter's text without the secrets."""

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
    """As it is, percent-encoded with more or fewer signs and either case, and escaped as in JSON and in a repr."""
    encoded = {quote(secret, safe=""), quote(secret), quote_plus(secret), quote(secret, safe="$!*'(),:;@&=+/?-._~")}
    plain = {secret, *encoded, *(_lower_escapes(one) for one in encoded)}
    found = plain | {repr(one)[1:-1] for one in plain}
    for _ in range(ESCAPED):
        found |= {json.dumps(one)[1:-1] for one in found}
    return found


def _lower_escapes(encoded: str) -> str:
    first, *rest = encoded.split("%")
    return "%".join([first, *(part[:2].lower() + part[2:] for part in rest)])

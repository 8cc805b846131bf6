"""Parse an answer's bytes as JSON, and clean the texts in it.

No I/O, and no errors: bytes that are no JSON, or too deeply nested, become None.
"""

import json
import re
from collections.abc import Mapping

Json = Mapping[str, object]
# Control characters, halves of surrogate pairs, and the marks that turn the direction of a text round.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def parse(answer: bytes) -> object:
    try:
        return json.loads(answer)
    except (ValueError, RecursionError):
        return None


def parse_object(answer: bytes) -> Json:
    found = parse(answer)
    return found if isinstance(found, Mapping) else {}


def text(row: Json, key: str) -> str:
    """A member as text; empty when it is null or missing."""
    value = row.get(key)
    return "" if value is None else _UNFIT.sub("", str(value))

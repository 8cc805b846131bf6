"""Date words of languages that have no table here: dateparser is asked about one cleaned date span.

Only about a span that holds no clock and no title, in a language the person has; what it answers is
checked. Never about English or another language of ours, so that it is loaded for nobody else.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.when.said import Amount, Date, Later
from bot.when.words import LANGUAGES

MOST_LETTERS: Final = 40
# Added to the present moment, so that an answer that kept it shows that it did.
_ODD: Final = timedelta(seconds=41, microseconds=137)


def foreign(code: str) -> bool:
    """Whether dateparser is to be asked in this language."""
    from dateparser.data.languages_info import language_order  # loaded for few

    return code not in LANGUAGES and code in language_order


def asked(span: str, code: str, now: datetime) -> Date | Later | None:
    """What `span` says in the language `code`, seen at `now` (the person's local time).

    A date; or so much later than now, where it says hours or minutes; None where it is neither, or
    where the answer holds the present time of day, which is what is left of a clock not understood.
    https://dateparser.readthedocs.io/en/latest/settings.html
    """
    from dateparser import parse  # loading it takes longer than reading a hundred lines

    if not 2 <= len(span) <= MOST_LETTERS or not any(c.isalpha() for c in span):
        return None
    base = now.replace(tzinfo=None, second=0, microsecond=0) + _ODD
    settings = {"RELATIVE_BASE": base, "RETURN_AS_TIMEZONE_AWARE": False, "PREFER_DATES_FROM": "current_period"}
    found = parse(span, languages=[code], settings=settings)
    if found is None:
        return None
    numbered = any(c.isdigit() for c in span)
    if found.time() == base.time():
        return Date(shift=(found.date() - base.date()).days)
    if (found.second, found.microsecond) == (base.second, base.microsecond):
        return Later(Amount(minutes=(found - base).total_seconds() // 60))
    if found.hour or found.minute or not numbered:
        return None
    year = found.year if any(len(word) == 4 and word.isdigit() for word in span.replace("-", " ").split()) else None
    return Date(year, found.month, found.day)

"""Date words of languages that have no table here: dateparser is asked about one cleaned date span.

Only about a span that holds no clock and no title, in a language the person has; what it answers is
checked. Never about English or another language of ours, so that it is loaded for nobody else.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.when.languages import LANGUAGES
from bot.when.said import Amount, Date, Later

MOST_LETTERS: Final = 40
MOST_WORDS: Final = 12  # of a line that are looked through
LEAST_LETTERS: Final = 2
SHORT: Final = 3  # letters of a word that may be a date by chance
LONGEST_DATE: Final = 4  # words
_SYLLABLES: Final = "\u2e80"  # from here on a letter is a syllable or a word
_JOINTS: Final = frozenset(("klo", "jam", "lúc", "ora", "den", "kl.", "ve", "på", "về", "на"))
# Added to the present moment, so that an answer that kept it shows that it did.
_ODD: Final = timedelta(seconds=41, microseconds=137)


_OTHER_CODES: Final = {"no": "nb"}  # as the library calls them


def foreign(code: str) -> bool:
    """Whether dateparser is to be asked in this language."""
    from dateparser.data.languages_info import language_order  # loaded for few

    return code not in LANGUAGES and _OTHER_CODES.get(code, code) in language_order


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
    found = parse(span, languages=[_OTHER_CODES.get(code, code)], settings=settings)
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


def found_in(title: str, code: str, now: datetime) -> tuple[Date | Later | None, str] | None:
    """The first date among the words of a line, and the words without it: `torsdag kl möte`.

    Longer dates are tried first, and the short words beside one go with it. A word that may be a date by
    chance is no date, and no line without one: then the date is None.
    """
    words = title.split()
    looked = words[:MOST_WORDS]
    for size in range(min(LONGEST_DATE, len(looked)), 0, -1):
        for i in range(len(looked) - size + 1):
            span = " ".join(looked[i : i + size]).strip(" -–,.")
            if sum(c.isalpha() for c in span) < LEAST_LETTERS:
                continue
            said = _weekday(span, code, now) or asked(span, code, now)
            if said is not None:
                numbered = any(c.isdigit() for c in span)
                if size == 1 and not numbered and sum(c.isalpha() for c in span) <= SHORT and span < _SYLLABLES:
                    return None, title
                j = i + size
                i -= i > 0 and _is_joint(words[i - 1])
                j += j < len(words) and _is_joint(words[j])
                return said, " ".join(words[:i] + words[j:])
    return None


def _is_joint(word: str) -> bool:
    return word.islower() and (len(word) <= 2 or word in _JOINTS)


def _weekday(span: str, code: str, now: datetime) -> Date | None:
    """A weekday: the day that is a week later when one looks ahead than when one looks back."""
    from dateparser import parse  # as above

    if any(c.isdigit() for c in span) or len(span) > MOST_LETTERS:
        return None
    base = now.replace(tzinfo=None, hour=12, minute=0, second=0, microsecond=0)
    found: list[datetime] = []
    for direction in ("future", "past"):
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": direction}
        day = parse(span, languages=[_OTHER_CODES.get(code, code)], settings=settings)
        if day is None:
            return None
        found.append(day)
    ahead, back = found
    return Date(weekday=ahead.weekday()) if 7 <= (ahead.date() - back.date()).days <= 14 else None

"""Cuts a text into numbers, words with their meanings, and signs.

Quotes, links, ids, e-mail addresses, mentions, money, percentages, phone and ticket numbers, ratios and versions become
opaque tokens, which are never read as times. Finds no times: that is for find.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bot.when.languages import Senses, Vocabulary, fold
from bot.when.languages import table as t
from bot.when.languages.table import Habit
from bot.when.text.phrases import joined
from bot.when.text.spelling import mended
from bot.when.text.tokens import (
    CLOCK,
    DECIMAL,
    FRACTION,
    INT,
    NO_SENSES,
    OPAQUE,
    PAIR,
    SIGN,
    STAMP,
    TRIPLE,
    WORD,
    ZONE_KEY,
    Line,
    Token,
)

MOST_TOKENS: Final = 200  # that are read: no line with one meeting in it has more
_NUMERIC: Final = (INT, CLOCK, PAIR)
_SHORTENED: Final = 5
_HANGUL: Final = "\uac00"
_FRACTIONS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75}
# Marks that stand on or beside a letter and are no letters to Python: accents, vowels of Arabic, Hebrew and India's
# scripts; and the two joiners that Persian and India's scripts write inside a word.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957"
    "\u0962\u0963\u0970\u0981-\u0983\u09bc-\u09d7\u09e2\u09e3\u0a01-\u0a03\u0a3c-\u0a51\u0a70-\u0a75\u0a81-\u0a83\u0abc-\u0acd"
    "\u0ae2\u0ae3\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bd7\u0c00-\u0c04\u0c3c-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03"
    "\u0d3b-\u0d4d\u0d57\u0d82\u0d83\u0dca-\u0df3\u200c\u200d"
)
# Compiled when the first line is read. Spaces and plain words come first, for speed.
_TOKEN: Final = r"""
    (?P<space>\s+)
  | (?P<plain>(?!FY\ )[a-zA-Zà-öø-ÿĀ-ɏа-яёА-ЯЁ]+(?![^\s,]))
  | (?P<opaque>
        (?:https?://|www\.)\S{1,2000}
      | \b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b
      | [\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}
      | \#[\w-]{1,80}
      | \b[a-zA-Z][\w-]{0,62}\.(?:com|org|net|io|ai|co|app|dev|biz|info|edu|gov|in|de|fr|eu|uk)\b
      | :[a-zA-Z+][\w+-]{0,40}:
      | [$€£₹¥₽]\ ?\d[\d.,]{0,15}(?:\ ?[kKmMbB](?:n|io)?\b)?
      | \d[\d.,]{0,12}\ ?(?:%|[€£₹₽$]|[kK]\b)
      | \+\d[\d\ ().-]{5,18}\d
      | \(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b
      | \b0\d(?:(?:\ \d{2}){4}|(?:\.\d{2}){4})\b
      | \b(?!\d(?:00|15|30|45)-1\d(?:00|15|30|45))\d{3}-\d{4}\b | \b\d{5}[ -]\d{5}\b
      | \b24/7\b
      | \b(?![AP]M-|UTC-|GMT-)[A-Z][A-Z0-9]{1,9}-\d{1,9}\b
      | \b[vV]\d{1,4}(?:\.\d{1,4}){0,4}\b
      | \b\d{1,4}(?:\.\d{1,4}){3,5}\b
      | \b(?:Q[1-4]|H[12]|FY\ ?\d{2,4})\b(?:\ ?['’]?\d{2,4}\b)?
      | \d{1,4}:\d(?![\d\ ]) | \d{1,4}:\d(?=\ \D)
      | (?!(?:19|20|21)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:T\d{4}|(?!\d)))\d{5,2000}
    )
  | (?P<key>\b(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)
      /[A-Z][\w+-]{1,30}(?:/[A-Z]\w{1,30})?)
  | (?P<basic>\d{8}(?:T\d{4}(?:\d\d)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?\b)
  | (?P<stamp>\d{4}-\d\d-\d\dT\d\d:?\d\d(?::?\d\d(?:\.\d{1,9})?)?(?:\ ?(?:Z|[+-]\d\d(?::?\d\d)?))?\b)
  | (?P<triple>\d{1,4}(?P<sep>[./-])\d{1,2}(?P=sep)\d{1,4}(?![\d]))
  | (?P<clock>\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:[.,]\d{1,6})?)?(?![\d:]))
  | (?P<pair>\d{1,2}[/.]\d{1,2}(?!\d)\.?)
  | (?P<decimal>\d{1,2},\d{1,2}(?![\d,]))
  | (?P<fraction>[½¼¾])
  | (?P<int>\d{1,4})
  | (?P<dotted>[aApP]\.\ ?[mM](?:\.|\b))
  | (?P<dense>[\u3040-\u30ff\u3400-\u9fff々〆]+|[\uac00-\ud7a3]+|[\u0e01-\u0e3a\u0e40-\u0e4e]+)
  | (?P<word>(?:[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e01-\u0e4e]|[MARKS])+)
  | (?P<sign>[-=]{1,2}>|>>|\.{2,3}(?=\s?\d)|…(?=\s?\d)|[^\w\s])
    """.replace("MARKS", _MARKS)
_QUOTED: Final = r'"[^"\n]{1,200}"|“[^”\n]{1,200}”|„[^“”\n]{1,200}[“”]|«[^»\n]{1,200}»|「[^」\n]{1,200}」'
_QUOTES: Final = frozenset('"“„«「')
_token_pattern = cache(lambda: re.compile(_TOKEN, re.VERBOSE))

_KINDS: Final = {
    "opaque": OPAQUE,
    "key": ZONE_KEY,
    "stamp": STAMP,
    "triple": TRIPLE,
    "sep": TRIPLE,
    "clock": CLOCK,
    "pair": PAIR,
    "decimal": DECIMAL,
    "fraction": FRACTION,
    "int": INT,
    "sign": SIGN,
}


def tokens_of(text: str, words: Vocabulary, year: int, *, quotes: bool = True, open_order: str = "") -> Line:
    """The tokens of `text`, of a very long one the first. Without `quotes`, what stands in quotes is read as well."""
    found: list[Token] = []
    quoted = [m.span() for m in re.finditer(_QUOTED, text)] if quotes and not _QUOTES.isdisjoint(text) else []
    last = 0
    cut = len(text)
    accented = words.only(Habit.PLAIN_LETTERS)  # thứ is no thu
    for match in _token_pattern().finditer(text):
        group = match.lastgroup
        if group == "space" or group is None:
            continue
        start, end = match.span()
        if len(found) >= MOST_TOKENS:
            cut = start
            break
        while quoted and start >= quoted[0][1]:
            quoted.pop(0)
        glued = bool(found) and start == last
        last = end
        if match[0] == "." and glued and _is_abbreviation(found[-1], text, end):
            found[-1].end = end
            continue
        if quoted and start >= quoted[0][0]:
            found.append(Token(OPAQUE, start, end, "", NO_SENSES, glued=glued))
        elif group in ("plain", "word"):
            raw = match[0]
            word = raw.lower() if raw.isascii() else raw.casefold() if accented else fold(raw)
            known = words.words.get(word)
            if known is None:
                found += _word(raw, word, start, words, glued)
            else:
                found.append(Token(WORD, start, end, word, known, 0, glued))
        elif group == "dense":
            found += _dense(match[0][:MOST_TOKENS], start, words)
        elif group == "basic":
            found.append(_basic(match[0], start, glued))
        elif group == "dotted":
            pm = float(match[0][0] in "pP")
            found.append(Token(WORD, start, end, fold(match[0]), {t.MERIDIEM: pm}, glued=glued))
        else:
            raw = match[0]
            kind = _KINDS[group]
            if kind == OPAQUE and raw[0].isalpha():
                rescued = _month_and_number(raw, start, words, glued)
                if rescued:
                    found += rescued
                    continue
            senses = words.words.get(raw, NO_SENSES) if kind == SIGN else NO_SENSES
            value = 0.0
            if kind == INT:
                value = int(raw)
                senses = words.words.get(raw, NO_SENSES)
            elif kind == DECIMAL and found and found[-1].is_a(t.MONTH):  # Dec 1,3pm
                day, _, hour = raw.partition(",")
                comma = start + len(day)
                found.append(Token(INT, start, comma, day, NO_SENSES, int(day), glued))
                found.append(Token(SIGN, comma, comma + 1, ",", words.words.get(",", NO_SENSES), glued=True))
                found.append(Token(INT, comma + 1, end, hour, NO_SENSES, int(hour)))
                continue
            elif kind == DECIMAL:
                value = float(raw.replace(",", "."))
            elif kind == FRACTION:
                value = _FRACTIONS[raw]
            found.append(Token(kind, start, end, raw, senses, value, glued))
    tokens = joined(found, words)
    _mend(tokens, words)
    shown = _month_first(tokens)
    month_first = words.order == "mdy" if shown is None else shown
    return Line(text, tokens, words, year, month_first, open_order if shown is None else "", cut)


def _is_abbreviation(token: Token, text: str, end: int) -> bool:
    """Whether the dot that ends at `end` belongs to a short word beside an hour: kl. 14, 10 val., 15 hod."""
    short = token.kind == WORD and 2 <= token.end - token.start <= _SHORTENED
    return short and token.is_a(t.MARK, t.MARK_BEFORE) and not text[end : end + 1].isalnum()


def _month_first(tokens: list[Token]) -> bool | None:
    """Whether a date of the line shows that its month stands first; None where none shows it."""
    for token in tokens:
        if token.kind == PAIR and "/" in token.word:
            a, b = map(int, token.word.rstrip(".").split("/"))
            if (a <= 12) != (b <= 12):
                return a <= 12
    return None


def _mend(tokens: list[Token], words: Vocabulary) -> None:
    """Gives the senses of a day or month to an unknown word that nearly is one, beside a number."""
    for n, token in enumerate(tokens):
        if token.kind != WORD or token.senses or token.word in words.words:
            continue
        beside = tokens[max(0, n - 2) : n] + tokens[n + 1 : n + 3]
        if any(other.kind in _NUMERIC or other.senses for other in beside) or len(tokens) == 1:
            senses = mended(token.word, words)
            if senses is not None:
                token.senses = {**senses, t.TYPO: 1}


def _word(raw: str, word: str, start: int, words: Vocabulary, glued: bool) -> list[Token]:
    """An unknown word, or two known ones of which one is written onto the other: 2pmTuesday, mittwochfrühmorgens."""
    end = start + len(raw)
    if 9 <= len(word) <= 24:
        for cut in range(5, len(word) - 3):
            first, second = words.words.get(word[:cut], NO_SENSES), words.words.get(word[cut:], NO_SENSES)
            if t.WEEKDAY in first and t.DAY_PART in second:
                return [
                    Token(WORD, start, start + cut, word[:cut], first, glued=glued),
                    Token(WORD, start + cut, end, word[cut:], second, glued=True),
                ]
    if glued:
        for cut in (2, 1):
            head, rest = word[:cut], raw[cut:]
            named = t.MERIDIEM in words.words.get(head, NO_SENSES) and _is_day(words.words.get(fold(rest), NO_SENSES))
            if (named or rest[:1].isupper()) and fold(rest) in words.words and head in words.words:
                return [
                    Token(WORD, start, start + cut, head, words.words[head], glued=True),
                    Token(WORD, start + cut, end, fold(rest), words.words[fold(rest)], glued=True),
                ]
    return [Token(WORD, start, end, word, NO_SENSES, 0, glued)]


def _is_day(senses: Senses) -> bool:
    return any(sense in senses for sense in (t.WEEKDAY, t.DAY, t.TODAY_PART))


def _basic(raw: str, start: int, glued: bool) -> Token:
    """20261127T1500 and 20261127: the basic form of ISO 8601, as the extended one."""
    day, mark, clock = raw.partition("T")
    word = f"{day[:4]}-{day[4:6]}-{day[6:]}{mark}{clock}"
    return Token(STAMP if mark else TRIPLE, start, start + len(raw), word, NO_SENSES, glued=glued)


def _month_and_number(raw: str, start: int, words: Vocabulary, glued: bool) -> list[Token]:
    """SEP-13 looks like a ticket; but SEP is a month."""
    name, dash, number = raw.partition("-")
    senses = words.words.get(fold(name), NO_SENSES)
    if not dash or t.MONTH not in senses or len(number) > 4:
        return []
    at = start + len(name)
    return [
        Token(WORD, start, at, fold(name), senses, glued=glued),
        Token(SIGN, at, at + 1, "-", words.words.get("-", NO_SENSES), glued=True),
        Token(INT, at + 1, start + len(raw), number, NO_SENSES, int(number), glued=True),
    ]


def _dense(run: str, start: int, words: Vocabulary) -> list[Token]:
    """A run of a script without spaces: the longest entries first, the rest one token a stretch.

    Korean has spaces: a run with a rest in it is one unknown word.
    """
    found: list[Token] = []
    whole = run[0] >= _HANGUL
    at = unknown = 0
    while at < len(run):
        for size in range(min(words.dense_most, len(run) - at), 0, -1):
            senses = words.dense.get(run[at : at + size])
            if senses is not None:
                break
        else:
            if whole:
                return [Token(WORD, start, start + len(run), run, NO_SENSES, glued=True)]
            at += 1
            continue
        if unknown < at:
            found.append(Token(WORD, start + unknown, start + at, run[unknown:at], NO_SENSES, glued=True))
        word = run[at : at + size]
        found.append(Token(WORD, start + at, start + at + size, word, senses, glued=True))
        at += size
        unknown = at
    if unknown < at:
        found.append(Token(WORD, start + unknown, start + at, run[unknown:at], NO_SENSES, glued=True))
    return found

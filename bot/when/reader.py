"""Reads a text: tokens, candidates, merged expression, result.

The only place that knows the order. Decides nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from bot.when.find import find
from bot.when.languages import Vocabulary, is_known, table_of, vocabulary
from bot.when.languages.countries import languages_of_script, spoken_in
from bot.when.merge import merged_candidates
from bot.when.merge.alternatives import alternatives
from bot.when.merge.expression import gather
from bot.when.merge.left_over import left_over
from bot.when.merge.loose_numbers import loose_hours
from bot.when.merge.parts import parts_of
from bot.when.reading import Kind, Reading, Unclear
from bot.when.resolve.choose import between, resolve_expression
from bot.when.resolve.results import Result
from bot.when.second_reading import chosen_reading, words_of_time
from bot.when.text.lexer import tokens_of
from bot.when.text.tokens import Line
from bot.when.timezones import country_of, country_of_zone
from bot.when.trace import Trace


def languages_for(locale: str, zone: str = "", chosen: str = "") -> tuple[str, ...]:
    """The languages to try for a Slack locale (`de-DE`, `pt-BR`): its own, English, those of the zone's country.

    https://docs.slack.dev/reference/methods/users.info gives the locale. The region of English is kept:
    it says which way round a date is written. A `chosen` language is the only one beside English.
    """
    own = _languages_of(chosen or locale)
    country = "" if chosen or not zone else country_of_zone(zone)
    if not chosen and not country:
        country = locale.replace("_", "-").partition("-")[2].upper()
    return tuple(dict.fromkeys((*own, *(() if chosen else spoken_in(country)))))


def _languages_of(locale: str) -> tuple[str, ...]:
    code, _, region = locale.replace("_", "-").partition("-")
    code = code.lower()
    if code and is_known(code) and region.upper() in table_of(code).day_first_in:
        code = f"{code}-{region.upper()}"
    return tuple(dict.fromkeys((code, "en"))) if code else ("en",)


def words_for(languages: Sequence[str]) -> Vocabulary:
    """The words of these languages and of English; codes that we do not know are passed over."""
    return _words_for(tuple(languages))


@lru_cache(maxsize=256)
def _words_for(languages: tuple[str, ...]) -> Vocabulary:
    tags = [tag.replace("_", "-") for tag in languages]
    codes = [tag.partition("-")[0].lower() for tag in tags]
    known = tuple(dict.fromkeys([*(code for code in codes if is_known(code)), "en"]))
    first = next((tag for tag, code in zip(tags, codes, strict=True) if is_known(code)), "en")
    region = first.partition("-")[2].upper()
    return vocabulary(known, "dmy" if region in table_of(known[0]).day_first_in else "")


def _open_order(words: Vocabulary, country: str) -> str:
    """The signs of dates whose order is open: 05/06 where language and country disagree, 5.6.27 in America."""
    if not words.month_first_in or not country:
        return ""
    month_first = country in words.month_first_in
    if (words.order == "mdy") != month_first:
        return "/-"
    return "." if month_first else ""


def read(text: str, now: datetime, languages: Sequence[str] = ("en",)) -> Reading | Unclear:
    """What `text` says about time, seen at `now` (aware, in the person's zone).

    `languages` in order of preference (`de`, `pt-BR`); English is always tried as well. Those behind English, and
    those of the text's script, are tried where the line has their words of time. A naive `now` is a ValueError; no
    text is.
    """
    return _read(text, now, languages, None)


def explain(text: str, now: datetime, languages: Sequence[str] = ("en",)) -> Trace:
    """The same reading, and every step to it."""
    trace = Trace()
    trace.resolved(_read(text, now, languages, trace))
    return trace


def _read(text: str, now: datetime, languages: Sequence[str], trace: Trace | None) -> Result:
    if now.tzinfo is None:
        raise ValueError("now must be aware: it says which zone the person is in")
    languages = tuple(languages)
    own, others = _own_and_others(languages)
    country = country_of(now.tzinfo)
    result = _read_in(text, now, own, country, trace)
    if not text.isascii():
        others = (*languages_of_script(text, words_for(own).codes, country), *others)
    for code in others:
        result = _again(text, now, code, own, result, trace)
    return result


@lru_cache(maxsize=256)
def _own_and_others(languages: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those up to English, in which every line is read, and those behind it, which are tried."""
    codes = [tag.replace("_", "-").partition("-")[0].lower() for tag in languages]
    end = codes.index("en") + 1 if "en" in codes else len(codes)
    others = dict.fromkeys(code for code in codes[end:] if code not in codes[:end] and is_known(code))
    return languages[:end], tuple(others)


def _again(text: str, now: datetime, code: str, own: tuple[str, ...], first: Result, trace: Trace | None) -> Result:
    """The reading in another language as well, if the line has that language's words of time; else the first one."""
    both = (code, *own)
    line = tokens_of(text, words_for(both), now.year)
    words = words_of_time(line, code, words_for(own))
    if not words:
        return first
    if trace is not None:
        trace.also(code)
    again = _read_in(text, now, both, country_of(now.tzinfo), trace)
    return chosen_reading(line, words, first, again)


def _read_in(text: str, now: datetime, languages: tuple[str, ...], country: str, trace: Trace | None) -> Result:
    words = words_for(languages)
    open_order = _open_order(words, country)
    line = tokens_of(text, words, now.year, open_order=open_order)
    result = _resolve(line, now, trace)
    if isinstance(result, Unclear) and result.kind is Kind.NO_TIME and '"' in text:
        again = _resolve(tokens_of(text, words, now.year, quotes=False, open_order=open_order), now, trace)
        if not any(c.isalnum() for c in again.title):
            return again  # nothing but a time, in quotes
    return result


def _resolve(line: Line, now: datetime, trace: Trace | None) -> Result:
    found = find(line)
    if trace is not None:
        trace.read(line)
        trace.found(line, found)
    changed = None if trace is None else trace.changed
    offers = alternatives(line, found, lambda half, mine: merged_candidates(half, mine, changed))
    if offers:
        parts = parts_of(line, sorted((one for offer in offers for one in offer.candidates), key=lambda one: one.i))
        return between([resolve_expression(offer, now, parts) for offer in offers], offers[0].title, parts, now)
    candidates = merged_candidates(line, found, changed)
    expression = gather(line, candidates)
    expression.unread = left_over(line, candidates)
    expression.hours = loose_hours(line, found, candidates)
    if trace is not None:
        trace.left_over(expression.unread)
    return resolve_expression(expression, now, parts_of(line, candidates))

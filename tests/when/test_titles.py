"""A title without words of time, beside a clear time, comes back as it was typed, in every language."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.when import read
from bot.when.languages import fold, vocabulary
from bot.when.merge.near import RANGE_SIGNS
from bot.when.reading import Reading
from tests.for_each import for_each
from tests.when.corpus.expected import wall
from tests.when.corpus.titles import TIMES, TITLES

NOW = "2026-11-24 10:05"
ALL = [(language, title) for language, titles in TITLES.items() for title in titles]
# Syllables that make words of no language in particular.
SYLLABLES = ("ba", "gro", "lum", "vex", "pli", "kor", "zan", "qui", "dor", "blu")


def test_there_are_two_hundred() -> None:
    assert len(ALL) >= 200
    assert set(TITLES) == set(TIMES)


@for_each(("language", "title"), ALL)
def test_a_title_stays_whole_before_the_time(language: str, title: str) -> None:
    result = read(f"{title} {TIMES[language]}", wall(NOW), (language, "en"))
    assert isinstance(result, Reading), result
    assert result.start == wall("2026-11-25 15:00")
    assert (result.end, result.title) == (None, title)


def test_a_title_stays_whole_behind_the_time() -> None:
    """Behind a time a figure or a day's name may belong to it: such lines may be asked about, and are few."""
    asked = []
    for language, title in ALL:
        result = read(f"{TIMES[language]} {title}", wall(NOW), (language, "en"))
        if isinstance(result, Reading):
            assert result.start == wall("2026-11-25 15:00")
            assert (result.end, result.title) == (None, title)
        else:
            asked.append(title)
    assert len(asked) <= len(ALL) / 10, asked


WORDS = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=4).map("".join)


@settings(max_examples=200, deadline=None)
@given(
    language=st.sampled_from(sorted(TIMES)),
    words=st.lists(st.one_of(WORDS, WORDS.map(str.title)), min_size=1, max_size=5),
    first=st.booleans(),
)
def test_words_without_time_come_back_as_typed(language: str, words: list[str], first: bool) -> None:
    known = vocabulary((language, "en")).words
    title = " ".join(word for word in words if fold(word) not in known and word not in RANGE_SIGNS)
    text = f"{title} {TIMES[language]}" if first else f"{TIMES[language]} {title}"
    result = read(text, wall(NOW), (language, "en"))
    assert isinstance(result, Reading), (text, result)
    assert (result.start, result.title) == (wall("2026-11-25 15:00"), title)

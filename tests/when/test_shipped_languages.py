"""Languages without a table of ours: what is asked, because a word that nobody here knows may be about time."""

from __future__ import annotations

import pytest

from bot.when import read
from bot.when.languages import is_known, vocabulary
from bot.when.languages.shipped import shipped
from bot.when.reading import Reading, Unclear
from tests.for_each import for_each
from tests.when.corpus.expected import NOW, wall

# Icelandic, Nepali, Basque, Albanian: dateparser's words, and no file of ours.
UNCHECKED = (
    ("is", "á morgun klukkan 3"),
    ("is", "fundur hinn daginn 15:00"),
    ("is", "15:00"),
    ("eu", "bihar 9"),
    ("sq", "nesër 7:00"),
)


@for_each(("language", "line"), UNCHECKED)
def test_an_open_half_of_the_day_or_an_unknown_day_is_asked_about(language: str, line: str) -> None:
    assert isinstance(read(line, wall(NOW), (language,)), Unclear)


@for_each(("language", "line"), [("is", "á morgun 15:00"), ("sq", "nesër 15:00"), ("eu", "bihar 15:00")])
def test_a_day_and_a_clock_by_24_hours_are_read(language: str, line: str) -> None:
    result = read(line, wall(NOW), (language,))
    assert isinstance(result, Reading)
    assert result.start == wall("2026-11-25 15:00")


@for_each(
    ("language", "line"),
    [
        ("cs", "zítra v půl třetí"),
        ("sk", "zajtra o štvrť na tri"),
        ("th", "พรุ่งนี้ บ่าย 3 โมง"),
        ("sw", "kesho saa 3 asubuhi"),  # the third hour of the day: 9 o'clock
        ("ca", "demà a dos quarts de tres"),
    ],
)
def test_a_way_of_saying_hours_that_is_not_read_is_asked_about(language: str, line: str) -> None:
    assert isinstance(read(line, wall(NOW), (language,)), Unclear)


@for_each(
    ("language", "line", "start"),
    [
        ("sv", "imorgon halv fyra", "2026-11-25 15:30"),
        ("da", "i morgen halv fire", "2026-11-25 15:30"),
        ("vi", "ngày mai 2 giờ rưỡi chiều", "2026-11-25 14:30"),
        ("mr", "उद्या दुपारी साडे तीन वाजता", "2026-11-25 15:30"),
        ("gu", "કાલે બપોરે સાડા ત્રણ વાગ્યે", "2026-11-25 15:30"),
        ("ko", "내일 오후 3시반", "2026-11-25 15:30"),
        ("ko", "내일오후3시에 회의", "2026-11-25 15:00"),
    ],
)
def test_half_hours_as_each_language_says_them(language: str, line: str, start: str) -> None:
    result = read(line, wall(NOW), (language,))
    assert isinstance(result, Reading), result
    assert result.start == wall(start)


def test_a_korean_word_is_not_cut_for_a_syllable_that_is_a_day() -> None:
    result = read("내일 오후 3시 일정 회의 토론", wall(NOW), ("ko",))
    assert isinstance(result, Reading)
    assert result.title == "일정 회의 토론"


def test_every_language_of_dateparser_makes_a_table() -> None:
    from dateparser.data.languages_info import language_order

    for code in language_order:
        if code.isalpha() and len(code) <= 3:
            assert is_known(code)
            assert vocabulary((code, "en")).words


def test_a_language_that_dateparser_does_not_have_is_none() -> None:
    assert not is_known("tlh")
    with pytest.raises(KeyError):
        shipped("tlh")


def test_a_field_that_no_table_has_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="wrong"):
        shipped("sv", wrong="x")

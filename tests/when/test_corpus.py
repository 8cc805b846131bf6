"""Every phrasing means its moment, with the title that is left, and nothing else."""

from __future__ import annotations

from bot.when import read
from bot.when.reading import Reading
from tests.for_each import for_each
from tests.when.corpus.asian import ASIAN
from tests.when.corpus.english_points import POINTS
from tests.when.corpus.english_relative import RELATIVE, TYPOS
from tests.when.corpus.english_spans import LATENT, SPANS
from tests.when.corpus.expected import Case, cases, wall
from tests.when.corpus.germanic import GERMANIC
from tests.when.corpus.lines import LINES
from tests.when.corpus.other_nows import OTHER_NOWS
from tests.when.corpus.romance import ROMANCE
from tests.when.corpus.sales_floor import SALES_FLOOR
from tests.when.corpus.shipped_languages import EVERYDAY, Everyday, lines
from tests.when.corpus.slavic_turkish import SLAVIC_TURKISH
from tests.when.corpus.zones import ZONES

ENGLISH = cases(*POINTS, *SPANS, *LATENT, *RELATIVE, *TYPOS, *ZONES)
OTHERS = cases(*GERMANIC, *ROMANCE, *SLAVIC_TURKISH, *ASIAN)
WHOLE_LINES = cases(*LINES, *SALES_FLOOR, *OTHER_NOWS)


@for_each("case", ENGLISH + OTHERS + WHOLE_LINES)
def test_a_phrasing_means_its_moment(case: Case) -> None:
    expected = case.expected
    result = read(case.text, wall(expected.now, expected.zone), (expected.language,))
    assert isinstance(result, Reading), result
    assert result.start == wall(expected.start, expected.zone)
    assert result.end == (None if expected.end is None else wall(expected.end, expected.zone))
    assert result.title == expected.title


@for_each("case", OTHERS)
def test_a_line_is_read_in_a_second_language_too(case: Case) -> None:
    """Somebody whose Slack speaks English writes in their own language; it comes second."""
    expected = case.expected
    result = read(case.text, wall(expected.now, expected.zone), ("en", expected.language))
    if isinstance(result, Reading):  # two languages may well make a question of it, never another hour
        assert result.start == wall(expected.start, expected.zone)


def test_the_corpus_is_as_large_as_promised() -> None:
    """400 phrasings or more, 13 languages, 12 or more of each."""
    of_language: dict[str, int] = {}
    for case in ENGLISH + OTHERS:
        of_language[case.expected.language] = of_language.get(case.expected.language, 0) + 1
    assert sum(of_language.values()) >= 400
    assert len(of_language) >= 13
    assert min(of_language.values()) >= 12


@for_each("everyday", EVERYDAY)
def test_dateparsers_languages_are_read_by_our_grammar(everyday: Everyday) -> None:
    """Of a language's everyday lines none is booked at another moment, and four of five are booked."""
    right = 0
    for expected in lines(everyday):
        (text,) = expected.phrasings
        result = read(text, wall(expected.now, expected.zone), (expected.language,))
        if isinstance(result, Reading):
            end = None if expected.end is None else wall(expected.end, expected.zone)
            assert (result.start, result.end, result.title) == (wall(expected.start), end, expected.title), text
            right += 1
    assert right >= 0.8 * len(lines(everyday))


def test_forty_languages_have_their_everyday_lines() -> None:
    assert len(EVERYDAY) >= 40

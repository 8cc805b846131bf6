"""What holds for every text, not only for those somebody thought of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.when import answer, read, say, whole_duration
from bot.when.reading import Reading, Unclear
from tests.when.corpus.english_points import POINTS
from tests.when.corpus.english_relative import RELATIVE
from tests.when.corpus.english_spans import SPANS
from tests.when.corpus.expected import Case, cases, wall

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "hi", "ja", "zh", "ru", "tr", "pl")
ZONES = (
    "Asia/Kolkata",
    "America/New_York",
    "Europe/Berlin",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "America/Santiago",
    "Pacific/Apia",
    "UTC",
)
# The words that a reader of times stumbles over, in any order.
LINES_OF_WORDS = (
    "tomorrow today next this last fri monday Tuesday tonight noon midnight morning eod week",
    "at @ on in for from to until between and of the a half quarter past ago or",
    "3 6 9 11 12 13 24 25 31 60 99 0 00 1530 2026 1 2 pm am PM a.m. p.m. o'clock h m min hours days",
    "3pm 3-4pm 9-5 15:00 25:61 02:30 01:30 24:00 1h30 45m 25/11 31/02 29 Feb 30 June 12.3.",
    "2027-03-14 2027-11-07T01:30 2026-11-25T15:00Z UTC+5:30 GMT PST MT Sydney time +14:00 -99:99",
    "- – — , . : / ( ) \" ' # $3.50 50% 1:1 v2.10 ACME-1234 @priya call Acme lead",
    "morgen um 15 Uhr halb vier demain à 15h mañana a las завтра в yarın jutro o",
    "明日 15時 半 下午 三点 कल बजे",
)
WORDS = tuple(word for line in LINES_OF_WORDS for word in line.split())

few = settings(max_examples=120, deadline=None, derandomize=True, database=None)

zones = st.sampled_from(ZONES)
languages = st.sampled_from(LANGUAGES)


@st.composite
def moments(draw: st.DrawFn) -> datetime:
    """A moment that exists, to the minute, some of them within hours of a clock change."""
    zone = ZoneInfo(draw(zones))
    start = draw(
        st.sampled_from(
            [datetime(2026, 11, 24, tzinfo=UTC)]
            + [
                datetime(2027, month, day, tzinfo=UTC)
                for month, day in ((3, 14), (3, 28), (4, 3), (9, 5), (10, 2), (10, 31), (11, 7))
            ]
        )
    )
    minutes = draw(st.integers(0, 48 * 60) | st.integers(0, 400 * 24 * 60))
    return (start + timedelta(minutes=minutes)).astimezone(zone)


lines = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join) | st.lists(
    st.sampled_from(WORDS) | st.text(max_size=4), max_size=9
).map("".join)


def readings(result: Reading | Unclear) -> tuple[Reading, ...]:
    return (result,) if isinstance(result, Reading) else result.candidates


def exists(moment: datetime) -> bool:
    """Whether the clock on the wall ever shows it."""
    return moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None) == moment.replace(tzinfo=None)


@few
@given(text=st.text(max_size=60), now=moments(), language=languages)
def test_no_text_raises(text: str, now: datetime, language: str) -> None:
    """Any characters at all: an answer, or a question."""
    assert isinstance(read(text, now, (language,)), Reading | Unclear)
    assert isinstance(whole_duration(text, (language,)), timedelta | None)


@settings(few, max_examples=600)
@example("3-4pm and 2 o'clock week next", wall("2027-03-01 16:35", "Pacific/Apia"), "en")
@example("fri 25 until 25/11", wall("2027-10-04 05:13", "Australia/Lord_Howe"), "en")
@example("2027-03-14 fri – 15:00", wall("2027-03-28 23:25", "Europe/Berlin"), "nl")
@given(text=lines, now=moments(), language=languages)
def test_every_answer_is_possible(text: str, now: datetime, language: str) -> None:
    """Words of time in any order: no error, the end after the start, no hour that is skipped."""
    result = read(text, now, (language,))
    assert answer(result) is None or answer(result) in readings(result)
    assert isinstance(result, Unclear) or result.grain != "day", "a day without a clock is a question"
    for reading in readings(result):
        # A day may begin at an hour the clock skips, as in Santiago: it is a date, not an hour.
        assert reading.grain == "day" or exists(reading.start), reading
        assert reading.start.tzinfo == now.tzinfo
        if reading.end is not None:
            assert reading.grain == "day" or exists(reading.end), reading
            elapsed = reading.end.astimezone(UTC) - reading.start.astimezone(UTC)
            assert elapsed >= timedelta(0)
            assert elapsed > timedelta(0) or reading.grain == "day"
    for part in result.parts:
        assert all(0 <= start < end <= len(text) for start, end in part.spans)


@settings(few, max_examples=400)
@example("3-4pm 2027-03-14 3-4pm", wall("2027-03-14 17:05", "Europe/Berlin"), "en")
@example("2026-11-25T15:00Z 3pm", wall("2027-10-02 15:54", "UTC"), "en")
@example("15:00 call last Tuesday 3pm", wall("2027-10-03 05:20", "Pacific/Apia"), "en")
@given(text=lines, now=moments(), language=languages)
def test_nothing_is_booked_in_the_past(text: str, now: datetime, language: str) -> None:
    """What is over is asked about, never booked and never moved without a word."""
    result = read(text, now, (language,))
    if isinstance(result, Reading):
        assert result.start.astimezone(UTC) >= now.astimezone(UTC) - timedelta(minutes=1)


@few
@given(text=lines, now=moments(), language=languages)
def test_a_title_is_made_of_the_persons_own_words(text: str, now: datetime, language: str) -> None:
    """Nothing is invented, respelled or put in another order."""
    rest = iter(text)
    title = read(text, now, (language,)).title
    assert all(character in rest for character in title if not character.isspace())


@few
@given(start=moments(), language=languages)
def test_a_moment_that_is_said_reads_as_itself(start: datetime, language: str) -> None:
    now = start - timedelta(hours=30)
    said = say.moment(start, language, now=now)
    result = read(said, now, (language,))
    assert isinstance(result, Reading), (said, result)
    assert result.start.astimezone(UTC) == start.astimezone(UTC), said
    assert (result.end, result.title) == (None, ""), said


@few
@given(start=moments(), minutes=st.integers(1, 23 * 60), language=languages)
def test_a_span_that_is_said_reads_as_itself(start: datetime, minutes: int, language: str) -> None:
    end = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)
    now = start - timedelta(hours=30)
    said = say.span(start, end, language, now=now)
    result = read(said, now, (language,))
    assert isinstance(result, Reading), (said, result)
    assert result.start.astimezone(UTC) == start.astimezone(UTC), said
    assert result.end is not None, said
    assert result.end.astimezone(UTC) == end.astimezone(UTC), said
    assert result.title == "", said


@few
@given(minutes=st.integers(1, 24 * 60), language=languages)
def test_a_duration_that_is_said_reads_as_itself(minutes: int, language: str) -> None:
    said = say.duration(timedelta(minutes=minutes), language)
    assert whole_duration(said, (language,)) == timedelta(minutes=minutes), said


BARE = [case for case in cases(*POINTS, *SPANS, *RELATIVE) if not case.expected.title]
TITLES = (
    "Demo with Acme",
    "renewal",
    "Zoé Müller",
    "Globex contract review",
    "coffee & cake with Lin",
    "Kick-off Initech",
)


@settings(few, max_examples=500)
@given(case=st.sampled_from(BARE), title=st.sampled_from(TITLES), title_first=st.booleans())
def test_a_title_without_words_of_time_changes_no_reading(case: Case, title: str, title_first: bool) -> None:
    text = case.text
    now = wall("2026-11-24 10:05")
    alone = read(text, now)
    beside = read(f"{title} {text}" if title_first else f"{text} {title}", now)
    assert isinstance(alone, Reading), (text, alone)
    assert isinstance(beside, Reading), (text, beside)
    assert (beside.start, beside.end) == (alone.start, alone.end)
    assert beside.title == title

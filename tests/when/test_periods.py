"""Stretches of whole days: what each phrase covers, and what is none."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.when.periods import Period, period

# A Friday.
NOW = datetime(2026, 11, 27, 10, tzinfo=ZoneInfo("Asia/Kolkata"))


def days(first: tuple[int, int, int], last: tuple[int, int, int] | None = None) -> Period:
    return Period(date(*first), date(*(last or first)))


TODAY, TOMORROW = days((2026, 11, 27)), days((2026, 11, 28))
THIS_WEEK = days((2026, 11, 23), (2026, 11, 29))
NEXT_WEEK = days((2026, 11, 30), (2026, 12, 6))
LAST_WEEK = days((2026, 11, 16), (2026, 11, 22))
TWO_WEEKS = days((2026, 11, 27), (2026, 12, 10))
DECEMBER = days((2026, 12, 1), (2026, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", TODAY),
        ("tomorrow", TOMORROW),
        ("for tomorrow", TOMORROW),
        ("yesterday", days((2026, 11, 26))),
        ("on monday", days((2026, 11, 30))),
        ("last friday", days((2026, 11, 20))),
        ("3 july", days((2027, 7, 3))),
        ("2026-12-01", days((2026, 12, 1))),
        ("1-5 december", days((2026, 12, 1), (2026, 12, 5))),
        ("2026-12-01 to 2026-12-05", days((2026, 12, 1), (2026, 12, 5))),
        ("monday to friday", days((2026, 11, 30), (2026, 12, 4))),
        ("week", THIS_WEEK),
        ("this week", THIS_WEEK),
        ("the current week", THIS_WEEK),
        ("next week", NEXT_WEEK),
        ("for next week", NEXT_WEEK),
        ("last week", LAST_WEEK),
        ("week after next", days((2026, 12, 7), (2026, 12, 13))),
        ("next 14 days", TWO_WEEKS),
        ("the next 14 days", TWO_WEEKS),
        ("14 days", TWO_WEEKS),
        ("next two weeks", TWO_WEEKS),
        ("next fortnight", TWO_WEEKS),
        ("next 1 day", TODAY),
        ("last 7 days", days((2026, 11, 20), (2026, 11, 26))),
        ("next 3 months", days((2026, 11, 27), (2027, 2, 26))),
        ("this month", days((2026, 11, 1), (2026, 11, 30))),
        ("next month", DECEMBER),
        ("last month", days((2026, 10, 1), (2026, 10, 31))),
        ("december", DECEMBER),
        ("in december", DECEMBER),
        ("dec 2026", DECEMBER),
        ("november", days((2026, 11, 1), (2026, 11, 30))),
        ("july", days((2027, 7, 1), (2027, 7, 31))),
        ("february 2028", days((2028, 2, 1), (2028, 2, 29))),
        ("last july", days((2026, 7, 1), (2026, 7, 31))),
        ("next november", days((2027, 11, 1), (2027, 11, 30))),
        ("this year", days((2026, 1, 1), (2026, 12, 31))),
    ],
)
def test_english(text: str, expected: Period) -> None:
    assert period(text, NOW) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "morgen", TOMORROW),
        ("de", "diese Woche", THIS_WEEK),
        ("de", "nächste Woche", NEXT_WEEK),
        ("de", "letzte Woche", LAST_WEEK),
        ("de", "die nächsten 14 Tage", TWO_WEEKS),
        ("de", "die nächsten zwei Wochen", TWO_WEEKS),
        ("de", "nächsten Monat", DECEMBER),
        ("de", "im Dezember", DECEMBER),
        ("fr", "cette semaine", THIS_WEEK),
        ("fr", "la semaine prochaine", NEXT_WEEK),
        ("fr", "décembre", DECEMBER),
        ("es", "esta semana", THIS_WEEK),
        ("es", "14 días", TWO_WEEKS),
        ("pt", "próxima semana", NEXT_WEEK),
        ("it", "14 giorni", TWO_WEEKS),
        ("nl", "komende 14 dagen", TWO_WEEKS),
        ("ja", "来月", DECEMBER),
        ("ru", "на следующей неделе", NEXT_WEEK),
    ],
)
def test_other_languages(language: str, text: str, expected: Period) -> None:
    assert period(text, NOW, (language,)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "demo",
        "tomorrow 3pm",
        "tomorrow demo",
        "0 days",
        "2 hours",
        "next",
        "14",
        "the",
        "next 9999 weeks",
    ],
)
def test_what_is_no_stretch_of_days(text: str) -> None:
    assert period(text, NOW) is None


def test_the_days_are_those_of_the_readers_zone() -> None:
    late = datetime(2026, 11, 27, 23, 30, tzinfo=ZoneInfo("America/New_York"))
    assert period("today", late) == TODAY
    assert period("today", late.astimezone(ZoneInfo("Asia/Kolkata"))) == TOMORROW


def test_a_month_in_december_is_of_the_next_year() -> None:
    assert period("next month", datetime(2026, 12, 31, tzinfo=ZoneInfo("UTC"))) == days((2027, 1, 1), (2027, 1, 31))
    assert period("last month", datetime(2027, 1, 1, tzinfo=ZoneInfo("UTC"))) == DECEMBER

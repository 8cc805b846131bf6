"""A text that is wholly a duration is so many minutes; anything else is none."""

from __future__ import annotations

from datetime import timedelta

from bot.when import duration, whole_duration
from tests.for_each import for_each


@for_each(
    ("minutes", "language", "texts"),
    [
        (45, "en", ("45m", "45 min", "45 minutes", "forty five minutes", "three quarters of an hour")),
        (30, "en", ("30m", "half an hour", "half hour", "a half hour", "0.5 hours", "thirty minutes")),
        (60, "en", ("1h", "1 hr", "an hour", "one hour", "60 min", "60 minutes")),
        (90, "en", ("1h30", "1h30m", "1.5h", "an hour and a half", "90 min", "1 hour 30 minutes")),
        (15, "en", ("15m", "a quarter of an hour", "quarter of an hour", "fifteen minutes")),
        (150, "en", ("2h30", "two and a half hours", "2 and a half hours", "2.5 hours")),
        (30, "de", ("30 Minuten", "eine halbe Stunde", "halbe Stunde")),
        (90, "de", ("anderthalb Stunden", "eineinhalb Stunden", "1,5 Stunden")),
        (45, "fr", ("45 minutes", "trois quarts d'heure")),
        (90, "fr", ("une heure et demie", "1h30")),
        (30, "es", ("media hora", "30 minutos")),
        (90, "es", ("una hora y media", "hora y media")),
        (30, "pt", ("meia hora", "30 minutos")),
        (30, "it", ("mezz'ora", "30 minuti")),
        (30, "nl", ("een half uur", "30 minuten")),
        (30, "ru", ("полчаса", "30 минут")),
        (30, "ja", ("30分", "三十分")),
        (30, "zh", ("半小时", "30分钟")),
        (30, "hi", ("30 मिनट", "आधा घंटा")),
        (30, "tr", ("yarım saat", "30 dakika")),
        (30, "pl", ("pół godziny", "30 minut")),
    ],
)
def test_a_duration_is_its_minutes(minutes: int, language: str, texts: tuple[str, ...]) -> None:
    found = {text: whole_duration(text, (language,)) for text in texts}
    assert found == dict.fromkeys(texts, timedelta(minutes=minutes))


@for_each(
    "text",
    ["", "45", "3pm", "tomorrow", "half", "an hour with Acme", "Power hour", "1:30 call", "-5m"],
)
def test_what_is_not_wholly_a_duration_is_none(text: str) -> None:
    """A bare number has no unit: nobody guesses one."""
    assert whole_duration(text) is None


def test_a_sentence_gives_the_first_length_in_it() -> None:
    assert duration("I'll leave for an hour, not two hours") == timedelta(hours=1)
    assert duration("see you at 3pm") is None

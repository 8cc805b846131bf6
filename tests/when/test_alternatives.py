"""Two offers in one line are a question, each read by its own words."""

from __future__ import annotations

from bot.when import read
from bot.when.reading import Kind, Unclear
from tests.for_each import for_each
from tests.when.corpus.expected import NOW, wall

THURSDAY = "2026-11-26 10:20"  # tomorrow is Friday
WED = "2026-11-25"


@for_each("now", [NOW, THURSDAY, "2026-11-27 09:00", "2026-12-31 23:50", "2026-11-29 08:00"])
@for_each(
    ("language", "text"),
    [
        ("en", "Asha free tomorrow between 2 and 4, or Friday morning"),
        ("en", "Asha free tomorrow 2-4 or Friday morning"),
        ("en", "demo tomorrow 3pm or friday morning"),
        ("en", "friday 2-4 or 5-6"),
        ("en", "fri 2-3 or 4-5 demo"),
        ("en", "demo fri 2-3 or 4"),
        ("en", "tue/wed 3pm demo"),
        ("en", "tomorrow 3pm / friday 4pm call"),
        ("en", "mon 3pm or tue 4pm or wed 5pm"),
        ("en", "monday morning or tuesday afternoon"),
        ("de", "Demo morgen 15 Uhr oder Freitag früh"),
        ("de", "Montag oder Dienstag um 10 Uhr"),
        ("fr", "demain 15h ou vendredi matin"),
        ("es", "mañana a las 15:00 o el viernes por la mañana"),
        ("pt", "amanhã às 15h ou sexta de manhã"),
        ("it", "domani alle 15 o venerdì mattina"),
        ("nl", "morgen 15:00 of vrijdagochtend"),
        ("ru", "завтра в 15:00 или в пятницу утром"),
        ("pl", "jutro o 15:00 lub w piątek rano"),
        ("tr", "yarın 15:00 veya cuma sabah"),
        ("hi", "कल 3 बजे या शुक्रवार सुबह"),
        ("ja", "明日15時または金曜日の朝"),
        ("zh", "明天下午3点或者周五上午"),
    ],
)
def test_two_offers_are_a_question_on_any_day(now: str, language: str, text: str) -> None:
    result = read(text, wall(now), (language,))
    assert isinstance(result, Unclear), result
    assert result.kind in (Kind.TWO_READINGS, Kind.SEVERAL)


@for_each("now", [NOW, THURSDAY])
def test_the_part_of_the_day_of_one_offer_is_not_that_of_the_other(now: str) -> None:
    """Between 2 and 4 stays in the afternoon."""
    result = read("Asha free tomorrow between 2 and 4, or Friday morning", wall(now), ("en",))
    assert isinstance(result, Unclear)
    assert [(one.start.hour, one.end and one.end.hour) for one in result.candidates] == [(14, 16)]
    assert result.title == "Asha free"


@for_each(
    ("text", "starts"),
    [
        ("tomorrow or friday 3pm", (f"{WED} 15:00", "2026-11-27 15:00")),
        ("3pm today or tomorrow", ("2026-11-24 15:00", f"{WED} 15:00")),
        ("3pm tomorrow or 4pm friday", (f"{WED} 15:00", "2026-11-27 16:00")),
        ("25/11 or 27/11 3pm", (f"{WED} 15:00", "2026-11-27 15:00")),
        ("tomorrow at 3 or 4", (f"{WED} 15:00", f"{WED} 16:00")),
    ],
)
def test_what_one_offer_leaves_out_the_other_says(text: str, starts: tuple[str, ...]) -> None:
    result = read(text, wall(NOW), ("en-IN", "en"))
    assert isinstance(result, Unclear)
    assert [one.start for one in result.candidates] == [wall(start) for start in starts]


@for_each(
    "text",
    ["Now or Never call tomorrow 3pm", "Make or break review tomorrow 3pm", "B/W print tomorrow 3pm"],
)
def test_a_title_with_or_in_it_is_no_second_offer(text: str) -> None:
    result = read(text, wall(NOW), ("en",))
    assert not isinstance(result, Unclear), result
    assert result.title == text.removesuffix(" tomorrow 3pm")

"""A line in another language than Slack's is read: its script says which, else the country of the person's zone."""

from __future__ import annotations

from bot.when import Kind, Reading, Unclear, explain, languages_for, read
from tests.for_each import for_each
from tests.when.corpus.expected import NOW, wall

INDIA, GERMANY, BRAZIL, AMERICA = "Asia/Kolkata", "Europe/Berlin", "America/Sao_Paulo", "America/New_York"


@for_each(
    ("text", "zone", "start", "title"),
    [
        ("kal 4 baje Sharma ji ke saath demo", INDIA, "2026-11-25 16:00", "Sharma ji ke saath demo"),
        ("kal 4pm demo", INDIA, "2026-11-25 16:00", "demo"),
        ("Kal 11 baje site visit with Verma", INDIA, "2026-11-25 11:00", "site visit with Verma"),
        ("aaj shaam 5 baje call", INDIA, "2026-11-24 17:00", "call"),
        ("Monday subah 5 baje yoga", INDIA, "2026-11-30 05:00", "yoga"),
        ("saadhe 4 baje demo", INDIA, "2026-11-24 16:30", "demo"),
        ("agle hafte somvar 3 baje demo", INDIA, "2026-11-30 15:00", "demo"),
        ("call Teen Murti Traders kal 4:30", INDIA, "2026-11-25 16:30", "call Teen Murti Traders"),
        ("Morgen 15 Uhr Demo mit Acme", GERMANY, "2026-11-25 15:00", "Demo mit Acme"),
        ("morgen um 10 Demo", GERMANY, "2026-11-25 10:00", "Demo"),
        ("tomorrow 15 Uhr Demo", GERMANY, "2026-11-25 15:00", "Demo"),
        ("amanhã às 15h demo", BRAZIL, "2026-11-25 15:00", "demo"),
        ("reunião com João sexta 15h", BRAZIL, "2026-11-27 15:00", "reunião com João"),
        ("demain 15h démo", "Europe/Paris", "2026-11-25 15:00", "démo"),
        ("mañana a las 4 de la tarde demo", "America/Mexico_City", "2026-11-25 16:00", "demo"),
    ],
)
def test_the_languages_of_the_zones_country_are_tried_too(text: str, zone: str, start: str, title: str) -> None:
    result = read(text, wall(NOW, zone), languages_for("en-US", zone))
    assert isinstance(result, Reading), result
    assert (result.start, result.title) == (wall(start, zone), title)


@for_each(
    ("text", "start", "title"),
    [
        ("कल 4 बजे शर्मा जी के साथ डेमो", "2026-11-25 16:00", "शर्मा जी के साथ डेमो"),
        ("कल 3pm डेमो", "2026-11-25 15:00", "डेमो"),
        ("завтра 15:00 демо", "2026-11-25 15:00", "демо"),
        ("明日15時 デモ", "2026-11-25 15:00", "デモ"),
        ("내일 오후 3시 데모", "2026-11-25 15:00", "데모"),
        ("明天下午3点 演示", "2026-11-25 15:00", "演示"),
        ("ביום שישי בשעה 14:00", "2026-11-27 14:00", ""),
        ("غدا الساعة 3 مساء", "2026-11-25 15:00", ""),
    ],
)
@for_each(("locale", "zone"), [("en-US", AMERICA), ("de-DE", GERMANY), ("en-IN", INDIA)])
def test_the_script_decides_whatever_slacks_locale(text: str, start: str, title: str, locale: str, zone: str) -> None:
    result = read(text, wall(NOW, zone), languages_for(locale, zone))
    assert isinstance(result, Reading), result
    assert (result.start, result.title) == (wall(start, zone), title)


@for_each(
    ("text", "zone", "title"),
    [
        ("do lunch tomorrow 3pm", INDIA, "do lunch"),
        ("Kal Ho Naa Ho screening tomorrow 3pm", INDIA, "Kal Ho Naa Ho screening"),
        ("teen patti demo tomorrow 3pm", INDIA, "teen patti demo"),
        ("Raat Akeli Hai launch tomorrow 3pm", INDIA, "Raat Akeli Hai launch"),
        ("tomorrow 3pm Shaam e Ghazal planning", INDIA, "Shaam e Ghazal planning"),
        ("demo with Subah Foods tomorrow 3pm", INDIA, "demo with Subah Foods"),
        ("call Morgan tomorrow 3pm", GERMANY, "call Morgan"),
        ("Demo with 田中様 tomorrow 3pm", AMERICA, "Demo with 田中様"),
        ("Demo with Иван tomorrow 3pm", AMERICA, "Demo with Иван"),
        ("Abend Verlag pitch tomorrow 3pm", GERMANY, "Abend Verlag pitch"),
        ("Mai Tran tomorrow 3pm", GERMANY, "Mai Tran"),
    ],
)
def test_names_that_are_words_of_another_language_stay_in_the_title(text: str, zone: str, title: str) -> None:
    result = read(text, wall(NOW, zone), languages_for("en-US", zone))
    assert isinstance(result, Reading), result
    assert (result.start, result.title) == (wall("2026-11-25 15:00", zone), title)


@for_each("text", ["Kal Ho Naa Ho screening 3pm", "holi ke baad 4pm", "mangal ko 4pm", "dat 5pm", "mpn 3pm call"])
def test_a_word_that_may_be_the_day_is_asked_about(text: str) -> None:
    for languages in (languages_for("en-IN", INDIA), ("en",)):
        assert isinstance(read(text, wall(NOW), languages), Unclear), languages


@for_each("text", ["mom 5pm", "gym 5pm", "jon 5pm demo", "call dat 5pm"])
def test_a_short_word_that_is_meant_is_not_asked_about(text: str) -> None:
    assert isinstance(read(text, wall(NOW), ("en",)), Reading)


def test_a_chosen_language_is_the_only_one_beside_english() -> None:
    assert languages_for("en-US", INDIA, "pt-BR") == ("pt", "en")
    assert languages_for("de-DE", INDIA, "en") == ("en",)
    result = read("kal 4pm demo", wall(NOW), languages_for("en-IN", INDIA, "en"))
    assert isinstance(result, Unclear), "Hindi is not tried"
    assert result.kind is Kind.TWO_READINGS


def test_the_locale_says_the_country_where_no_zone_is_known() -> None:
    assert languages_for("en-IN") == ("en-IN", "en", "hi")
    assert languages_for("en-IN", INDIA) == ("en-IN", "en", "hi")
    assert languages_for("de-CH", "Europe/Zurich") == ("de", "en", "fr", "it")


def test_the_trace_says_that_the_line_was_read_in_another_language() -> None:
    steps = list(explain("kal 4 baje demo", wall(NOW), languages_for("en-IN", INDIA)))
    assert any("of hi" in step for step in steps), steps

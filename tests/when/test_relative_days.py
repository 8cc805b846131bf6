"""Days named by other days: weeks after one, a weekday of a month, a month that is next; and hours after noon."""

from __future__ import annotations

from bot.when import read
from bot.when.reading import Kind, Reading, Unclear
from tests.for_each import for_each
from tests.when.corpus.expected import wall

TUESDAY = "2026-11-03 09:00"


@for_each(
    ("language", "text", "start"),
    [
        ("en", "a week on thursday at 2pm", "2026-11-12 14:00"),
        ("en", "two weeks on monday 3pm", "2026-11-23 15:00"),
        ("en", "friday week 3pm", "2026-11-13 15:00"),
        ("en", "tomorrow week at 10am", "2026-11-11 10:00"),
        ("en", "a fortnight tomorrow 3pm", "2026-11-18 15:00"),
        ("en", "in a fortnight at 3pm", "2026-11-17 15:00"),
        ("en", "thursday of the week after next 3pm", "2026-11-19 15:00"),
        ("en", "the week after next, monday 3pm", "2026-11-16 15:00"),
        ("de", "Freitag in einer Woche 15 Uhr", "2026-11-13 15:00"),
        ("de", "übernächste Woche Dienstag 10 Uhr", "2026-11-17 10:00"),
        ("fr", "jeudi en huit à 15h", "2026-11-12 15:00"),
        ("fr", "mercredi de la semaine d'après à 15h", "2026-11-11 15:00"),
        ("es", "el jueves en ocho a las 15:00", "2026-11-12 15:00"),
        ("ja", "再来週の火曜日15時", "2026-11-17 15:00"),
        ("zh", "下下周二下午3点", "2026-11-17 15:00"),
        # of a month
        ("en", "2nd Tuesday of the month at noon", "2026-11-10 12:00"),
        ("en", "first monday of the month at 10", "2026-12-07 10:00"),  # November's is over
        ("en", "last friday of the month 11am", "2026-11-27 11:00"),
        ("en", "second to last friday of the month 3pm", "2026-11-20 15:00"),
        ("en", "third thursday of next month 4pm", "2026-12-17 16:00"),
        ("de", "erster Montag im Monat um 10 Uhr", "2026-12-07 10:00"),
        ("de", "letzter Freitag des Monats 11 Uhr", "2026-11-27 11:00"),
        ("fr", "le premier lundi du mois à 10h", "2026-12-07 10:00"),
        ("fr", "le dernier vendredi du mois à 11h", "2026-11-27 11:00"),
        ("es", "el primer lunes del mes a las 10:00", "2026-12-07 10:00"),
        ("pt", "a primeira segunda do mês às 10h", "2026-12-07 10:00"),
        ("it", "il primo lunedì del mese alle 10", "2026-12-07 10:00"),
        ("nl", "eerste maandag van de maand om 10 uur", "2026-12-07 10:00"),
        ("ru", "первый понедельник месяца в 10:00", "2026-12-07 10:00"),
        ("pl", "pierwszy poniedziałek miesiąca o 10:00", "2026-12-07 10:00"),
        ("tr", "ayın ilk pazartesi günü 10:00", "2026-12-07 10:00"),
        ("ja", "来月の第2火曜日10時", "2026-12-08 10:00"),
        ("zh", "下个月第二个星期二上午10点", "2026-12-08 10:00"),
        ("hi", "महीने का पहला सोमवार सुबह 10 बजे", "2026-12-07 10:00"),
        # the day of the next month
        ("en", "5th of next month 3pm", "2026-12-05 15:00"),
        ("de", "am 5. des nächsten Monats um 15 Uhr", "2026-12-05 15:00"),
        ("fr", "le 5 du mois prochain à 15h", "2026-12-05 15:00"),
        ("es", "el 5 del mes que viene a las 15:00", "2026-12-05 15:00"),
        ("pt", "dia 5 do mês que vem às 15h", "2026-12-05 15:00"),
        ("it", "il 5 del mese prossimo alle 15", "2026-12-05 15:00"),
        ("nl", "de 5e van volgende maand om 15 uur", "2026-12-05 15:00"),
        ("ru", "5 числа следующего месяца в 15:00", "2026-12-05 15:00"),
        ("pl", "5 przyszłego miesiąca o 15:00", "2026-12-05 15:00"),
        ("tr", "gelecek ayın 5'i 15:00", "2026-12-05 15:00"),
        ("ja", "来月の5日 15時", "2026-12-05 15:00"),
        ("zh", "下个月5号下午3点", "2026-12-05 15:00"),
        ("zh", "下月5号下午3点", "2026-12-05 15:00"),
        ("hi", "अगले महीने की 5 तारीख 3 बजे", "2026-12-05 15:00"),
        # hours
        ("en", "2 hours after noon tomorrow", "2026-11-04 14:00"),
        ("en", "10 minutes before 3pm tomorrow", "2026-11-04 14:50"),
        ("en", "in 2 1/2 hours", "2026-11-03 11:30"),
        ("it", "domani mezzogiorno e mezza", "2026-11-04 12:30"),
        ("pt", "amanhã meio-dia e meia", "2026-11-04 12:30"),
        ("fr", "demain midi et demi", "2026-11-04 12:30"),
        ("es", "mañana mediodía y media", "2026-11-04 12:30"),
        ("ru", "завтра в полтретьего", "2026-11-04 14:30"),
        ("ru", "завтра в половине четвёртого", "2026-11-04 15:30"),
        ("ru", "завтра в час дня", "2026-11-04 13:00"),
        ("pl", "jutro za kwadrans trzecia", "2026-11-04 14:45"),
        ("tr", "yarın üçe beş var", "2026-11-04 14:55"),
        ("tr", "yarın üçü çeyrek geçe", "2026-11-04 15:15"),
        ("tr", "ayın son cuması 10:00", "2026-11-27 10:00"),
        ("hi", "कल डेढ़ बजे", "2026-11-04 13:30"),
        ("hi", "महीने का आखिरी शुक्रवार 10 बजे", "2026-11-27 10:00"),
        ("ja", "次の火曜日10時", "2026-11-10 10:00"),
        ("ja", "今月最終金曜日10時", "2026-11-27 10:00"),
        ("zh", "本月最后一个星期五上午10点", "2026-11-27 10:00"),
        ("de", "Freitag dreiviertel 10", "2026-11-06 09:45"),
        ("fr", "l'avant-dernier vendredi du mois 10h", "2026-11-20 10:00"),
        ("it", "giovedì a otto ore 10", "2026-11-12 10:00"),
        ("es", "hoy en ocho 10h", "2026-11-10 10:00"),
        ("pt", "daqui a duas semanas 10h", "2026-11-17 10:00"),
        ("nl", "over twee weken dinsdag 10 uur", "2026-11-17 10:00"),
        ("en", "tomorrow at 5 30 pm", "2026-11-04 17:30"),
        ("en", "tomorrow 11 30 am", "2026-11-04 11:30"),
        ("en", "tomorrow 3pm -> 4pm", "2026-11-04 15:00"),
    ],
)
def test_a_day_named_by_another_is_right(language: str, text: str, start: str) -> None:
    result = read(text, wall(TUESDAY), (language, "en"))
    assert isinstance(result, Reading), result
    assert result.start == wall(start)
    assert result.title == ""


@for_each(
    ("text", "starts"),
    [
        ("second tuesday 4pm", ("2026-11-10 16:00", "2026-11-17 16:00")),
        ("sunday next week 3pm", ("2026-11-08 15:00", "2026-11-15 15:00")),
        ("3:30 in the evening tomorrow", ("2026-11-04 15:30", "2026-11-05 03:30")),
        ("tomorrow afternoon 11", ("2026-11-04 11:00", "2026-11-04 23:00")),
        ("tomorrow morning 3pm", ("2026-11-04 03:00", "2026-11-04 15:00")),
        ("12pm tonight", ("2026-11-03 12:00", "2026-11-04 00:00")),
    ],
)
def test_what_can_be_counted_in_two_ways_is_asked_about(text: str, starts: tuple[str, ...]) -> None:
    result = read(text, wall(TUESDAY), ("en",))
    assert isinstance(result, Unclear), result
    assert result.kind is Kind.TWO_READINGS
    assert [one.start for one in result.candidates] == [wall(start) for start in starts]


@for_each(
    "text",
    [
        "in a few hours",
        "in ein paar Stunden",
        "dans quelques heures",
        "en unas horas",
        "over een paar uur",
        "birkaç saat sonra",
        "几个小时后",
    ],
)
def test_a_few_is_no_number(text: str) -> None:
    for language in ("en", "de", "fr", "es", "nl", "tr", "zh"):
        assert isinstance(read(text, wall(TUESDAY), (language,)), Unclear)


@for_each(
    ("text", "start"),
    [
        ("fri 3pm BDT", "14:30"),
        ("fri 3pm ART", "23:30"),
        ("fri 11am EDT", "21:30"),
        ("fri 11am EST", "21:30"),
        ("fri 2pm Eastern Time (US and Canada)", "00:30"),
        ("fri 2pm Time zone: America/New_York", "00:30"),
        ("fri 3pm (GMT+05:30) India Standard Time - Kolkata", "15:00"),
    ],
)
def test_a_zone_is_read_by_every_name_it_has(text: str, start: str) -> None:
    result = read(text, wall(TUESDAY), ("en",))
    assert isinstance(result, Reading), result
    assert f"{result.start:%H:%M}" == start
    assert result.title == ""

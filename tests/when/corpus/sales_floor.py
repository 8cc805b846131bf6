"""Lines of the sales floor: abbreviations, times copied from calendars, plans that are no meeting yet.

Each was once read wrongly, asked about without need, or cost its title a word; or stands for a rule that
keeps its neighbours right.
"""

from __future__ import annotations

from tests.when.corpus.expected import Expected, moment


def line(text: str, start: str, title: str = "", end: str | None = None, language: str = "en") -> Expected:
    return moment(start, text, end=end, title=title, language=language)


SALES_FLOOR = (
    # as thumbs type
    line("2moro 11am call w/ Ravi", "2026-11-25 11:00", "call w/ Ravi"),
    line("mtg tdy 4pm w/ Sunita", "2026-11-24 16:00", "mtg w/ Sunita"),
    line("call w/ Raj b/w 3 & 4 tmrw", "2026-11-25 15:00", "call w/ Raj", "16:00"),
    line("meeting b/w 3 and 4 pm on thu", "2026-11-26 15:00", "meeting", "16:00"),
    line("Acme nxt mon 3pm", "2026-11-30 15:00", "Acme"),
    line("Acme tue nxt wk 3pm", "2026-12-01 15:00", "Acme"),
    line("pls block 3-4 tmrw for Acme", "2026-11-25 15:00", "pls block for Acme", "16:00"),
    line("room 3-4 booking tmrw 2pm", "2026-11-25 14:00", "room 3-4 booking"),
    line("tomorrow 3-ish", "2026-11-25 15:00"),
    line("Acme 8-20:30 fri", "2026-11-27 08:00", "Acme", "20:30"),
    line("tomorrow 930-1030", "2026-11-25 09:30", "", "10:30"),
    line("call 555-1130 tmrw 11am", "2026-11-25 11:00", "call 555-1130"),
    line("call Ravi fri 3.15 to 3.45 pm", "2026-11-27 15:15", "call Ravi", "15:45"),
    line("tomorrow early morning 6:30", "2026-11-25 06:30"),
    line("quarter after 9 tomorrow", "2026-11-25 09:15"),
    line("tomorrow at nine oh five", "2026-11-25 09:05"),
    line("tomorrow at 9 oh 5", "2026-11-25 09:05"),
    line("in ninety minutes", "2026-11-24 11:35"),
    line("call Ravi in two weeks' time 4pm", "2026-12-08 16:00", "call Ravi"),
    line("in a fortnight at 3pm", "2026-12-08 15:00"),
    line("training session 3-4pm fri", "2026-11-27 15:00", "training session", "16:00"),
    line("10 minutes after 3pm fri", "2026-11-27 15:10"),
    line("oh no call Ravi fri 3pm", "2026-11-27 15:00", "oh no call Ravi"),
    line("change request review fri 3pm", "2026-11-27 15:00", "change request review"),
    line("fri 3pm post sales call", "2026-11-27 15:00", "post sales call"),
    line("tmr @ 10:00AM exactly", "2026-11-25 10:00"),
    # dates
    line("2026-Nov-27 15:00", "2026-11-27 15:00"),
    line("27 th Nov 15:00", "2026-11-27 15:00"),
    line("Nov 27 th 15:00", "2026-11-27 15:00"),
    line("on the morning of the 26th at 9", "2026-11-26 09:00"),
    line("this year's plan fri 3pm", "2026-11-27 15:00", "this year's plan"),
    line("next month plan fri 3pm", "2026-11-27 15:00", "next month plan"),
    line("Acme 25-Nov-26 3pm", "2026-11-25 15:00", "Acme"),
    line("call Ravi 30 Nov 26 10am", "2026-11-30 10:00", "call Ravi"),
    line("november twenty fifth twenty twenty six 3pm", "2026-11-25 15:00"),
    line("25 nov two thousand and twenty-six 3pm", "2026-11-25 15:00"),
    line("next year jan 5 3pm", "2027-01-05 15:00"),
    line("january 5th next year at 3pm", "2027-01-05 15:00"),
    line("next month on the 5th at 4pm", "2026-12-05 16:00"),
    line("next year plan fri 3pm", "2026-11-27 15:00", "next year plan"),
    line("acme 02.12.26 15.00", "2026-12-02 15:00", "acme", None, "en-GB"),
    # copied from calendars and mails
    line("Wednesday, November 25 · 3:00 – 4:00pm Acme", "2026-11-25 15:00", "Acme", "16:00"),
    line("Wed, Nov 25, 2026, 3:00 PM - 4:00 PM (IST)", "2026-11-25 15:00", "", "16:00"),
    line("Demo 25/11/2026 15.00-16.00", "2026-11-25 15:00", "Demo", "16:00"),
    line("2026-11-30T14:00Z - 2026-11-30T15:00Z", "2026-11-30 19:30", "", "20:30"),
    line("2026-11-30T14:00:00+05:30/2026-11-30T15:00:00+05:30", "2026-11-30 14:00", "", "15:00"),
    line("25 Nov 15:00z", "2026-11-25 20:30"),
    line("25 Nov 1500Z", "2026-11-25 20:30"),
    line("fri 4pm +0530", "2026-11-27 16:00"),
    line("25 Nov 3pm East Coast time", "2026-11-26 01:30"),
    line("fri 4pm PHT", "2026-11-27 13:30"),
    # a city, and no other zone: the reader's own, or nothing behind the clock
    line("visit fri 3pm Pune office", "2026-11-27 15:00", "visit Pune office"),
    line("demo in New York thu 10am", "2026-11-26 10:00", "demo in New York"),
    line("fri 4pm German class", "2026-11-27 16:00", "German class"),
    line("fri 4pm Sofia intro", "2026-11-27 16:00", "Sofia intro"),
    line("fri 4pm at Starbucks, London", "2026-11-27 16:00", "at Starbucks, London"),
    line("3 pm mañana reunión", "2026-11-25 15:00", "reunión", None, "es"),
    # plans of a meeting that say its new hour only
    line("Acme demo moved to fri 3pm", "2026-11-27 15:00", "Acme demo moved"),
    line("push notification demo fri 3pm", "2026-11-27 15:00", "push notification demo"),
    line("weekly sync tmrw 11am", "2026-11-25 11:00", "weekly sync"),
    line("Black Friday plan monday 9am", "2026-11-30 09:00", "Black Friday plan"),
    # other languages
    line("Abstimmung in zwei Wochen um 15 Uhr", "2026-12-08 15:00", "Abstimmung", None, "de"),
    line("Termin am Donnerstag, den 26. November, von 15 bis 16 Uhr", "2026-11-26 15:00", "Termin", "16:00", "de"),
    line("Termin morgen 14 Uhr 15 Personen", "2026-11-25 14:00", "Termin 15 Personen", None, "de"),
    line("Termin am 1. um 14 Uhr", "2026-12-01 14:00", "Termin", None, "de"),
    line("point jeudi 15h heure de Paris", "2026-11-26 19:30", "point", None, "fr"),
    line("Demo Vale 14h horário de Brasília quinta", "2026-11-26 22:30", "Demo Vale", None, "pt"),
    line("26.11 godz. 15:00", "2026-11-26 15:00", "", None, "pl"),
    line("завтра в 15:00 МСК", "2026-11-25 17:30", "", None, "ru"),
    line("Демо через неделю в 14:00", "2026-12-01 14:00", "Демо", None, "ru"),
    line("1時間半後", "2026-11-24 11:35", "", None, "ja"),
    line("一个半小时后", "2026-11-24 11:35", "", None, "zh"),
    # languages that have no table here
    line("möte Volvo torsdag kl 14:00", "2026-11-26 14:00", "möte Volvo", None, "sv"),
    line("schůzka Škoda v pátek 14:00", "2026-11-27 14:00", "schůzka Škoda", None, "cs"),
    line("møde Maersk på torsdag kl 14:00", "2026-11-26 14:00", "møde Maersk", None, "da"),
    line("i morgen kl 15:00", "2026-11-25 15:00", "", None, "no"),
    line("kokous Nokia torstaina klo 14:00", "2026-11-26 14:00", "kokous Nokia", None, "fi"),
    line("întâlnire Dacia vineri 14:00", "2026-11-27 14:00", "întâlnire Dacia", None, "ro"),
    line("họp Vinfast thứ sáu 14:00", "2026-11-27 14:00", "họp Vinfast", None, "vi"),
    line("삼성 회의 금요일 14:00", "2026-11-27 14:00", "삼성 회의", None, "ko"),
    line("rapat Pertamina besok jam 14:00", "2026-11-25 14:00", "rapat Pertamina", None, "id"),
)

# (language, text): never booked as it stands.
OPEN_PLANS = (
    ("en", "move Acme from 3pm to 4pm tomorrow"),
    ("en", "reschedule Acme from 3pm to 4pm"),
    ("en", "shift Acme demo from thu to fri 3pm"),
    ("en", "call Acme mondays 4pm"),
    ("en", "Ravi sync every 2 weeks fri 4pm"),
    ("en", "Ravi sync fri 4pm weekly"),
    ("en", "parso 11 am meeting with Gupta"),
    ("en", "quarter of nine tomorrow"),
    ("en", "next to last friday of november 3pm"),
    ("en", "week of dec 7 3pm"),
    ("en", "week 49 3pm"),
    ("en", "dec 2026 3pm"),
    ("en", "spring 2027 3pm"),
    ("en", "easter monday 3pm"),
    ("en", "black friday 3pm"),
    ("en", "fortnight from today 4pm"),
    ("en", "acme within 2 days 3pm"),
    ("en", "acme tomorrow post 3pm"),
    ("en", "acme tomorrow pre 3pm"),
    ("en", "acme tomorrow >3pm"),
    ("en", "acme tomorrow 3pm+"),
    ("en", "call Ravi before my 3pm"),
    ("en", "meet Ravi fri 4 & 5pm"),
    ("en", "Acme 25 4pm"),
    ("en-IN", "acme 02-12 3pm"),
    ("en", "in 20"),
    ("en", "friday 2-1"),
    ("en", "Phase 2 after 3pm fri"),
    ("en", "push notifications from 3 to 4 fri"),
    ("en", "fri 4pm (their time)"),
    ("de", "Abstimmung freitags 15 Uhr"),
    ("de", "Abstimmung ab 15 Uhr morgen"),
    ("de", "Abstimmung KW 49 Montag 15 Uhr"),
    ("de", "verschieben von 15 auf 16 Uhr morgen"),
    ("fr", "déplacer de 15h à 16h demain"),
    ("fr", "Démo Renault jeudi à partir de 14h"),
    ("es", "cambiar de las 3 a las 4 mañana"),
    ("es", "reunión los jueves a las 15:00"),
    ("es", "en quince días a las 15:00"),
    ("pl", "pod koniec miesiąca o 15"),
    ("ru", "Демо по четвергам в 14:00"),
    ("hi", "mahine ke ant mein 3 baje"),
    ("pt", "Demo 14h horário de Springfield quinta"),
)

# (text, starts): a city or a word for a zone behind the clock; its own hour first, then the reader's.
WHOSE_HOUR = (
    ("fri 3pm in London", "2026-11-27 20:30", "2026-11-27 15:00"),
    ("fri 3pm London", "2026-11-27 20:30", "2026-11-27 15:00"),
    ("fri 3pm london", "2026-11-27 20:30", "2026-11-27 15:00"),
    ("3pm Friday London", "2026-11-27 20:30", "2026-11-27 15:00"),
    ("today 3pm Berlin", "2026-11-24 19:30", "2026-11-24 15:00"),
    ("fri 3pm UK Acme", "2026-11-27 20:30", "2026-11-27 15:00"),
    ("demo thu 10am NYC", "2026-11-26 20:30", "2026-11-26 10:00"),
    ("demo thu 10am in New York", "2026-11-26 20:30", "2026-11-26 10:00"),
    ("fri 3-4pm in London", "2026-11-27 20:30", "2026-11-27 15:00"),
    ("fri 3pm east coast", "2026-11-28 01:30", "2026-11-27 15:00"),
    ("fri 3pm eastern", "2026-11-28 01:30", "2026-11-27 15:00"),
    ("fri 4pm Eastern Bank demo", "2026-11-28 02:30", "2026-11-27 16:00"),
    ("fri 4pm GST filing", "2026-11-27 17:30", "2026-11-27 16:00"),
)

# (language, text): the same in other languages.
WHOSE_HOUR_ABROAD = (
    ("de", "morgen 15 Uhr in London"),
    ("fr", "point demain 15h à Londres"),
    ("es", "mañana a las 15:00 en Londres"),
    ("pt", "amanhã 15h em Londres"),
    ("it", "domani alle 15 a Londra"),
    ("nl", "morgen 15 uur in Londen"),
    ("ru", "завтра в 15:00 в Лондоне"),
)

# (text, starts): a date whose year nobody said, eleven months off or more: perhaps the one that is over.
FAR_AWAY = (
    ("nov 20 3pm", "2026-11-20 15:00", "2027-11-20 15:00"),
    ("Acme 23/11 3pm", "2026-11-23 15:00", "2027-11-23 15:00"),
    ("oct 30 3pm", "2026-10-30 15:00", "2027-10-30 15:00"),
)

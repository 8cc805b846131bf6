"""Lines that must be asked about: why, and the starts that may be meant, in order.

Nothing here may become a booking by itself. An hour the clock skips or repeats is in clock_changes.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.when.reading import Kind


@dataclass(frozen=True)
class Question:
    """`starts` and `ends`: wall clocks in Asia/Kolkata, in order; `starts` None where none is promised.

    `title` None where the title is not promised either.
    """

    text: str
    kind: Kind
    starts: tuple[str, ...] | None = None
    ends: tuple[str | None, ...] | None = None
    title: str | None = None
    language: str = "en"

    def __str__(self) -> str:
        return f"{self.kind}: {self.text or '(nothing)'}"


def no_time(text: str, language: str = "en") -> Question:
    return Question(text, Kind.NO_TIME, (), None, text, language)


def no_clock(text: str, day: str, title: str = "", last: str | None = None, language: str = "en") -> Question:
    end = None if last is None else f"{last} 00:00"
    return Question(text, Kind.NO_CLOCK, (f"{day} 00:00",), (end,), title, language)


def two(text: str, *starts: str, title: str | None = None, language: str = "en") -> Question:
    return Question(text, Kind.TWO_READINGS, starts, None, title, language)


def past(text: str, start: str, title: str | None = None, language: str = "en") -> Question:
    return Question(text, Kind.PAST, (start,), None, title, language)


NO_TIME = (
    no_time(""),
    no_time("Demo with Acme"),
    no_time("call Ravi"),
    no_time("follow up with Globex about the contract"),
    no_time("Besuch bei Acme", "de"),
    no_time("déjeuner avec Acme", "fr"),
    no_time("Acmeデモ", "ja"),
    no_time("Acme演示", "zh"),
    no_time("Демо с Acme", "ru"),
)

NO_CLOCK = (
    no_clock("tomorrow", "2026-11-25"),
    no_clock("Demo with Acme tomorrow", "2026-11-25", "Demo with Acme"),
    no_clock("tomorrow Demo with Acme", "2026-11-25", "Demo with Acme"),
    no_clock("lunch with Lin on friday", "2026-11-27", "lunch with Lin"),
    no_clock("Nov 30", "2026-11-30"),
    no_clock("30 November 2026", "2026-11-30"),
    no_clock("in 2 weeks", "2026-12-08"),
    no_clock("in 3 days", "2026-11-27"),
    no_clock("day after tomorrow", "2026-11-26"),
    no_clock("friday next week", "2026-12-04"),
    no_clock("second tuesday of december", "2026-12-08"),
    no_clock("offsite Dec 3-5", "2026-12-03", "offsite", "2026-12-05"),
    no_clock("offsite 3 Dec to 5 Dec", "2026-12-03", "offsite", "2026-12-05"),
    no_clock("morgen", "2026-11-25", language="de"),
    no_clock("Demo mit Acme am Freitag", "2026-11-27", "Demo mit Acme", language="de"),
    no_clock("Démo avec Acme demain", "2026-11-25", "Démo avec Acme", language="fr"),
    no_clock("Demo con Acme el viernes", "2026-11-27", "Demo con Acme", language="es"),
    no_clock("amanhã", "2026-11-25", language="pt"),
    no_clock("dopodomani", "2026-11-26", language="it"),
    no_clock("overmorgen", "2026-11-26", language="nl"),
    no_clock("कल", "2026-11-25", language="hi"),
    no_clock("明後日", "2026-11-26", language="ja"),
    no_clock("后天", "2026-11-26", language="zh"),
    no_clock("послезавтра", "2026-11-26", language="ru"),
    no_clock("yarın", "2026-11-25", language="tr"),
    no_clock("pojutrze", "2026-11-26", language="pl"),
)

TWO_READINGS = (
    # 6 is breakfast or the end of the day.
    two("tomorrow at 6", "2026-11-25 06:00", "2026-11-25 18:00", title=""),
    two("Demo with Acme tomorrow at 6", "2026-11-25 06:00", "2026-11-25 18:00", title="Demo with Acme"),
    two("friday 6:30", "2026-11-27 06:30", "2026-11-27 18:30"),
    two("half past 6 on friday", "2026-11-27 06:30", "2026-11-27 18:30"),
    two("fri at six", "2026-11-27 06:00", "2026-11-27 18:00"),
    # Said to be today, and nine in the morning is over.
    two("today at 9", "2026-11-24 21:00", "2026-11-25 09:00"),
    # Which of its two nights is a day's midnight?
    two("midnight friday", "2026-11-27 00:00", "2026-11-28 00:00", title=""),
    two("friday at midnight", "2026-11-27 00:00", "2026-11-28 00:00"),
    # Some say next friday for the one in three days, some for the one after.
    two("next friday 3pm", "2026-11-27 15:00", "2026-12-04 15:00", title=""),
    two("Demo with Acme next thu at 11", "2026-11-26 11:00", "2026-12-03 11:00", title="Demo with Acme"),
    # It is still Monday the 23rd in California, and tomorrow there is today here.
    two("tomorrow 3pm PT", "2026-11-25 04:30", "2026-11-26 04:30"),
    two("tomorrow 3pm New York time", "2026-11-25 01:30", "2026-11-26 01:30"),
    # The day and the date do not agree.
    two("Friday 26 Nov 3pm", "2026-11-26 15:00", "2026-11-27 15:00"),
    two("Thursday, November 27 at 3pm", "2026-11-26 15:00", "2026-11-27 15:00"),
)

PAST = (
    past("today 8am", "2026-11-24 08:00", title=""),
    past("this morning at 8", "2026-11-24 08:00"),
    past("Demo with Acme today 9:30am", "2026-11-24 09:30", title="Demo with Acme"),
    past("yesterday at 3pm", "2026-11-23 15:00"),
    past("20 Nov 2026 3pm", "2026-11-20 15:00"),
    past("2026-11-20 15:00", "2026-11-20 15:00"),
    past("2026-11-24T04:00:00Z", "2026-11-24 09:30"),
    past("heute um 08:00 Uhr", "2026-11-24 08:00", language="de"),
    past("hier à 15h", "2026-11-23 15:00", language="fr"),
    past("hoy a las 8 de la mañana", "2026-11-24 08:00", language="es"),
    past("今日午前8時", "2026-11-24 08:00", language="ja"),
    past("вчера в 15:00", "2026-11-23 15:00", language="ru"),
)

BACKWARDS = (
    Question("from 27 Nov 2026 3pm to 26 Nov 2026 4pm", Kind.BACKWARDS),
    Question("2026-11-27 15:00 - 2026-11-26 16:00", Kind.BACKWARDS),
)

SEVERAL = (
    two("12/1 4pm", "2026-12-01 16:00", "2027-01-12 16:00"),  # an Indian whose Slack speaks American
    two("05/06/2027 3pm", "2027-05-06 15:00", "2027-06-05 15:00"),
    two("tomorrow 3pm or friday 4pm", "2026-11-25 15:00", "2026-11-27 16:00"),
    Question("Demo with Acme tue 3pm, wed 4pm, thu 5pm", Kind.SEVERAL),
    Question("call tomorrow at 11, lunch friday at 1pm", Kind.SEVERAL),
)

QUESTIONS = NO_TIME + NO_CLOCK + TWO_READINGS + PAST + BACKWARDS + SEVERAL

# Not one moment, whatever the kind of doubt: nothing may be booked.
NEVER_BOOKED = (
    "Feb 30 3pm",
    "31 June at 3pm",
    "29 Feb 2027 3pm",
    "32/13 3pm",
    "tomorrow 25:00",
    "tomorrow 3:75pm",
    "tomorrow 3pm 5pm",
    "tomorrow at 3 at 5",
    "monday tuesday 3pm",
    "today tomorrow 3pm",
    "tomorrow 3pm yesterday",
    "25 Nov 26 Nov 3pm",
    "3 or 4 tomorrow",
    "mon or tue at 3pm",
    "tomorrow at 3 or 4",
    "tomorrow 3;30pm",
    # a limit is no moment
    "tomorrow before 3pm",
    "tomorrow after 3pm",
    "tomorrow not before 3pm",
    # a zone nobody can know, and two zones that contradict each other
    "fri 3pm their time",
    "fri 3pm Springfield time",
    # the date in New York is another than here
    "3pm tomorrow EST",
    "Demo with Acme fri 3pm Old Trafford time",
    "fri 3pm EST/9pm GMT",
    "any day 3pm",
)

"""English: counted from now, or from a day that is named; and typing errors in the words of time."""

from __future__ import annotations

from tests.when.corpus.expected import moment

RELATIVE = (
    moment(
        "2026-11-24 13:05",
        "in 3 hours",
        "in three hours",
        "3 hours from now",
        "in 3h",
        "in 3 hrs",
        "in 180 minutes",
        "three hours from now",
    ),
    moment("2026-11-24 10:20", "in a quarter of an hour", "in 15 min", "in 15 minutes", "15m from now"),
    moment("2026-11-24 10:35", "in half an hour", "in 30 min", "in a half hour", "half an hour from now"),
    moment("2026-11-24 11:05", "in an hour", "in 1 hour", "an hour from now", "in one hour"),
    moment("2026-11-24 11:35", "in an hour and a half", "in 90 minutes", "in 1.5 hours", "in 1h30"),
    moment("2026-11-25 22:05", "in 36 hours", "36 hours from now"),
    moment("2026-11-24 12:35", "in 2 hours and 30 minutes", "in 2 and a half hours", "in 2h30m"),
    moment(
        "2026-11-24 12:05",
        "call Ravi in 2 hours",
        "in 2 hours call Ravi",
        "call Ravi two hours from now",
        title="call Ravi",
    ),
    moment("2026-11-24 12:05", "call Ravi in 2 hours for 20 min", end="12:25", title="call Ravi"),
    moment(
        "2026-11-26 15:00",
        "day after tomorrow 3pm",
        "the day after tomorrow at 3",
        "3pm the day after tomorrow",
        "the day after tmrw 3pm",
        "day after tomorow at 3pm",
        "in two days at 3pm",
        "in 2 days at 3",
        "2 days from now at 3pm",
        "two days from today at 3pm",
    ),
    moment("2026-11-27 11:00", "in 3 days at 11", "3 days from now at 11am", "at 11 in three days"),
    moment("2026-12-01 10:00", "in a week at 10", "a week from today at 10am", "in 7 days at 10"),
    moment(
        "2026-12-08 15:00",
        "in two weeks at 3pm",
        "two weeks from today at 3pm",
        "2 weeks from now at 3",
        "in 14 days at 3pm",
    ),
    moment("2026-12-14 10:00", "two weeks from monday at 10", "2 weeks from monday, 10am"),
    moment("2026-12-04 14:00", "a week from friday at 2pm", "a week from this friday at 2"),
    moment("2026-12-05 16:00", "on the 5th of next month at 4pm", "4pm on the 5th of next month"),
    moment("2026-12-24 09:00", "in a month at 9am", "in one month at 9", "a month from today at 9am"),
)

TYPOS = (
    moment("2026-11-25 15:00", "tomorow 3pm", "tommorow at 3", "tomorrw 3pm", "tommorrow 3pm"),
    moment("2026-11-26 14:00", "thrusday 2pm", "thursdy at 2", "Thurday 2pm", "thursady 2pm"),
    moment("2026-11-25 11:00", "wendesday 11am", "Wednsday 11am", "wedensday 11am"),
    moment("2026-11-28 10:00", "saterday 10am", "satuday at 10", "saturady 10am"),
    moment("2026-11-27 16:00", "firday 4pm", "fridya at 4"),
    moment("2026-12-10 15:00", "10 decmber 3pm", "Decembr 10 at 3", "10 Dezember 3pm"),
    moment("2027-02-04 10:00", "4 febuary 10am", "Feburary 4 at 10"),
    moment("2026-11-25 15:00", "Demo with Acme tomorow 3pm", title="Demo with Acme"),
    # The same letters in the title are the person's own, and stay.
    moment("2026-11-25 15:00", "Stanley Tomorrw Ltd tomorrow 3pm", title="Stanley Tomorrw Ltd"),
    moment("2026-11-25 15:00", "Mondey Foods tomorrow 3pm", title="Mondey Foods"),
    moment("2026-11-25 15:00", "monday.com demo tomorrow 3pm", title="monday.com demo"),
)

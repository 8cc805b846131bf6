"""The same words at other hours: late in the day, at the turn of a year, in a leap year, elsewhere."""

from __future__ import annotations

from tests.when.corpus.expected import moment

FOUR_PM = "2026-11-24 16:00"
NEW_YEARS_EVE = "2026-12-31 23:30"
FRIDAY_EVENING = "2026-11-27 17:40"

OTHER_NOWS = (
    # By four in the afternoon three o'clock is over: the next one is tomorrow's.
    moment("2026-11-25 15:00", "at 3", "3pm", "15:00", "3 o'clock", now=FOUR_PM),
    moment("2026-11-24 17:00", "at 5", "5pm", "in an hour", "today at 5", now=FOUR_PM),
    moment("2026-11-25 12:00", "noon", "at noon", "12:00", now=FOUR_PM),
    moment("2026-11-25 00:00", "midnight", now=FOUR_PM),
    moment("2026-11-24 16:45", "16:45", "quarter to 5", "in 45 min", now=FOUR_PM),
    moment("2027-01-01 00:30", "in an hour", "in 60 min", now=NEW_YEARS_EVE),
    moment("2027-01-01 00:00", "midnight", "at midnight", "in half an hour", now=NEW_YEARS_EVE),
    moment("2027-01-01 09:00", "tomorrow 9am", "9am", "Jan 1 9am", "1/1 9:00", now=NEW_YEARS_EVE),
    moment("2027-01-05 14:00", "Jan 5 2pm", "5 jan 14:00", "5.1. 14:00", now=NEW_YEARS_EVE),
    moment("2026-11-30 09:00", "monday 9am", "next monday 9am", "monday next week 9am", now=FRIDAY_EVENING),
    moment("2026-12-04 09:00", "next friday 9am", "friday next week at 9", now=FRIDAY_EVENING),
    moment("2026-11-28 10:00", "tomorrow at 10", "sat 10am", "this saturday 10am", now=FRIDAY_EVENING),
    moment("2026-11-27 19:00", "tonight at 7", "today 7pm", "19:00", now=FRIDAY_EVENING),
    moment("2028-02-29 09:00", "tomorrow 9am", "29 feb 9am", "Feb 29 at 9", now="2028-02-28 12:00"),
    moment("2028-03-01 09:00", "day after tomorrow 9am", "in 2 days at 9", now="2028-02-28 12:00"),
    # A month from the 31st is the last day of a shorter month.
    moment("2027-02-28 09:00", "in a month at 9am", now="2027-01-31 12:00"),
    moment("2026-11-24 09:00", "tomorrow 9am", now="2026-11-23 00:20"),
    moment("2026-11-23 09:00", "9am", "today 9am", "at 9", now="2026-11-23 00:20"),
    moment(
        "2026-11-24 15:00",
        "today 3pm",
        "3pm",
        "3pm ET",
        "noon Pacific",
        "20:00 GMT",
        "today 20:00 UTC",
        zone="America/New_York",
    ),
    moment(
        "2026-11-24 15:00",
        "heute 15 Uhr",
        "15 Uhr",
        "15h",
        language="de",
        zone="Europe/Berlin",
    ),
    moment("2026-11-25 15:00", "tomorrow 3pm", "wed 3pm", zone="Australia/Lord_Howe"),
    # Where the month stands first, and where it is the language that says so.
    moment("2026-12-01 16:00", "12/1 4pm", "12/1/2026 4pm", zone="America/New_York"),
    moment("2027-03-04 11:00", "3/4 11am", zone="America/Chicago"),
    moment("2026-12-03 09:30", "12/3 9:30am-4:30pm", end="16:30", zone="America/Los_Angeles"),
    moment("2027-04-03 11:00", "3/4 11am", language="en-IN"),
    moment("2027-04-03 11:00", "3/4 11 Uhr", language="de", zone="America/New_York"),
    moment("2026-11-25 15:00", "tomorrow 3pm", "amanhã às 15h", language="pt", zone="America/Sao_Paulo"),
)

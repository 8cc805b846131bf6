"""A zone in the text: the hour is that zone's, the answer is the reader's.

Only days that are open to no one: a weekday or a date. Days counted from the reader's own are asked
about where the two zones have different dates, see questions.
"""

from __future__ import annotations

from tests.when.corpus.expected import moment

ZONES = (
    moment(
        "2026-11-27 20:30",
        "fri 3pm GMT",
        "friday 15:00 GMT",
        "3pm on friday GMT",
        "27 Nov 15:00 Europe/London",
        "Fri Nov 27 3pm (GMT)",
        "Fri 3pm UTC",
        "friday 3pm London time",
        "27 Nov 3pm GMT",
        "2026-11-27T15:00:00Z",
        "2026-11-27T16:00+01:00",
        "27 Nov 2026 15:00 +00:00",
        "Fri, 27 Nov 2026 15:00:00 +0000",
        "friday 4pm CET",
        "fri 16:00 Berlin time",
        "fri 4pm Paris time",
        "friday 17:00 UTC+2",
    ),
    moment("2026-11-25 20:30", "3pm tomorrow GMT", "tomorrow 3pm GMT"),
    moment("2026-11-24 20:30", "15:00 GMT", "3pm GMT", "3pm UTC", "16:00 CET", "today 3pm GMT"),
    moment("2026-11-27 15:00", "fri 3pm IST", "friday 15:00 India time", "fri 3pm UTC+5:30", "fri 3pm our time"),
    moment(
        "2026-11-28 03:30",
        "fri 3pm MT",
        "friday 3pm Mountain time",
        "fri 3pm MST",
        "fri 5pm ET",
        "friday 5pm EST",
        "Fri 5pm Eastern",
        "fri 5pm New York time",
        "friday 4pm Central",
        "fri 2pm PT",
        "fri 2pm Pacific",
        "friday 2pm PST",
        "fri 2pm Los Angeles time",
    ),
    moment(
        "2026-11-27 21:30",
        "fri 10am Central / 11 Eastern",
        "friday 11am Eastern / 10am Central",
        "fri 8am PT / 11am ET",
    ),
    moment(
        "2026-11-28 01:30",
        "fri 3pm EST/8pm GMT",
        "fri 3pm ET",
        "3pm on friday ET",
        "3pm Friday EST",
        "fri 3pm Eastern Time",
        "fri 3pm Eastern Standard Time",
        "fri 3pm eastern standard time",
        "Fri Nov 27, 2026 3:00pm Eastern Standard Time",
        "27 Nov 2026 15:00 America/New_York",
        "Fri, 27 Nov 2026 15:00:00 -0500",
    ),
    moment("2026-11-28 01:30", "fri 3-4pm ET", "fri 3pm ET for 1h", end="02:30"),
    moment("2026-11-25 03:30", "9am Sydney time"),
    moment("2026-11-27 03:30", "fri 9am Sydney time", "friday 9am AEDT"),
    moment("2026-11-27 11:30", "fri 3pm JST", "fri 3pm Tokyo time", "friday 15:00 Tokyo time"),
    moment("2026-11-27 12:30", "fri 3pm Singapore time", "fri 3pm SGT"),
    moment("2026-11-27 16:30", "fri 3pm Dubai time"),
    moment("2026-11-27 20:30", "fri 3-4pm GMT", "friday 15:00-16:00 GMT", end="21:30"),
    moment(
        "2026-11-27 20:30",
        "Demo with Acme fri 3pm GMT",
        "fri 3pm GMT Demo with Acme",
        "Demo with Acme on Friday at 3pm London time",
        title="Demo with Acme",
    ),
    # In summer the same letters on a wall mean another offset: a place's time follows the place.
    moment("2027-07-02 19:30", "2 July 2027 3pm London time", "2 July 2027 4pm Berlin time"),
    moment("2027-07-02 20:30", "2 July 2027 3pm GMT", "2 July 2027 15:00 UTC"),
    moment("2027-07-02 18:30", "July 2 2027 9am ET", "July 2 2027 9am EDT", "July 2 2027 6am PDT"),
)

"""German and Dutch: the half hour counts to the next one, `halb vier` is half past three."""

from __future__ import annotations

from tests.when.corpus.expected import moment

GERMAN = (
    moment(
        "2026-11-25 15:00",
        "morgen 15 Uhr",
        "morgen um 15 Uhr",
        "morgen um 15:00",
        "morgen um 15.00 Uhr",
        "morgen Nachmittag um 3",
        "morgen um 3 Uhr nachmittags",
        "Mittwoch 15 Uhr",
        "am Mittwoch um 15 Uhr",
        "Mi 15:00",
        "25.11. 15 Uhr",
        "25.11.2026 15:00",
        "am 25. November um 15 Uhr",
        "Mittwoch, den 25. November, 15 Uhr",
        language="de",
    ),
    moment(
        "2026-11-25 15:00",
        "Demo mit Acme morgen um 15 Uhr",
        "morgen 15 Uhr Demo mit Acme",
        "Demo mit Acme am Mittwoch um 15 Uhr",
        "morgen Demo mit Acme um 15 Uhr",
        title="Demo mit Acme",
        language="de",
    ),
    moment(
        "2026-11-25 15:00",
        "morgen 15-16 Uhr",
        "morgen von 15 bis 16 Uhr",
        "morgen zwischen 15 und 16 Uhr",
        "morgen 15:00-16:00",
        "Mittwoch 15 bis 16 Uhr",
        "morgen um 15 Uhr für eine Stunde",
        "morgen ab 15 Uhr für 60 Minuten",
        end="16:00",
        language="de",
    ),
    moment("2026-11-27 15:30", "Freitag um halb vier", "Freitag 15:30", "Fr 15.30 Uhr", language="de"),
    moment("2026-11-27 15:15", "Freitag Viertel nach drei", "Freitag um viertel nach 3", language="de"),
    moment("2026-11-26 10:00", "übermorgen um 10 Uhr", "übermorgen 10:00", language="de"),
    moment("2026-11-24 12:05", "in zwei Stunden", "in 2 Stunden", "in 2 Std", language="de"),
    moment("2026-11-24 10:35", "in einer halben Stunde", "in 30 Minuten", language="de"),
    moment("2026-11-24 11:35", "in anderthalb Stunden", "in eineinhalb Stunden", language="de"),
    moment("2026-11-24 20:00", "heute Abend um 8", "heute 20 Uhr", "heute um 20:00", language="de"),
    moment("2026-11-30 09:00", "nächsten Montag um 9 Uhr", "Montag 9 Uhr", language="de"),
)

DUTCH = (
    moment(
        "2026-11-25 15:00",
        "morgen om 15 uur",
        "morgen om 15:00",
        "morgen 15u",
        "morgenmiddag om 3 uur",
        "morgen om 3 uur 's middags",
        "woensdag om 15 uur",
        "woensdag 25 november om 15:00",
        "25 november om 15 uur",
        "25-11 om 15:00",
        "wo 25 nov 15:00",
        language="nl",
    ),
    moment(
        "2026-11-25 15:00",
        "Demo met Acme morgen om 15 uur",
        "morgen om 15 uur Demo met Acme",
        title="Demo met Acme",
        language="nl",
    ),
    moment(
        "2026-11-25 15:00",
        "morgen van 15 tot 16 uur",
        "morgen van 15:00 tot 16:00",
        "morgen tussen 15 en 16 uur",
        "morgen 15-16 uur",
        "morgen om 15 uur voor een uur",
        end="16:00",
        language="nl",
    ),
    moment("2026-11-26 10:00", "overmorgen om 10 uur", "donderdag om 10 uur", language="nl"),
    moment("2026-11-24 12:05", "over twee uur", "over 2 uur", language="nl"),
    moment("2026-11-24 10:35", "over een half uur", "over 30 minuten", language="nl"),
    moment("2026-11-24 11:35", "over anderhalf uur", language="nl"),
    moment("2026-11-27 15:30", "vrijdag om half vier", "vrijdag om 15:30", language="nl"),
    moment("2026-11-27 15:45", "vrijdag om kwart voor vier", language="nl"),
    moment("2026-11-24 20:00", "vanavond om 8 uur", "vandaag om 20:00", language="nl"),
    moment("2026-11-25 09:00", "morgenochtend om 9 uur", "morgen om 9 uur", language="nl"),
    moment("2026-11-30 09:00", "volgende maandag om 9 uur", "maandag om 9 uur", language="nl"),
)

GERMANIC = GERMAN + DUTCH

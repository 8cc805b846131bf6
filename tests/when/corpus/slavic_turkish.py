"""Russian, Polish and Turkish: words that change their endings."""

from __future__ import annotations

from tests.when.corpus.expected import moment

RUSSIAN = (
    moment(
        "2026-11-25 15:00",
        "завтра в 15:00",
        "завтра в 15 часов",
        "завтра в 3 часа дня",
        "завтра в три часа дня",
        "завтра в 15.00",
        "в среду в 15:00",
        "среда 15:00",
        "25 ноября в 15:00",
        "25.11 в 15:00",
        "25.11.2026 15:00",
        language="ru",
    ),
    moment(
        "2026-11-25 15:00",
        "Демо с Acme завтра в 15:00",
        "завтра в 15:00 Демо с Acme",
        title="Демо с Acme",
        language="ru",
    ),
    moment(
        "2026-11-25 15:00",
        "завтра с 15 до 16",
        "завтра с 15:00 до 16:00",
        "завтра 15:00-16:00",
        "завтра в 15:00 на час",
        end="16:00",
        language="ru",
    ),
    moment("2026-11-26 10:00", "послезавтра в 10:00", "послезавтра в 10 утра", language="ru"),
    moment("2026-11-24 12:05", "через два часа", "через 2 часа", language="ru"),
    moment("2026-11-24 10:35", "через полчаса", "через 30 минут", language="ru"),
    moment("2026-11-24 11:35", "через полтора часа", language="ru"),
    moment("2026-11-27 12:00", "в пятницу в полдень", "пятница 12:00", language="ru"),
    moment("2026-11-24 20:00", "сегодня в 8 вечера", "сегодня в 20:00", language="ru"),
    moment("2026-11-30 09:00", "в следующий понедельник в 9 утра", "пн 9:00", language="ru"),
)

POLISH = (
    moment(
        "2026-11-25 15:00",
        "jutro o 15",
        "jutro o 15:00",
        "jutro o godzinie 15",
        "jutro o godz. 15:00",
        "jutro o 3 po południu",
        "w środę o 15",
        "w środę o 15:00",
        "środa 15:00",
        "25 listopada o 15:00",
        "25.11 o 15:00",
        "25.11.2026 o 15:00",
        language="pl",
    ),
    moment(
        "2026-11-25 15:00",
        "Demo z Acme jutro o 15",
        "jutro o 15:00 Demo z Acme",
        title="Demo z Acme",
        language="pl",
    ),
    moment(
        "2026-11-25 15:00",
        "jutro od 15 do 16",
        "jutro od 15:00 do 16:00",
        "jutro 15-16",
        "jutro między 15 a 16",
        "jutro o 15 na godzinę",
        end="16:00",
        language="pl",
    ),
    moment("2026-11-26 10:00", "pojutrze o 10", "pojutrze o 10 rano", language="pl"),
    moment("2026-11-24 12:05", "za dwie godziny", "za 2 godziny", language="pl"),
    moment("2026-11-24 10:35", "za pół godziny", "za 30 minut", language="pl"),
    moment("2026-11-24 11:35", "za półtorej godziny", language="pl"),
    moment("2026-11-27 12:00", "w piątek w południe", "piątek 12:00", language="pl"),
    moment("2026-11-24 20:00", "dziś o 20", "dzisiaj wieczorem o 8", language="pl"),
    moment("2026-11-30 09:00", "w poniedziałek o 9 rano", "pon 9:00", language="pl"),
)

TURKISH = (
    moment(
        "2026-11-25 15:00",
        "yarın 15:00",
        "yarın saat 15:00'te",
        "yarın saat 15'te",
        "yarın öğleden sonra 3'te",
        "çarşamba 15:00",
        "çarşamba günü saat 15:00'te",
        "25 Kasım 15:00",
        "25 Kasım Çarşamba saat 15:00",
        "25.11.2026 15:00",
        language="tr",
    ),
    moment(
        "2026-11-25 15:00",
        "Acme ile demo yarın saat 15:00'te",
        "yarın 15:00 Acme ile demo",
        title="Acme ile demo",
        language="tr",
    ),
    moment(
        "2026-11-25 15:00",
        "yarın 15:00-16:00",
        "yarın 15:00 ile 16:00 arası",
        "yarın saat 15'ten 16'ya kadar",
        "yarın 15:00'ten 16:00'ya kadar",
        end="16:00",
        language="tr",
    ),
    moment("2026-11-24 12:05", "2 saat sonra", "iki saat sonra", "2 saat içinde", language="tr"),
    moment("2026-11-24 10:35", "yarım saat sonra", "30 dakika sonra", language="tr"),
    moment("2026-11-24 11:35", "bir buçuk saat sonra", language="tr"),
    moment("2026-11-27 15:30", "cuma 15:30", "cuma saat üç buçukta", language="tr"),
    moment("2026-11-24 20:00", "bu akşam 8'de", "bugün 20:00", language="tr"),
    moment("2026-11-30 09:00", "pazartesi sabah 9'da", "pazartesi 9:00", language="tr"),
)

SLAVIC_TURKISH = RUSSIAN + POLISH + TURKISH

"""A day in another spelling is that day or a question, never silently today; a name is no day."""

from __future__ import annotations

from bot.when import read
from bot.when.reading import Kind, Reading, Unclear
from tests.for_each import for_each
from tests.when.corpus.expected import wall

THURSDAY = "2026-11-26 10:20"
TODAY, TOMORROW = "2026-11-26", "2026-11-27"


@for_each(
    ("word", "day"),
    [
        *(
            (word, TOMORROW)
            for word in ("tomm", "tomo", "tomoro", "2mrw", "tmoro", "2morow", "2mro", "tomorow", "tmrw")
        ),
        *((word, "2026-12-02") for word in ("wensday", "wednsday", "wdnsday", "weds")),
        *((word, TOMORROW) for word in ("frid", "firday", "fridya")),
        *((word, "2026-11-28") for word in ("satur", "saterday", "day aftr tmrw")),
    ],
)
def test_a_usual_slip_is_the_day(word: str, day: str) -> None:
    result = read(f"demo {word} 4pm", wall(THURSDAY), ("en-IN", "en"))
    assert isinstance(result, Reading), result
    assert result.start == wall(f"{day} 16:00")
    assert result.title == "demo"


@for_each(
    "word",
    [
        *(
            "thr",
            "dayafter",
            "nxtday",
            "EOW",
            "kl",
            "wednesdat",
            "tomorrpq",
            "thursdau",
            "wdnsdayy",
            "Sundar",
            "Manday",
        ),
        *("saturdx", "tmz"),
    ],
)
def test_what_may_be_a_day_is_asked_about(word: str) -> None:
    result = read(f"call {word} 3pm", wall(THURSDAY), ("en-IN", "en"))
    assert isinstance(result, Unclear), result


@for_each(
    ("language", "text"),
    [
        ("de", "Anruf Morgan 15 Uhr"),
        ("de", "Frau Freytag 15 Uhr"),
        ("nl", "bellen Morgan 15:00"),
        ("fr", "appel Samed 15h"),
        ("en", "call Sundar 3pm"),
        ("en", "Fr 3pm"),
        ("en", "Th 2:30pm"),
    ],
)
def test_a_name_near_a_day_is_offered_both_ways(language: str, text: str) -> None:
    result = read(text, wall(THURSDAY), (language, "en"))
    assert isinstance(result, Unclear)
    assert result.kind is Kind.TWO_READINGS
    days = {f"{one.start:%Y-%m-%d}": one.title for one in result.candidates}
    assert len(days) > 1


def test_each_answer_has_its_own_title() -> None:
    result = read("call Sundar 3pm", wall(THURSDAY), ("en",))
    assert isinstance(result, Unclear)
    assert {one.title for one in result.candidates} == {"call", "call Sundar"}


@for_each(
    "name",
    ["Sundar", "Manday", "Ravi", "Sandy", "Mandy", "Sunny", "Tomas", "Friedrich", "Thursten"],
)
def test_beside_a_day_a_name_is_a_name(name: str) -> None:
    result = read(f"call {name} tomorrow 3pm", wall(THURSDAY), ("en",))
    assert isinstance(result, Reading), result
    assert (result.start, result.title) == (wall(f"{TOMORROW} 15:00"), f"call {name}")


@for_each("name", ["Ravi", "Sandy", "Mandy", "Sunny", "Tomas", "HR", "Dr Rao", "QBR", "Mo"])
def test_most_names_are_far_from_any_day(name: str) -> None:
    result = read(f"call {name} 3pm", wall(THURSDAY), ("en",))
    assert isinstance(result, Reading), result
    assert result.start == wall(f"{TODAY} 15:00")


@for_each(
    ("text", "title"),
    [
        ("Thursday Boots wholesale mon 2pm", "Thursday Boots wholesale"),
        ("call Wednesday Addams mon 2pm", "call Wednesday Addams"),
    ],
)
def test_a_surname_behind_a_day_makes_it_a_name(text: str, title: str) -> None:
    result = read(text, wall(THURSDAY), ("en",))
    assert isinstance(result, Reading), result
    assert (result.start, result.title) == (wall("2026-11-30 14:00"), title)

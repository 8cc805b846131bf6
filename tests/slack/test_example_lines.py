"""The line to type instead keeps what was read, says no time that nobody said, and asks again when it is pasted."""

from dataclasses import replace

import pytest

from bot.meetings import options, rules
from bot.meetings.messages import Ask, RefusalReason, Refuse
from bot.meetings.model import Draft, Policy
from bot.slack import manifest
from bot.slack.form import preview
from bot.slack.form.metadata import FormMetadata
from bot.slack.form.state import FormState
from bot.slack.text import example_lines, help_text, sentences
from tests.meetings.samples import NOW, PRIYA, READER, draft


def verdict(given: Draft) -> Refuse | Ask | None:
    return rules.check_draft(given, rules.Asker(PRIYA, Policy(), NOW))


def proposed(text: str) -> tuple[str, ...]:
    found = verdict(draft(text))
    assert found, text
    if isinstance(found, Refuse):
        found = replace(found, choices=())  # with buttons there is no line
    return sentences.say(READER, found)[1]


@pytest.mark.parametrize(
    ("typed", "line_"),
    [
        ("Demo", "<day> <time> Demo"),
        ("Demo for 45m", "<day> <time> for 45m Demo"),
        ("Demo tomorrow where:Lobby -- bring cups", "tomorrow <time> Demo where:Lobby -- bring cups"),
        ("Demo next tuesday for 30m", "next tuesday <time> for 30m Demo"),
        ("tomorrow 4pm to 3pm Demo", "tomorrow <time> to <time> Demo"),
        ("yesterday 3pm Demo", "<day> 3:00pm Demo"),
        ("yesterday 3-4pm Demo", "<day> 3:00pm to 4:00pm Demo"),
        ("tomorrow 3pm Demo mins:soon", "mins:<minutes> tomorrow 3pm Demo"),
        ("tomorrow 3pm Demo lead:+91", "lead:<e-mail> tomorrow 3pm Demo"),
        ("tomorrow 3pm Demo notify:maybe", 'notify:"<on or off>" tomorrow 3pm Demo'),
    ],
)
def test_what_was_read_is_kept_and_what_is_missing_is_a_gap(typed: str, line_: str) -> None:
    lines = proposed(typed)
    assert lines == (f"/meeting {line_}",)
    again = proposed(lines[0].removeprefix("/meeting "))
    assert again == lines, "pasted as it is, it asks again, for the same"


@pytest.mark.parametrize(
    "typed", ["Demo", "tomorrow Demo", "Demo 4pm to 3pm", "Demo 24 Nov 2020 3pm", "Demo for 45m", "Demo when:none 3pm"]
)
def test_a_proposed_line_as_it_is_never_has_a_time_that_nobody_said(typed: str) -> None:
    for one in proposed(typed):
        found = draft(one.removeprefix("/meeting "))
        assert verdict(found) or found.when is None or "3pm" in typed


@pytest.mark.parametrize("gap", ["<day>", "<time>", "<DAY>"])
def test_a_gap_is_asked_about_whatever_else_the_line_says(gap: str) -> None:
    for text in (f"{gap} 4pm Demo", f"tomorrow 4pm {gap} Demo", f"tomorrow {gap} Demo"):
        found = verdict(draft(text))
        assert isinstance(found, Refuse)
        assert found.why is RefusalReason.OPTION
    assert verdict(draft(f'tomorrow 4pm "about {gap}"')) is None, "in quotes it is a title"
    assert verdict(draft(f"tomorrow 4pm Demo -- {gap} is mine")) is None, "and so it is in a description"


@pytest.mark.parametrize("key", options.KEYS)
def test_a_gap_is_no_value_of_any_option(key: str) -> None:
    found = draft(f'tomorrow 4pm Demo {key}:"<place>"')
    assert verdict(found) is not None or key == "when"


def test_the_form_asks_for_a_gap_too() -> None:
    state = FormState(FormMetadata(known=True, zone="Asia/Kolkata"), words="<day> 4pm")
    assert "Put the day" in preview.preview_of(state, NOW, 30).problem
    assert example_lines.time_with_gaps(draft("follow up call 4pm for 20m after lunch")).startswith("<day> 4pm")


def test_no_proposed_line_and_no_help_names_somebodys_address() -> None:
    said = [
        *proposed("tomorrow 3pm lead:+91"),
        *help_text.help_(READER, "/meeting")[1],
        help_text.help_(READER, "/meeting")[0],
    ]
    said += [str(manifest.build("https://bot.example.com", "/meeting"))] if hasattr(manifest, "build") else []
    assert not any("@" in one and "example.com" not in one for one in said)

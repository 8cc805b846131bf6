"""What nobody sees, marks of direction first of all, turns no sentence of the bot's and hides in no label."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.meetings.messages import Ask, BookingResult, BotMessage, Card, End, LookupFailed, Outcome, Question
from bot.slack import buttons, message_blocks
from bot.slack.form import initial_state, input_elements
from bot.slack.invisible_characters import visible
from bot.slack.menus import MenuOption
from bot.slack.text import labels
from tests.meetings.samples import ASHA, MEETING, NOW, PRIYA, READER, draft

DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HIDDEN = "\u200b\u2060\ufeff\u00ad\u3164\U000e0041"
MARKS = DIRECTION + HIDDEN
LEAD = replace(ASHA, name=f"Asha{MARKS} Rao", company=f"{MARKS}Globex", mail=f"asha{MARKS}@globex.com")
REFUSED = Outcome(End.REFUSED, reason=f"Owner {MARKS}is not active.{MARKS}")
DRAFT = draft("tomorrow 3pm Demo lead:Asha")
CARD = Card(replace(MEETING, lead=LEAD, owner_name=f"Priya{MARKS}"), REFUSED, PRIYA, DRAFT, "key", NOW)


def shows(shown: object) -> set[str]:
    return set(MARKS) & set(str(shown).encode().decode("unicode_escape", "ignore")) | set(MARKS) & set(str(shown))


@pytest.mark.parametrize(
    "said",
    [
        BookingResult(CARD),
        LookupFailed(DRAFT, REFUSED),
        Ask(Question.LEADS, DRAFT, NOW, leads=(LEAD, replace(LEAD, id="other"))),
    ],
)
def test_reasons_and_names_of_leads_turn_no_sentence(said: BotMessage) -> None:
    shown = message_blocks.answer(READER, said, "key")
    sentence = str(shown["blocks"][0])
    assert not shows(sentence), sentence
    assert not shows([one.label for one in buttons.for_message(READER, said, "key")])


def test_cards_buttons_and_choices_have_none() -> None:
    assert not shows(message_blocks.card(READER, CARD))
    assert labels.lead_label(LEAD) == "Asha Rao · Globex · asha@globex.com"
    assert input_elements.option(MenuOption("id", f"Site{MARKS} visit"))["text"] == input_elements.label("Site visit")


@given(st.text())
def test_what_is_visible_stays_so(text: str) -> None:
    once = visible(text)
    assert visible(once) == once
    assert not set(once) & set(MARKS)
    assert [one for one in once if one.isalnum()] == [
        one for one in text if one.isalnum() and one not in MARKS + "\u115f\u1160\uffa0"
    ]


def test_a_lead_that_is_named_twice_is_one() -> None:
    state = replace(initial_state.empty("C1"), lead=MenuOption("Asha", "Asha"))
    twice = initial_state.with_lead_named(state, [ASHA, ASHA])
    assert twice.lead == MenuOption(ASHA.id, labels.lead_label(ASHA))

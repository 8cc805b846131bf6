"""Edit and book again makes a second appointment: the form says so first, and the first card leads to the new one."""

from dataclasses import replace

import pytest

from bot.meetings.request import EarlierCard
from bot.slack.button_payload import BOOKED, ButtonPayload, read_press
from bot.slack.form.metadata import FormMetadata, decode, encode
from bot.slack.rebooking import SUMMARY, earlier_card
from bot.slack.text import form_text, labels
from sandbox.leadsquared import CrmFault
from sandbox.slack.json_values import Json, JsonObject, obj, string
from tests.doors.form import Form, by_button
from tests.meetings.samples import READER
from tests.stories.days import DAY, D, utc
from tests.stories.scene import Scene, link_to

AGAIN = "Edit and book again"
SECOND = form_text.second_appointment(READER)
CREATE = "Task.svc/Create"


def first_line(form: Form) -> str:
    (element,) = [obj(one) for one in form.view.blocks[0].get("elements", [])]  # type: ignore[union-attr]  # a context's
    return string(element.get("text"))


def test_the_form_says_that_the_first_one_stays_and_its_card_leads_to_the_second(priya: Scene) -> None:
    first = priya.says(f"{D} 3pm First & <foremost>").message
    form = by_button(priya, first, AGAIN)
    assert first_line(form) == SECOND
    form.fills("title", "The second of them")
    form.types(f"{D} 5pm", "5:00")
    form.books()
    priya.one_task("First & <foremost>")
    assert priya.one_task("The second of them")["DueDate"] == utc(DAY, 17)
    changed, second = priya.wait(
        lambda: (
            found if "Booked again" in (found := [one for one in priya.sees() if not one.ephemeral])[0].shown else None
        )
    )
    assert "Booked again as The second of them, " in changed.shown
    assert "First & <foremost>" in changed.shown.splitlines()[0]
    assert "until you delete it there" in changed.shown
    assert [(one.text, one.url) for one in changed.buttons] == [("Open the new one", link_to(second)), (AGAIN, "")]
    assert priya.person.presses(changed, label="Open the new one").ok
    assert first_line(by_button(priya, changed, AGAIN)) == SECOND


def test_a_second_that_is_not_booked_leaves_the_first_card_and_a_mended_one_changes_it(priya: Scene) -> None:
    first = priya.says(f"{D} 3pm Stays as it is").message
    form = by_button(priya, first, AGAIN)
    form.fills("title", "Refused at first")
    priya.stage.crm.fault(CrmFault.ERROR_IN_200, CREATE)
    form.books()
    assert "Booked again" not in priya.sees()[0].shown
    form.clicks("Change it")
    form.wait(lambda: form.view.callback_id == "meeting" and form.view.value("title") == "Refused at first")
    assert first_line(form) == SECOND
    form.books()
    priya.wait(lambda: "Booked again as Refused at first" in priya.sees()[0].shown)


def test_what_is_not_booked_is_edited_without_that_line(priya: Scene) -> None:
    priya.stage.crm.fault(CrmFault.ERROR_IN_200, CREATE)
    form = by_button(priya, priya.says(f"{D} 3pm Nothing there yet").message, "Edit")
    assert form.view.blocks[0].get("type") == "input"


BODY: JsonObject = {
    "user": {"id": "U1"},
    "container": {"message_ts": "1.2", "channel_id": "C1"},
    "message": {"blocks": [{"type": "section", "text": {"type": "plain_text", "text": "Demo &amp; Co\nFri"}}]},
    "actions": [{"text": {"type": "plain_text", "text": AGAIN}, "value": ButtonPayload("key", "U1", BOOKED).value()}],
}
CARD = EarlierCard("key", "C1", "1.2", "Demo & Co\nFri")


def with_button(label: str, picked: str) -> JsonObject:
    return {**BODY, "actions": [{"text": {"text": label}, "value": ButtonPayload("key", "U1", picked).value()}]}


def test_a_card_of_an_earlier_version_says_on_its_button_that_it_is_booked() -> None:
    assert labels.book_again(READER) == AGAIN
    assert earlier_card(read_press(BODY)) == earlier_card(read_press(with_button(AGAIN, ""))) == CARD
    assert earlier_card(read_press(with_button("Edit", BOOKED))) == CARD
    assert earlier_card(read_press(with_button("Edit", ""))) is None


def test_what_cannot_be_changed_later_is_no_card() -> None:
    private: JsonObject = {"message_ts": "1.2", "channel_id": "C1", "is_ephemeral": True}
    assert earlier_card(read_press({**BODY, "container": private})) is None
    assert earlier_card(read_press({**BODY, "container": {}})) is None


@pytest.mark.parametrize("odd", [None, [], [None], {}, 7, [{"text": 3}], [[]], "x"])
def test_whatever_stands_in_the_message_it_is_read(odd: Json) -> None:
    assert earlier_card(read_press({**BODY, "message": {"blocks": odd}})) == replace(CARD, summary="")
    assert earlier_card(read_press({**BODY, "actions": odd})) is None


def test_the_longest_card_fits_into_the_notes() -> None:
    text = '"\\' * 4000
    body: JsonObject = {**BODY, "message": {"blocks": [{"text": {"text": text}}]}}
    card = earlier_card(read_press(body))
    assert card is not None
    assert len(card.summary) == SUMMARY
    metadata = FormMetadata(
        booked=("k" * 255, "C" * 12, "1" * 20, card.summary), owner="mail:" + "o" * 200, lead="l" * 200
    )
    assert len(encode(metadata)) <= 3000
    assert decode(encode(metadata)) == metadata
    assert metadata.earlier == EarlierCard(*metadata.booked)
    assert decode(encode(replace(metadata, booked=("k",)))) is None

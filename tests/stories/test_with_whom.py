"""Leads and opportunities: found by whatever was typed, or asked about; RelatedEntity 0, 1 and 5."""

from collections.abc import Callable

import pytest

from sandbox.leadsquared import acme
from tests.stories.days import D
from tests.stories.scene import Scene

ACME = acme()
ASHA = next(lead for lead in ACME.leads if lead.first_name == "Asha")
TOM = next(lead for lead in ACME.leads if lead.first_name == "Tom")
RENEWAL = next(one for one in ACME.opportunities if one.lead_id == ASHA.id)


@pytest.mark.parametrize(
    "words",
    ["asha@globex.com", "ASHA@globex.com", '"+91 98450 12345"', "+91-98450-12345", ASHA.id, "Globex", '"Asha Rao"'],
)
def test_a_lead_is_found_by_mail_phone_id_or_words(priya: Scene, words: str) -> None:
    bare = words.strip('"')
    title = f"Renewal by {bare}"
    seen = priya.says(f'{D} 3pm "{title}" lead:{words}')
    task = priya.told_once(seen, f'"{title}"')
    assert (task["RelatedEntity"], task["RelatedEntityId"]) == (1, ASHA.id)
    assert "Lead\nAsha Rao, Globex" in seen.message.shown


def test_half_a_name_is_a_question_and_the_whole_one_is_not(priya: Scene) -> None:
    priya.told_once(priya.says(f"lead:Asha Rao Whole name {D} 3pm"), "Whole name")
    assert priya.one_task("Whole name")["RelatedEntityId"] == ASHA.id
    asked = priya.says(f"lead:Asha Verma Half a name {D} 3pm")
    assert "no lead “Asha Verma" in asked.words
    assert priya.booked("Half a name") == []
    priya.person.presses(asked.message, label=asked.message.buttons[0].text)
    priya.wait(lambda: priya.booked("Verma Half a name"))
    assert priya.one_task("Verma Half a name")["RelatedEntityId"] == ASHA.id


def test_an_unknown_type_has_a_button_for_each_that_there_is(priya: Scene) -> None:
    asked = priya.says(f"type:Site Which type {D} 3pm")
    assert [one.text for one in asked.message.buttons] == ["Meeting", "Demo", "Site visit", "Edit", "Cancel"]
    assert priya.booked("Which type") == []
    priya.person.presses(asked.message, label="Demo")
    priya.wait(lambda: priya.booked("Which type"))
    assert priya.one_task("Which type")["Name"] == "Demo: Which type"


@pytest.mark.parametrize("handle", ["gus", "nomail", "admin"])
def test_who_is_no_user_of_leadsquared_learns_no_lead(someone: Callable[[str], Scene], handle: str) -> None:
    """Their own are no rights to read others' customers."""
    scene = someone(handle)
    for words in ("Sharma", "asha@globex.com", "Globex"):
        seen = scene.says(f"{D} 3pm Curious lead:{words} owner:priya@acme.com")
        assert not any(name in seen.words for name in ("Ravi", "Neha", "Asha Rao", "hooli"))
    assert scene.booked("Curious") == []


def test_two_leads_are_a_question_and_each_answer_offered_is_booked(priya: Scene) -> None:
    line = f"{D} 3pm Hooli call lead:Sharma"
    asked = priya.says(line)
    assert asked.message.ephemeral
    assert asked.offers == ["Ravi Sharma · Hooli", "Neha Sharma · Hooli"]
    assert priya.booked("Hooli call") == []
    names = set()
    for offer in asked.offers:
        priya.asks_and_chooses(line, offer)
        names.add(priya.booked("Hooli call")[-1]["RelatedEntityIdName"])
    assert names == {"Ravi Sharma", "Neha Sharma"}


def test_a_lead_nobody_knows_is_not_booked_and_the_line_without_it_is(priya: Scene) -> None:
    refused = priya.says(f"{D} 3pm Ghost call lead:ghost@nowhere.test")
    assert refused.message.ephemeral
    assert "ghost@nowhere.test" in refused.words
    assert priya.booked("Ghost call") == []
    seen = priya.says(refused.examples[-1])
    assert priya.told_once(seen, "Ghost call")["RelatedEntity"] == 0


def test_an_opportunity_alone(priya: Scene) -> None:
    task = priya.told_once(priya.says(f"{D} 3pm Negotiation opp:{RENEWAL.id}"), "Negotiation")
    assert (task["RelatedEntity"], task["RelatedEntityId"]) == (5, RENEWAL.id)


def test_an_opportunity_of_the_lead_named_beside_it(priya: Scene) -> None:
    task = priya.told_once(priya.says(f"{D} 3pm Both lead:{ASHA.email} opp:{RENEWAL.id}"), "Both")
    assert (task["RelatedEntity"], task["RelatedEntityId"]) == (5, RENEWAL.id)


def test_an_opportunity_of_another_lead_is_refused_and_either_alone_is_booked(priya: Scene) -> None:
    refused = priya.says(f"{D} 3pm Mixed up lead:{TOM.email} opp:{RENEWAL.id}")
    assert refused.message.ephemeral
    assert priya.booked("Mixed up") == []
    entities = []
    for example in refused.examples:
        priya.says(example)
        entities.append(priya.booked("Mixed up")[-1]["RelatedEntityId"])
    assert sorted(entities) == sorted([RENEWAL.id, TOM.id])


def test_an_opportunity_leadsquared_does_not_know_is_its_own_error(priya: Scene) -> None:
    unknown = "00000000-0000-0000-0000-000000000000"
    seen = priya.says(f"{D} 3pm No deal opp:{unknown}")
    assert f"LeadSquared says: Opportunity not found: {unknown}" in seen.thread[-1].shown
    assert priya.booked("No deal") == []

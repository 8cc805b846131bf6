"""The house's failure table: what LeadSquared may do, and what the person hears of it. Doubts are told elsewhere."""

import pytest

from sandbox.leadsquared import CrmFault
from tests.stories.days import D
from tests.stories.scene import Scene

CREATE = "Task.svc/Create"
LEADS = "LeadManagement.svc"


def creates(scene: Scene, title: str) -> int:
    """How often this title was sent."""
    return sum(call.path.endswith(CREATE) and title in call.body for call in scene.stage.crm.calls)


def test_an_error_in_a_200_is_an_error_and_is_told(priya: Scene) -> None:
    priya.stage.crm.fault(CrmFault.ERROR_IN_200, CREATE)
    seen = priya.says(f"{D} 3pm Error in 200")
    assert "Not booked. LeadSquared says:" in seen.thread[-1].shown
    assert priya.booked("Error in 200") == []
    assert creates(priya, "Error in 200") == 1, "a refusal is final"


@pytest.mark.parametrize(
    ("option", "says"),
    [
        ('type:"Site visit"', "is mandatory for Site visit"),
        ("owner:noah@acme.com", "Owner is not active"),
        ("owner:ghost@acme.com", "Owner not found: ghost@acme.com"),
    ],
)
def test_leadsquareds_reason_is_told_with_a_next_step(priya: Scene, option: str, says: str) -> None:
    seen = priya.says(f"{D} 3pm Refused {option}")
    assert "Not booked. LeadSquared says:" in seen.thread[-1].shown
    assert says in seen.thread[-1].shown
    assert seen.examples
    assert "Not booked" in seen.message.shown
    assert len(seen.thread) == 1


def test_a_wrong_task_type_is_booked_as_one_that_exists(priya: Scene) -> None:
    seen = priya.says(f"{D} 3pm Retyped type:Nonsense")
    assert priya.person.presses(seen.message, label="Meeting").ok
    priya.told_once(priya.card_ends(), "Retyped")


def test_refused_keys_are_nobodys_fault_and_the_log_says_error(priya: Scene) -> None:
    stage = priya.stage
    stage.crm.fault(CrmFault.KEYS_REFUSED, CREATE)
    seen = priya.says(f"{D} 3pm Keyless")
    assert "isn't your fault" in seen.thread[-1].shown
    assert priya.booked("Keyless") == []
    assert any(" ERROR " in line and "keys" in line for line in stage.logged().splitlines())
    priya.told_once(priya.says(seen.examples[0]), "Keyless")


@pytest.mark.parametrize("fault", [CrmFault.THROTTLED_200, CrmFault.DROP_BEFORE, CrmFault.BAD_GATEWAY])
def test_a_lead_that_cannot_be_looked_up_is_looked_up_again(priya: Scene, fault: CrmFault) -> None:
    title = f"Lead despite {fault}"
    priya.stage.crm.fault(fault, LEADS)
    priya.types(f"{D} 3pm {title} lead:asha@globex.com")
    assert priya.told_once(priya.card_ends(), title)["RelatedEntityIdName"] == "Asha Rao"
    assert any("keep trying" in one.shown for one in priya.sees() if one.ephemeral)


def test_a_refused_lookup_books_nothing_and_says_so(priya: Scene) -> None:
    priya.stage.crm.fault(CrmFault.ERROR_IN_200, LEADS)
    said = priya.says(f"{D} 3pm Lookup refused lead:asha@globex.com")
    assert said.message.ephemeral
    assert "LeadSquared says" in said.words
    assert priya.booked("Lookup refused") == []
    assert creates(priya, "Lookup refused") == 0


def test_keys_refused_at_the_lookup_book_nothing_either(priya: Scene) -> None:
    priya.stage.crm.fault(CrmFault.KEYS_REFUSED, LEADS)
    said = priya.says(f"{D} 3pm Lookup keyless lead:asha@globex.com")
    assert "isn't your fault" in said.words
    assert creates(priya, "Lookup keyless") == 0


def test_without_a_connection_it_is_tried_again_until_there_is_one(priya: Scene) -> None:
    stage = priya.stage
    stage.crm.stop()
    try:
        priya.types(f"{D} 3pm Unplugged")
        priya.wait(lambda: "Still trying" in priya.card().message.shown)
        assert "keep trying" in priya.card().thread[0].shown
    finally:
        stage.crm.start()
    seen = priya.ends()
    priya.told_once(seen, "Unplugged")
    assert creates(priya, "Unplugged") == 1

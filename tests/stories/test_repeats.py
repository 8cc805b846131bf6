"""The same line again is no second appointment: people press Enter twice, and Slack may deliver twice."""

from sandbox.leadsquared import CrmFault
from sandbox.slack import slow
from sandbox.stage import Stage
from tests.stories.days import D
from tests.stories.scene import Scene, link_to, seat

CREATE = "Task.svc/Create"


def private(scene: Scene) -> list[str]:
    return [one.shown for one in scene.sees() if one.ephemeral]


def test_a_repeat_within_a_minute_points_at_the_first_card(door: Stage) -> None:
    priya = seat(door, "priya")
    first = priya.says(f"{D} 3pm Once only")
    second = priya.says(f"{D} 3pm Once only")
    assert second.message.ephemeral
    assert link_to(first.message) in second.message.shown
    priya.told_once(first, "Once only")


def test_case_and_blanks_make_no_other_line_of_it(priya: Scene) -> None:
    priya.says(f"{D} 3pm Same but louder")
    assert priya.says(f"  {D}  3PM same BUT louder ").message.ephemeral
    assert len(priya.booked("louder")) == 1


def test_another_line_another_channel_or_another_person_is_no_repeat(stage: Stage) -> None:
    priya = seat(stage, "priya")
    priya.says(f"{D} 3pm Not a repeat")
    priya.says(f"{D} 4pm Not a repeat")
    seat(stage, "priya").says(f"{D} 3pm Not a repeat")
    maya = stage.slack.person("maya")
    stage.slack.channel(priya.channel).members.add(maya.user_id)
    Scene(stage, maya, priya.channel).says(f"{D} 3pm Not a repeat")
    assert len(priya.booked("Not a repeat")) == 4


def test_a_repeat_while_the_first_is_at_leadsquared_points_at_its_card(priya: Scene) -> None:
    crm = priya.stage.crm
    crm.fault(CrmFault.SLOW, CREATE)
    priya.types(f"{D} 3pm Impatient")
    card = priya.card().message
    priya.types(f"{D} 3pm Impatient")
    (said,) = priya.wait(lambda: private(priya))
    assert link_to(card) in said
    crm.wait_for(lambda: bool(priya.booked("Impatient")))
    crm.release()
    priya.told_once(priya.card_ends(), "Impatient")


def test_a_repeat_while_the_first_has_no_card_yet_says_that_it_is_on_its_way(priya: Scene) -> None:
    slack = priya.stage.slack
    slack.fails("chat.postMessage", slow(1.5))
    priya.types(f"{D} 3pm Cardless")
    slack.wait_for(lambda: slack.holding)
    priya.types(f"{D} 3pm Cardless")
    (said,) = priya.wait(lambda: private(priya))
    assert "still in progress" in said
    priya.told_once(priya.card_ends(), "Cardless")


def test_a_refused_line_may_be_typed_again_at_once(priya: Scene) -> None:
    priya.stage.crm.fault(CrmFault.ERROR_IN_200, CREATE)
    assert "Not booked" in priya.says(f"{D} 3pm Second chance").message.shown
    assert priya.booked("Second chance") == []
    priya.told_once(priya.says(f"{D} 3pm Second chance"), "Second chance")


def test_a_line_that_was_asked_about_may_be_typed_again_at_once(priya: Scene) -> None:
    priya.says("Timeless twice")
    again = priya.says("Timeless twice")
    assert "no time" in again.words


def test_the_very_same_request_delivered_twice_is_one_appointment(door: Stage) -> None:
    priya = seat(door, "priya")
    ack = priya.types(f"{D} 3pm Delivered twice")
    assert door.slack.replay(ack).ok
    seen = priya.ends()
    priya.told_once(seen, "Delivered twice")
    priya.says(f"{D} 5pm Something after it")
    assert len(priya.booked("Delivered twice")) == 1
    assert len([one for one in priya.sees() if "Delivered twice" in one.shown]) == 1


def test_ten_presses_of_enter_at_once_are_one_appointment(priya: Scene) -> None:
    acks = [priya.types(f"{D} 3pm Nervous finger") for _ in range(10)]
    assert all(ack.ok for ack in acks)
    priya.wait(lambda: len(private(priya)) == 9)
    priya.told_once(priya.card_ends(), "Nervous finger")

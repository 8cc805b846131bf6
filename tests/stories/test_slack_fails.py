"""Slack is away or slow to listen: the booking stands, and is told when Slack is back."""

from collections.abc import Iterator

import pytest

from sandbox.leadsquared import CrmFault
from sandbox.slack import SlackFault, dropped, rate_limited, refused, server_error
from sandbox.stage import Stage
from tests.stories.days import D
from tests.stories.scene import Scene, seat

CREATE = "Task.svc/Create"
POST = "chat.postMessage"

AWAY = [server_error(503), dropped(), rate_limited(1), refused("token_revoked")]


def name(fault: object) -> str:
    return repr(fault) if not isinstance(fault, SlackFault) else fault.error or f"{fault.status} {fault.dropped}"


@pytest.mark.parametrize("fault", AWAY, ids=name)
def test_slack_away_at_the_card(priya: Scene, fault: SlackFault) -> None:
    title = f"Card despite {name(fault)}"
    priya.stage.slack.fails(POST, fault)
    priya.told_once(priya.says(f'{D} 3pm "{title}"'), f'"{title}"')


def test_slack_away_for_long_at_the_card_does_not_keep_the_appointment_waiting(priya: Scene) -> None:
    stage = priya.stage
    stage.slack.fails(POST, server_error(), times=4)
    priya.types(f"{D} 3pm Booked in silence")
    stage.crm.wait_for(lambda: bool(priya.booked("Booked in silence")), 20)
    assert priya.sees() == [], "booked before anybody could be told"
    priya.told_once(priya.card_ends(), "Booked in silence")


@pytest.mark.parametrize("fault", [rate_limited(1), dropped()], ids=name)
def test_slack_away_at_the_end(priya: Scene, fault: SlackFault) -> None:
    stage, title = priya.stage, f"End despite {name(fault)}"
    stage.crm.fault(CrmFault.SLOW, CREATE)
    priya.types(f'{D} 3pm "{title}"')
    priya.card()
    stage.slack.fails(POST, fault)
    stage.crm.wait_for(lambda: bool(priya.booked(f'"{title}"')))
    stage.crm.release()
    priya.told_once(priya.card_ends(), f'"{title}"')


@pytest.mark.parametrize("method", ["users.info", "chat.update"])
def test_slack_away_elsewhere_on_the_way(priya: Scene, method: str) -> None:
    title = f"Despite no {method}"
    priya.stage.slack.fails(method, server_error())
    priya.told_once(priya.says(f'{D} 3pm "{title}"'), f'"{title}"')


def test_a_private_answer_that_the_response_url_does_not_take_goes_another_way(priya: Scene) -> None:
    priya.stage.slack.fails("response_url", server_error(404))
    assert "no time" in priya.says("Answer another way").words


def test_a_private_answer_is_tried_again_when_every_way_is_closed_for_a_moment(priya: Scene) -> None:
    slack = priya.stage.slack
    slack.fails("response_url", server_error(429))
    slack.fails("chat.postEphemeral", refused("not_in_channel"))
    slack.fails(POST, refused("msg_blocks_too_long"))
    assert "no time" in priya.says("Answer whichever way").words


@pytest.fixture
def unhurried(stage: Stage) -> Iterator[Stage]:
    stage.slack.switches.one_message_a_second = True
    yield stage
    stage.slack.switches.one_message_a_second = False


def test_one_message_a_second_is_all_that_slack_takes_in_a_channel(unhurried: Stage) -> None:
    priya = seat(unhurried, "priya")
    priya.told_once(priya.says(f"{D} 3pm Unhurried"), "Unhurried")

"""LeadSquared slow, and LeadSquared away: the form opens, says what is missing, and is booked by the job."""

from collections.abc import Iterator

import pytest

from sandbox.leadsquared import CrmFault
from sandbox.stage import Stage
from tests.doors.conftest import a_stage, mend
from tests.doors.form import by_command, on_message
from tests.in_process import alone
from tests.stories.days import DAY, D, utc
from tests.stories.scene import Scene, seat


@pytest.fixture
def fresh() -> Iterator[Stage]:
    """A bot that has asked nothing yet."""
    with alone(a_stage()) as stage:
        yield stage
        mend(stage)


def test_with_leadsquared_taking_two_seconds_a_call_nothing_waits_for_it(fresh: Stage) -> None:
    """The form opens and shows previews while its lists are on their way, and a search ends in time."""
    fresh.crm.fault(CrmFault.SLOW, times=None, delay_s=2.0)
    priya = seat(fresh, "priya")
    said = priya.person.posts(f"Call asha@globex.com {D} at 3pm", channel=priya.channel)
    form = on_message(priya, said)
    form.types(f"{D} 4pm", "4:00-4:30 PM")
    assert "Site visit" not in form.view.shown, "the form and its preview were there before the first answer"
    assert priya.person.suggests("lead", "hooli") == []
    form.wait(lambda: "Site visit" in form.view.shown)
    form.wait(lambda: "Asha Rao" in str(form.view.state))
    assert form.view.value("when") == f"{D} 4pm"
    form.fills("title", "Slowly")
    form.books()
    assert priya.one_task("Slowly")["DueDate"] == utc(DAY, 16)


def test_with_leadsquared_down_the_form_opens_names_what_is_missing_and_books_when_it_is_back(fresh: Stage) -> None:
    fresh.crm.stop()
    priya = seat(fresh, "priya")
    form = by_command(priya)
    form.reveals()
    form.wait(lambda: "couldn't load the types" in form.view.shown)
    form.types(f"{D} 3pm", "3:00-3:30 PM")
    assert "couldn't load the types" in form.view.shown, "it is said as long as it is so"
    assert priya.person.suggests("lead", "asha") == []
    form.fills("title", "While away")
    form.submits()
    card = priya.card()
    priya.wait(lambda: "Still trying" in priya.card().message.shown)
    fresh.crm.start()
    form.wait(lambda: form.view.title == "Booked")
    task = priya.told_once(priya.card_ends(), "While away")
    assert task["DueDate"] == utc(DAY, 15)
    assert card.message.ts == priya.card().message.ts


def test_lists_that_were_there_stay_there_when_leadsquared_goes_away(priya: Scene) -> None:
    form = by_command(priya)
    form.reveals()
    form.wait(lambda: "Site visit" in form.view.shown)
    crm = priya.stage.crm
    crm.fault(CrmFault.BAD_GATEWAY, times=None)
    found = priya.person.suggests("lead", "cro")
    assert found == []
    form.types(f"{D} 3pm", "3:00")
    form.fills("type", "Site visit")
    form.wait(lambda: "Parking" in form.view.shown)
    priya.person.suggests("lead", "zzz")
    crm.clear_faults()


def test_a_longer_word_is_found_among_what_a_shorter_one_brought(priya: Scene) -> None:
    form = by_command(priya)
    form.reveals()
    assert len(priya.person.suggests("lead", "hooli")) == 2
    priya.stage.crm.fault(CrmFault.BAD_GATEWAY, times=None)
    (ravi,) = [one.text for one in priya.person.suggests("lead", "hooli") if "Ravi" in one.text]
    assert priya.person.suggests("lead", "hoolix") == []
    assert "Ravi" in ravi
    assert form.view.title == "Schedule a meeting"


def test_a_form_that_was_closed_asks_for_nothing_any_more(fresh: Stage) -> None:
    """Its lists were still on their way; nobody waits for them, and no update is sent for it."""
    fresh.crm.fault(CrmFault.SLOW, times=None)
    priya = seat(fresh, "priya")
    form = by_command(priya)
    form.types(f"{D} 3pm", "3:00")  # or it might be closed before the bot has read that it is open
    before = len(fresh.slack.calls_to("views.update"))
    priya.person.closes()
    fresh.crm.clear_faults()
    fresh.crm.release()
    assert form.scene.person.view() is None
    other = by_command(seat(fresh, "maya"))
    other.reveals()
    other.wait(lambda: "Site visit" in other.view.shown)
    closed = [call for call in fresh.slack.calls_to("views.update")[before:] if call.error]
    assert closed == []

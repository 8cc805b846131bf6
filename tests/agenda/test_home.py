"""The Home tab: one's own appointments of the next days, drawn again when something is booked."""

from datetime import timedelta

from sandbox.leadsquared import CrmFault
from sandbox.leadsquared.seed import LUKAS, MAYA
from sandbox.stage import Stage
from tests import clock
from tests.agenda.test_list import makes
from tests.sandbox.leadsquared.caller import Caller
from tests.stories.days import in_days, typed
from tests.stories.scene import Scene, seat


def shown(scene: Scene) -> str:
    home = scene.person.home()
    return home.shown if home else ""


def test_the_next_days_and_what_is_booked_after_that(stage: Stage) -> None:
    lukas = seat(stage, "lukas")
    soon = clock.now().replace(second=0, microsecond=0) + timedelta(days=1)
    makes(Caller(stage.crm.url), soon, "On the tab", OwnerEmailAddress=LUKAS.email)
    assert lukas.person.opens_home().ok
    lukas.wait(lambda: "On the tab" in shown(lukas))
    home = shown(lukas)
    for words in ("Your appointments from", "Schedule a meeting", "Usual length"):
        assert words in home
    home_tab = lukas.person.home()
    assert home_tab
    assert any("overflow" in str(block.get("accessory")) for block in home_tab.blocks)
    lukas.types(f"{typed(in_days(3, 'Europe/Berlin'))} 5am for 10m Booked later")
    lukas.wait(lambda: "Booked later" in shown(lukas))


def test_an_action_from_the_tab_is_answered_and_the_tab_follows(stage: Stage) -> None:
    maya = seat(stage, "maya")
    soon = clock.now().replace(second=0, microsecond=0) + timedelta(hours=30)
    makes(Caller(stage.crm.url), soon, "Off the tab", OwnerEmailAddress=MAYA.email)
    assert maya.person.opens_home().ok
    maya.wait(lambda: "Off the tab" in shown(maya))
    assert maya.person.clicks("act:0", "Held", home=True).ok
    maya.wait(lambda: (view := maya.person.view()) and view.title == "Held")
    assert maya.person.submits().ok
    maya.wait(lambda: "completed ✓" in shown(maya))


def test_leadsquared_that_does_not_answer_leaves_the_rest(stage: Stage) -> None:
    priya = seat(stage, "priya")
    stage.crm.fault(CrmFault.DROP_BEFORE, path="Task.svc/RetrieveAppointments", times=None)
    assert priya.person.opens_home().ok
    priya.wait(lambda: "your appointments are not shown" in shown(priya))
    assert "Schedule a meeting" in shown(priya)


def test_who_has_no_mail_sees_the_settings(stage: Stage) -> None:
    nomail = seat(stage, "nomail")
    assert nomail.person.opens_home().ok
    nomail.wait(lambda: "Usual length" in shown(nomail))
    assert "appointments" not in shown(nomail)

"""Every field of the form reaches LeadSquared, and offers what the account and the person have."""

import json
from contextlib import suppress

import pytest

from sandbox.leadsquared import acme
from sandbox.slack import CannotDo, refused
from sandbox.stage import Stage
from tests.doors.conftest import MANY
from tests.doors.form import Form, by_button, by_command, on_message
from tests.stories.days import D
from tests.stories.scene import Scene, seat

ASHA, TOM = (next(lead for lead in acme().leads if lead.first_name == name) for name in ("Asha", "Tom"))
RENEWAL = next(one for one in acme().opportunities if one.lead_id == ASHA.id)


@pytest.fixture
def form(priya: Scene) -> Form:
    form = by_command(priya)
    form.reveals()
    form.wait(lambda: "Site visit" in form.view.shown)
    form.types(f"{D} 3pm", "3:00")
    return form


def sent(form: Form) -> dict[str, object]:
    """Create's body, for the form that was booked last."""
    form.books()
    call = [one for one in form.scene.stage.crm.calls if one.path.endswith("Task.svc/Create")][-1]
    body: dict[str, object] = json.loads(call.body)
    return body


def test_all_of_them_at_once(form: Form) -> None:
    form.fills("title", "Everything")
    form.fills("type", "Demo")
    form.scene.person.suggests("lead", "glob")
    form.fills("lead", ASHA.id)
    form.wait(lambda: "About the opportunity" in form.view.shown)
    form.fills("opportunity", RENEWAL.name)
    form.fills("owner", "maya")
    form.fills("where", "Room 4")
    form.fills("description", "Bring the contract")
    form.fills("reminder", "1440")
    form.fills("notify", None)
    body = sent(form)
    assert body["Name"] == "Demo: Everything"
    assert (body["RelatedEntity"], body["RelatedEntityId"]) == (5, RENEWAL.id)
    assert (body["OwnerEmailAddress"], body["Location"]) == ("maya@acme.com", "Room 4")
    assert (body["Reminder"], body["NotifyBy"]) == (1440, "1000")
    assert str(body["Description"]).startswith("Bring the contract\n")


def test_what_nobody_touched_is_the_installations_own(form: Form) -> None:
    form.fills("title", "Untouched")
    body = sent(form)
    assert body["Name"] == "Meeting: Untouched"
    assert (body["OwnerEmailAddress"], body["Reminder"], body["NotifyBy"]) == ("priya@acme.com", 30, "1100")
    assert "Location" not in body
    assert body["RelatedEntity"] == 0


@pytest.mark.parametrize("value", ["None", "5 min", "10 min", "15 min", "30 min", "1 h", "1 day"])
def test_every_reminder_is_offered(form: Form, value: str) -> None:
    form.fills("reminder", value)


def test_a_lead_alone_is_the_related_one(form: Form) -> None:
    form.fills("title", "Tom alone")
    form.scene.person.suggests("lead", "initech")
    form.fills("lead", TOM.id)
    body = sent(form)
    assert (body["RelatedEntity"], body["RelatedEntityId"]) == (1, TOM.id)


def test_another_lead_has_other_opportunities_and_the_old_one_is_forgotten(form: Form) -> None:
    form.fills("title", "Changed mind")
    person = form.scene.person
    person.suggests("lead", "glob")
    form.fills("lead", ASHA.id)
    form.wait(lambda: RENEWAL.name in form.view.shown)
    form.fills("opportunity", RENEWAL.name)
    person.suggests("lead", "initech")
    form.fills("lead", TOM.id)
    form.wait(lambda: "Initech pilot" in form.view.shown)
    assert RENEWAL.name not in form.view.shown
    assert form.view.value("opportunity") is None
    body = sent(form)
    assert (body["RelatedEntity"], body["RelatedEntityId"]) == (1, TOM.id)


def test_what_the_type_makes_mandatory_is_asked_for_and_its_own_fields_are_filled_in(form: Form) -> None:
    form.fills("title", "Visit")
    form.fills("type", "Site visit")
    form.wait(lambda: "Site address" in form.view.shown and "Parking" in form.view.shown)
    assert list(form.submits().errors) == ["field:mx_Custom_1"]
    form.fills("mx_Custom_1", "1 Acme Way")
    form.types(f"{D} 4pm", "4:00")
    assert form.view.value("mx_Custom_1") == "1 Acme Way"
    form.fills("mx_Custom_2", "Behind the house")
    body = sent(form)
    assert body["TaskType"] == {"Name": "Site visit"}
    assert body["CustomFields"] == {"mx_Custom_1": "1 Acme Way", "mx_Custom_2": "Behind the house"}


def test_fields_of_a_type_that_was_left_again_stay_behind(form: Form) -> None:
    form.fills("title", "No visit")
    form.fills("type", "Site visit")
    form.wait(lambda: "Parking" in form.view.shown)
    form.fills("mx_Custom_2", "Behind the house")
    form.fills("type", "Demo")
    form.wait(lambda: "Parking" not in form.view.shown)
    assert "CustomFields" not in sent(form)


def test_a_mandatory_field_is_missed_also_before_the_form_shows_it(form: Form) -> None:
    """Whoever is quicker than the update is told, on a field that is there."""
    form.fills("title", "Too quick")
    hashes = form.view.hash
    form.scene.stage.slack.fails("views.update", refused("not_found"))

    form.fills("type", "Site visit")
    errors = form.submits().errors
    assert "Site address" in str(errors)
    assert form.view.hash == hashes


def test_to_dos_are_no_appointments_and_are_not_offered(form: Form) -> None:
    assert "Follow-up" not in form.view.shown


def test_search_finds_by_name_company_mail_and_phone(form: Form) -> None:
    person = form.scene.person
    for words in ("asha r", "globex", "asha@glo", "98450"):
        assert [one.value for one in person.suggests("lead", words)] == [ASHA.id], words
    (only,) = person.suggests("lead", "asha r")
    assert only.text == "Asha Rao · Globex · asha@globex.com"
    assert person.suggests("lead", "nobody of that name") == []


def test_search_begins_with_two_characters_is_cut_to_slacks_limits_and_is_remembered(form: Form) -> None:
    person, crm = form.scene.person, form.scene.stage.crm
    assert person.suggests("lead", "z") == []
    found = person.suggests("lead", "crowd inc")
    assert len(found) == 100
    assert MANY > 100
    (wide,) = person.suggests("lead", "wide.com")
    assert len(wide.text) == 75
    before = len(crm.calls)
    assert person.suggests("lead", "Crowd  INC") == found
    assert len(crm.calls) == before


def test_guests_hear_that_they_may_not_book_instead_of_seeing_the_fields(stage: Stage) -> None:
    gus = seat(stage, "gus")
    assert gus.person.types("/meeting", channel=gus.channel).ok
    view = gus.wait(lambda: (shown := gus.person.view()) and (shown if "Guests can't book" in shown.shown else None))
    assert "Ask a full member of this workspace" in view.shown
    assert (view.action_ids(), view.submit) == ([], "")


@pytest.mark.parametrize("handle", ["admin", "nomail"])
def test_members_who_are_no_users_of_leadsquared_see_no_leads(stage: Stage, handle: str) -> None:
    """Not by searching, not as the channel's last one, and not by an Edit or a message that names one."""
    priya = seat(stage, "priya")
    priya.says(f"{D} 3pm With Tom lead:{TOM.email}")
    person = stage.slack.person(handle)
    stage.slack.channel(priya.channel).members.add(person.user_id)
    scene = Scene(stage, person, priya.channel)
    form = by_command(scene)
    form.reveals()
    with suppress(CannotDo):  # the field goes as soon as the bot knows who this is
        assert person.suggests("lead", "") == person.suggests("lead", "globex") == []
    form.wait(lambda: "Only LeadSquared users can look up leads" in form.view.shown)
    assert "lead" not in form.view.action_ids()
    said = person.posts("Call asha@globex.com tomorrow", channel=priya.channel)
    assert "Asha" not in str(on_message(scene, said).view)
    refused = scene.says(f"{D} 3pm Curious lead:Sharma owner:priya@acme.com")
    edited = by_button(scene, refused.message, "Edit")
    edited.wait(lambda: "Only LeadSquared users can look up leads" in edited.view.shown)
    assert "Ravi" not in str(edited.view)


def test_the_last_lead_of_a_channel_is_offered_first(priya: Scene) -> None:
    priya.says(f"{D} 3pm First with Tom lead:{TOM.email}")
    by_command(priya).reveals()
    # It is remembered once the thread was told.
    priya.wait(lambda: [one.value for one in priya.person.suggests("lead", "")] == [TOM.id])
    assert next(one.value for one in priya.person.suggests("lead", "in")) == TOM.id
    by_command(seat(priya.stage, "priya")).reveals()
    assert priya.person.suggests("lead", "") == []


def test_a_type_that_leadsquared_does_not_have_is_picked_and_never_replaced_in_silence(priya: Scene) -> None:
    asked = priya.says(f"type:Site Which type then {D} 3pm")
    form = by_button(priya, asked.message, "Edit")
    form.wait(lambda: "LeadSquared has no type “Site”" in form.view.shown)
    form.types(f"{D} 4pm", "4:00")
    assert form.submits().errors
    assert priya.booked("Which type then") == []
    form.fills("type", "Demo")
    form.types(f"{D} 5pm", "5:00")
    form.books()
    assert priya.one_task("Which type then")["Name"] == "Demo: Which type then"


def test_a_type_is_shown_as_leadsquared_writes_it(priya: Scene) -> None:
    asked = priya.says(f"type:dEMO Written otherwise {D} 3pm or 5pm")
    form = by_button(priya, asked.message, "Edit")
    form.wait(lambda: form.view.value("type") == "Demo")

"""One's own settings: each has its effect on the next line and the next form; and who the bot takes one for."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox.leadsquared import CrmFault
from sandbox.slack import Ack, Profile, View, refused
from sandbox.stage import Stage
from tests.doors.form import Form, by_command
from tests.stories.commands import run
from tests.stories.days import DAY, D, utc
from tests.stories.scene import Scene, link_to


@pytest.fixture
def sam(stage: Stage) -> Scene:
    """Somebody new, whose settings are nobody else's."""
    number = len(stage.slack.state.people)
    profile = Profile(f"sam{number}", "Sam Setting", "Asia/Kolkata", "en-IN", "priya@acme.com")
    stage.slack.add_person(profile, "general")
    return Scene(stage, stage.slack.person(profile.handle), "general")


def settings(scene: Scene, how: Callable[[], Ack] | None = None) -> Form:
    person = scene.person
    while person.view() is not None:
        person.closes(all_of_them=True)
    assert (how or (lambda: person.types("/meeting settings")))().ok
    form = Form(scene)
    form.wait(lambda: person.view() and "Site visit" in form.view.shown)
    return form


def save(scene: Scene, name: str, value: str | None) -> None:
    settings(scene).fills(name, value)
    ack = scene.person.submits()
    assert ack.ok
    assert not ack.errors
    assert scene.person.view() is None


def card_of(scene: Scene, title: str) -> str:
    """The card of that title, once it is booked."""

    def found() -> str | None:
        shown = [one.shown for place in ("general", "dm") for one in scene.person.sees(place) if title in one.shown]
        return next((one for one in shown if "Booked ✓" in one), None)

    return scene.wait(found)


@pytest.mark.parametrize(
    ("name", "value", "column", "expected"),
    [
        ("length", "45", "EndDate", utc(DAY, 15, 45)),
        ("type", "Demo", "Name", "Demo: "),
        ("reminder", "0", "Reminder", 0),
        ("reminder", "5", "Reminder", 5),
        ("notify", None, "NotifyBy", "1000"),
    ],
)
def test_each_setting_counts_in_the_next_line_and_the_next_form(
    sam: Scene, name: str, value: str | None, column: str, expected: object
) -> None:
    save(sam, name, value)
    title = f"Line {sam.person.profile.handle} {name} {value}"
    sam.types(f"{D} 3pm {title}")
    card_of(sam, title)
    by_line = sam.one_task(title)
    form = by_command(sam)
    form.fills("title", f"By form {title}")
    form.types(f"{D} 3pm", "3:00")
    form.books()
    by_form = sam.one_task(f"By form {title}")
    for task in (by_line, by_form):
        found = task[column]  # type: ignore[literal-required]  # a column by its name
        assert found == expected or str(found).startswith(str(expected))


def test_quiet_people_get_their_cards_in_a_direct_message(sam: Scene) -> None:
    save(sam, "quiet", "on")
    title = f"Quietly {sam.person.profile.handle}"
    sam.types(f"{D} 3pm {title}")
    card_of(sam, title)
    [card] = [one for one in sam.person.sees("dm") if title in one.shown]
    told = sam.wait(lambda: next((one for one in sam.sees() if title in one.shown), None))
    assert (told.ephemeral, [one.url for one in told.buttons]) == (True, [link_to(card)])
    assert "direct messages" in told.shown
    assert not [one for one in sam.sees() if title in one.shown and not one.ephemeral]


def test_a_zone_of_ones_own_counts_instead_of_slacks(sam: Scene) -> None:
    form = settings(sam)
    assert [one.value for one in sam.person.suggests("zone", "germany")] == ["Europe/Berlin", "Europe/Busingen"]
    form.fills("zone", "Europe/Berlin")
    assert sam.person.submits().ok
    form = by_command(sam)
    form.types(f"{D} 3pm", "Berlin time")
    title = f"Zoned {sam.person.profile.handle}"
    sam.types(f"{D} 3pm {title}")
    card_of(sam, title)
    assert sam.one_task(title)["DueDate"] == utc(DAY, 15, zone="Europe/Berlin")


def test_settings_that_opened_too_late_are_told_of(sam: Scene) -> None:
    sam.stage.slack.fails("views.open", refused("expired_trigger_id"))
    sam.types("/meeting settings")
    sam.wait(lambda: [one for one in (*sam.sees(), *sam.person.sees("dm")) if "didn't open" in one.shown])


@pytest.mark.parametrize("words", ["India", "Kolkata", "IST", "+5:30", "mumbai", "Asia/Kolkata"])
def test_a_zone_is_found_by_what_people_call_it(sam: Scene, words: str) -> None:
    settings(sam)
    found = sam.person.suggests("zone", words)
    assert (found[0].value, found[0].text) == ("Asia/Kolkata", "Kolkata, India (UTC+05:30)")


def test_what_no_place_is_called_finds_no_zone_and_nothing_typed_finds_ones_own(sam: Scene) -> None:
    settings(sam)
    assert sam.person.suggests("zone", "Middle Earth") == []
    assert next(one.value for one in sam.person.suggests("zone", "")) == "Asia/Kolkata"


@pytest.mark.parametrize("words", ["Hindi", "हिन्दी", "hi"])
def test_a_language_is_found_by_its_names_and_times_are_read_in_it(sam: Scene, words: str) -> None:
    form = settings(sam)
    assert sam.person.suggests("language", words)[0].value == "hi"
    form.fills("language", "hi")
    assert sam.person.submits().ok
    typed = by_command(sam)
    typed.types("kal 4 baje", "4:00")


def test_a_language_that_nobody_knows_is_not_found(sam: Scene) -> None:
    settings(sam)
    assert sam.person.suggests("language", "Klingon") == []


def test_settings_that_are_saved_again_stay_as_they_are(sam: Scene) -> None:
    save(sam, "length", "90")
    assert settings(sam).view.value("length") == "90"
    assert sam.person.submits().ok
    assert settings(sam).view.value("length") == "90"


def test_the_home_tab_shows_what_is_in_force_and_opens_the_settings(door: Stage) -> None:
    number = len(door.slack.state.people)
    person = door.slack.add_person(Profile(f"homer{number}", "Homer Tab", "Asia/Kolkata", "en-IN", "h@acme.com"))
    scene = Scene(door, person, "dm")
    assert person.opens_home().ok
    home: View = scene.wait(person.home)
    assert "Usual length: 30 min" in home.shown
    settings(scene, lambda: person.clicks(label="Change my settings", home=True)).fills("length", "60")
    assert person.submits().ok
    scene.wait(lambda: "Usual length: 1 h" in (person.home() or home).shown)


def whoami(scene: Scene) -> str:
    before = len(scene.sees())
    scene.types("/meeting whoami")
    return scene.wait(lambda: scene.sees()[before:])[0].shown


@pytest.mark.parametrize(
    ("handle", "says"),
    [
        (
            "priya",
            ["E-mail: priya@acme.com", "LeadSquared user: Priya Rao", "Time zone: Asia/Kolkata", "for colleagues"],
        ),
        ("nomail", ["Slack shows me none", "none without an e-mail"]),
        ("gus", ["gus@partner.example", "none has this e-mail", "You can't book here"]),
        ("notz", ["Time zone: UTC"]),
    ],
)
def test_whoami(someone: Callable[[str], Scene], handle: str, says: list[str]) -> None:
    said = whoami(someone(handle))
    assert [word for word in says if word not in said] == []


def test_whoami_with_leadsquared_down(priya: Scene) -> None:
    priya.stage.crm.fault(CrmFault.BAD_GATEWAY, "UserManagement.svc")
    said = whoami(priya)
    assert "LeadSquared does not answer right now" in said
    assert "priya@acme.com" in said


def test_whoami_says_what_a_booking_says_where_the_keys_are_refused(priya: Scene) -> None:
    priya.stage.crm.fault(CrmFault.KEYS_REFUSED, "UserManagement.svc")
    said = whoami(priya)
    assert "does not accept this bot's keys" in said
    assert "isn't your fault" in said


@pytest.mark.parametrize("socket", [False, True])
def test_the_manifest_is_printed_ready_to_paste(tmp_path: Path, socket: bool) -> None:
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    said = run(
        environment, "manifest", "--url", "https://x.example/", "--command", "/book", *(["--socket"] if socket else [])
    )
    assert said.code == 0
    manifest = json.loads(said.text)
    (command,) = manifest["features"]["slash_commands"]
    assert command["command"] == "/book"
    assert manifest["settings"]["socket_mode_enabled"] is socket
    assert ("https://x.example/slack/events" in said.text) is not socket

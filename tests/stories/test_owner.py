"""Whose appointment it is, who may book at all, and for whom."""

from collections.abc import Callable

import pytest

from sandbox.leadsquared import acme
from sandbox.slack import Profile
from sandbox.stage import Stage
from tests.stories.days import D
from tests.stories.scene import Scene

MAYA_ID = next(user.id for user in acme().users if user.first_name == "Maya")
At = Callable[[str], Scene]


@pytest.mark.parametrize("owner", ["@maya", "maya@acme.com", MAYA_ID])
def test_a_member_books_for_a_colleague_by_mention_mail_or_user_id(priya: Scene, owner: str) -> None:
    title = f"Handover {owner.lstrip('@')[:4]} {len(owner)}".replace("@", "")
    seen = priya.says(f'{D} 3pm "{title}" owner:{owner}')
    task = priya.told_once(seen, f'"{title}"')
    assert task["OwnerEmailAddress"] == "maya@acme.com"
    assert "Asked in Slack by Priya Rao" in task["Description"]
    if owner == "@maya":
        assert "Maya Chen" in seen.message.shown


def test_an_owner_by_id_goes_out_as_an_id_and_by_mail_as_a_mail(priya: Scene) -> None:
    priya.says(f"{D} 3pm Owned by id owner:{MAYA_ID}")
    sent = priya.stage.crm.calls[-1].body
    assert '"OwnerId"' in sent
    assert '"OwnerEmailAddress"' not in sent


@pytest.mark.parametrize(
    ("handle", "reason"),
    [("nomail", "no e-mail"), ("gus", "guest"), ("uma", "guest"), ("stran", "workspace")],
)
def test_who_may_not_book_hears_why_and_nothing_is_booked(someone: At, handle: str, reason: str) -> None:
    scene = someone(handle)
    calls = len(scene.stage.crm.calls)
    refused = scene.says(f"{D} 3pm Barred {handle}")
    assert refused.message.ephemeral
    assert reason in refused.words
    assert "Nothing was booked" in refused.words
    assert len(scene.stage.crm.calls) == calls, "LeadSquared was not even asked"


def test_who_has_no_mail_in_slack_may_be_named_by_the_mail_leadsquared_has(someone: At) -> None:
    nora = someone("nomail")
    assert nora.told_once(nora.says(f"{D} 3pm Mailless owner:maya@acme.com"), "Mailless")


def test_a_guest_of_another_company_in_a_shared_channel_cannot_book(stage: Stage) -> None:
    stran = Scene(stage, stage.slack.person("stran"), "shared-globex")
    assert stran.says(f"{D} 3pm Outsider").message.ephemeral
    assert stran.booked("Outsider") == []


@pytest.mark.parametrize(
    ("profile", "reason"),
    [
        (Profile("robo", "Robo Calendar", email="robo@acme.com", is_bot=True), "app"),
        (Profile("left", "Lee Left", email="maya@acme.com", deleted=True), "deactivated"),
        (Profile("far", "Fara Way", email="maya@acme.com", team_id="T0OTHER"), "workspace"),
        (Profile("sue", "Sue Single", email="maya@acme.com", is_restricted=True), "guest"),
        (Profile("mute", "Mute Mailless"), "no e-mail"),
    ],
)
def test_who_cannot_own_an_appointment_is_named_with_the_reason(priya: Scene, profile: Profile, reason: str) -> None:
    """A mail in the profile is no help: it is trusted in a full member's profile of this team alone."""
    priya.stage.slack.add_person(profile)
    title = f"For {profile.handle}"
    refused = priya.says(f"{D} 3pm {title} owner:@{profile.handle}")
    assert refused.message.ephemeral
    assert profile.name in refused.words
    assert reason in refused.words
    assert priya.booked(title) == []


@pytest.mark.parametrize(("mail", "reason"), [("gus@partner.example", "guest"), ("GUS@partner.example", "guest")])
def test_an_owner_by_mail_obeys_the_rules_of_an_owner_by_mention(priya: Scene, mail: str, reason: str) -> None:
    refused = priya.says(f"{D} 3pm By mail owner:{mail}")
    assert ("Gus Guest" in refused.words, reason in refused.words) == (True, True)
    assert priya.booked("By mail") == []


def test_an_example_without_the_impossible_owner_is_booked_for_oneself(priya: Scene) -> None:
    refused = priya.says(f"{D} 3pm Instead of Gus owner:@gus")
    task = priya.told_once(priya.says(refused.examples[0]), "Instead of Gus")
    assert task["OwnerEmailAddress"] == "priya@acme.com"


@pytest.mark.parametrize(
    ("mail", "says"), [("ghost@acme.com", "Owner not found"), ("noah@acme.com", "Owner is not active")]
)
def test_an_owner_leadsquared_does_not_take_is_told_in_the_thread_with_what_to_do(
    priya: Scene, mail: str, says: str
) -> None:
    title = f"Owned by {mail.split('@')[0]}"
    seen = priya.says(f"{D} 3pm {title} owner:{mail}")
    told = seen.thread[-1].shown
    assert f"Not booked. LeadSquared says: {says}" in told
    assert mail in told
    assert priya.booked(title) == []
    assert priya.told_once(priya.says(seen.examples[0]), title)["OwnerEmailAddress"] == "priya@acme.com"


def test_who_is_inactive_in_leadsquared_hears_it_and_can_type_it_again(someone: At) -> None:
    noah = someone("noah")
    seen = noah.says(f"{D} 3pm Noahs own call")
    assert "noah@acme.com" in seen.thread[-1].shown
    assert seen.examples == [f"/meeting {D} 3pm Noahs own call"]


def test_a_handle_nobody_has_is_asked_about(priya: Scene) -> None:
    refused = priya.says(f"{D} 3pm Nobodys owner:@nobodyhere")
    assert refused.message.ephemeral
    assert "owner:" in refused.words
    assert priya.booked("Nobodys") == []

"""Written to the bot by its name, in a channel or a thread, over either of Slack's ways in."""

import json
from collections.abc import Callable, Iterator

import pytest

from sandbox.leadsquared import LeadSquaredServer
from sandbox.slack import Ack, PostedMessage, SlackServer
from sandbox.slack.json_values import Json, JsonObject, obj
from sandbox.slack.unusual_messages import of_app
from tests import clock
from tests.doors.form import opened
from tests.in_process import InProcessStage, shared
from tests.patience import PATIENCE_S
from tests.stories.conftest import BOX_RATE, FAST, mend
from tests.stories.days import DAY, D, utc
from tests.stories.scene import Scene, seat
from tests.stories.talk import Talk


@pytest.fixture
def stage() -> Iterator[InProcessStage]:
    """With a Slack whose clock goes as fast as the bot's: a mention is as old as its message says."""

    def make() -> InProcessStage:
        slack = SlackServer(clock=clock.seconds, ack_within_s=PATIENCE_S)
        return InProcessStage(FAST, slack=slack, crm=LeadSquaredServer(rate=BOX_RATE, now=clock.now))

    found = shared("mentions", make)
    yield found
    mend(found)


@pytest.fixture
def priya(door: InProcessStage) -> Scene:
    """Priya, in a channel of her own, where the bot is a member."""
    return seat(door, "priya")


@pytest.fixture
def someone(door: InProcessStage) -> Callable[[str], Scene]:
    return lambda handle: seat(door, handle)


def thread_of(scene: Scene) -> Talk:
    """A thread in which people have talked already."""
    root = scene.person.posts("Shall we meet with Globex?", scene.channel)
    scene.person.posts("Tomorrow 9am is bad for me, Friday noon too", scene.channel, root.ts)
    return Talk(scene, root)


def events(scene: Scene) -> list[Ack]:
    return [one for one in scene.stage.slack.deliveries if one.request.kind == "event"]


def test_in_a_channel_it_is_booked_in_the_thread_of_the_message(priya: Scene) -> None:
    said, seen = Talk(priya).mentions(f"{D} 3-4pm Channel demo lead:asha@globex.com")
    task = priya.told_once(seen, "Channel demo")
    assert seen.message.thread_ts == said.ts
    assert (task["DueDate"], task["EndDate"]) == (utc(DAY, 15), utc(DAY, 16))
    assert task["RelatedEntityIdName"] == "Asha Rao"
    assert [one.ts for one in priya.sees()] == [said.ts], "nothing else stands in the channel"


def test_in_a_thread_it_is_booked_there_and_what_stands_above_is_not_read(priya: Scene) -> None:
    talk = thread_of(priya)
    _, seen = talk.mentions(f"{D} 11:00 Thread demo owner:@maya")
    task = priya.told_once(seen, "Thread demo")
    assert talk.root is not None
    assert seen.message.thread_ts == talk.root.ts
    assert (task["DueDate"], task["OwnerEmailAddress"]) == (utc(DAY, 11), "maya@acme.com")
    assert "noon" not in task["Description"]


@pytest.mark.parametrize(
    "line",
    [
        f"{D} 3pm Anywhere demo @Meetings",
        f"Hey @Meetings, {D} 3pm Anywhere demo",
        f"@Meetings @Meetings: {D} 3pm Anywhere demo",
        f"@Meetings\n{D} 3pm Anywhere demo",
        f"{D} 3pm Anywhere demo\n@Meetings",
        f"> {D} 9am Another thing\n@Meetings {D} 3pm Anywhere demo",
        f"Thanks all.\n• @Meetings /meeting {D} 3pm Anywhere demo\nBring the contract",
    ],
)
def test_the_mention_may_stand_anywhere_and_twice(priya: Scene, line: str) -> None:
    _, seen = Talk(priya).mentions(line)
    task = priya.told_once(seen, "nywhere demo")
    assert task["DueDate"] == utc(DAY, 15)
    assert "Meetings" not in task["Name"] + task["Description"]
    assert ("Bring the contract" in task["Description"]) == ("contract" in line)


@pytest.mark.parametrize("in_thread", [True, False])
def test_a_question_is_private_there_and_its_answer_is_booked_in_the_thread(priya: Scene, in_thread: bool) -> None:
    talk = thread_of(priya) if in_thread else Talk(priya)
    said, asked = talk.mentions(f"{D} 3pm Which one lead:Sharma")
    assert asked.message.ephemeral
    # Slack shows a private message in a thread only where the thread has a reply already.
    assert asked.message.thread_ts == (said.thread_ts if in_thread else None)
    priya.person.presses(asked.message, label=asked.message.buttons[0].text)
    priya.wait(lambda: [one for one in talk.thread(said) if "Created task" in one.shown])
    task = priya.one_task("Which one")
    assert task["RelatedEntityIdName"].endswith("Sharma")


@pytest.mark.parametrize("in_thread", [True, False])
def test_a_refusal_opens_a_form_that_books_in_the_thread(priya: Scene, in_thread: bool) -> None:
    talk = thread_of(priya) if in_thread else Talk(priya)
    said, refused = talk.mentions("put Globex in the calendar")
    assert refused.message.ephemeral
    assert "@Meetings" in refused.words, "what is proposed can be typed where it was typed"
    form = opened(priya, lambda: priya.person.presses(refused.message, label="Edit"))
    form.fills("title", "Filled in")
    form.types(f"{D} 5pm", "5:00-5:30 PM")
    priya.person.submits()
    priya.wait(lambda: [one for one in talk.thread(said) if "Created task" in one.shown])
    assert priya.one_task("Filled in")["DueDate"] == utc(DAY, 17)


@pytest.mark.parametrize("line", ["@Meetings", "@Meetings help", "@Meetings !"])
def test_alone_it_says_privately_what_can_be_typed_and_opens_a_form_by_a_button(priya: Scene, line: str) -> None:
    talk, title = thread_of(priya), f"By a button{len(line)}"
    said, told = talk.mentions(line)
    assert told.message.ephemeral
    assert "@Meetings tomorrow 3-4pm Demo with Acme" in told.words
    form = opened(priya, lambda: priya.person.presses(told.message, label="Open the form"))
    form.fills("title", title)
    form.types(f"{D} 6pm", "6:00-6:30 PM")
    priya.person.submits()
    priya.wait(lambda: [one for one in talk.thread(said) if "Created task" in one.shown])
    assert priya.one_task(title)["DueDate"] == utc(DAY, 18)


def test_other_actions_work_as_the_command_does(priya: Scene) -> None:
    talk = Talk(priya)
    _, settings = talk.mentions("settings")
    while priya.person.view():
        priya.person.closes(all_of_them=True)
    assert priya.person.presses(settings.message, label="Open").ok
    assert "Usual length" in str(priya.wait(lambda: priya.person.view()).blocks)
    priya.person.closes(all_of_them=True)
    _, greeted = talk.mentions("hello")
    assert "@Meetings" in greeted.words
    _, listed = talk.mentions("list")
    assert listed.message.ephemeral
    _, who = talk.mentions("whoami")
    assert "You are Priya Rao." in who.words
    _, refused = talk.mentions("cancel Xylophone recital")
    assert "nothing was changed" in refused.words


@pytest.mark.parametrize(("handle", "reason"), [("gus", "guest"), ("stran", "workspace"), ("nomail", "no e-mail")])
def test_who_may_not_book_hears_why_privately(someone: Callable[[str], Scene], handle: str, reason: str) -> None:
    scene = someone(handle)
    _, refused = Talk(scene).mentions(f"{D} 3pm Barred by name")
    assert refused.message.ephemeral
    assert reason in refused.words
    assert scene.booked("Barred by name") == []


def test_the_button_that_opens_a_form_is_its_askers_alone(priya: Scene) -> None:
    """Only they see it; what a payload says is not believed all the same."""
    _, told = Talk(priya).mentions("help")
    noah, before = priya.stage.slack.person("noah"), len(priya.stage.slack.calls_to("views.open"))
    priya.stage.slack.channel(priya.channel).members.add(noah.user_id)
    [button] = told.message.buttons
    container: JsonObject = {"type": "message", "message_ts": told.message.ts, "is_ephemeral": True}
    payload = noah.envelope("block_actions") | {
        "container": container | {"channel_id": told.message.channel},
        "trigger_id": noah.trigger(),
        "actions": [{"type": "button", "action_id": button.action_id, "value": button.value}],
    }
    assert noah.deliver("interactive", payload).ok
    priya.wait(lambda: [one for one in noah.sees(priya.channel) if "Only the person who asked" in one.shown])
    assert len(priya.stage.slack.calls_to("views.open")) == before


def test_delivered_again_it_is_booked_once(priya: Scene) -> None:
    """With the same event id, with another one, and without the headers of a retry."""
    slack = priya.stage.slack
    said = Talk(priya).writes(f"{D} 3pm Told often")
    first = events(priya)[-1]
    assert slack.delivers_again(first, 1).ok
    assert slack.delivers_again(first, 2, "http_error").ok
    assert slack.delivers_again(first, event_id="Ev0ANOTHER").ok
    priya.told_once(Talk(priya).answer(said), "Told often")
    assert slack.delivers_again(first, 3).ok
    _, seen = Talk(priya).mentions(f"{D} 3pm Told then")
    priya.told_once(seen, "Told then")
    assert len(priya.booked("Told often")) == 1
    assert [one for one in Talk(priya).thread(said) if "Created task" in one.shown] != []


def test_help_that_is_delivered_again_is_told_once(priya: Scene) -> None:
    _, told = Talk(priya).mentions("help")
    assert priya.stage.slack.delivers_again(events(priya)[-1]).ok
    Talk(priya).mentions(f"{D} 3pm Behind the help")
    assert [one.ts for one in priya.sees() if one.ephemeral] == [told.message.ts]


def test_edits_its_own_messages_and_those_of_other_apps_are_left_alone(priya: Scene) -> None:
    slack, talk = priya.stage.slack, Talk(priya)
    said, seen = talk.mentions(f"{D} 3pm Edited later")
    before = len(events(priya))
    priya.person.edits(said, f"@Meetings {D} 4pm Edited later")
    slack.puts(of_app(said.channel, [], text=f"<@U0BOT> {D} 3pm From an app"))
    own = PostedMessage("", None, f"<@U0BOT> {D} 3pm From itself", (), "U0BOT", said.channel, bot_id="B0BOT")
    slack.puts(own)
    assert len(events(priya)) == before + 3
    assert all(one.ok for one in events(priya)[before:]), "acknowledged, or Slack would deliver them again"
    _, last = talk.mentions(f"{D} 3pm Last of all")
    priya.told_once(last, "Last of all")
    priya.told_once(seen, "Edited later")
    assert priya.booked("From an app") == priya.booked("From itself") == []


def test_where_the_bot_is_no_member_slack_offers_to_invite_it(door: InProcessStage) -> None:
    scene = seat(door, "maya", private=True, with_bot=False)
    before = len(events(scene))
    said = Talk(scene).writes(f"{D} 3pm Invited first")
    assert len(events(scene)) == before, "Slack tells it nothing"
    scene.person.invites_bot(said)
    scene.wait(lambda: [one for one in Talk(scene).thread(said) if "Created task" in one.shown])
    scene.one_task("Invited first")


def test_a_channel_where_it_may_not_post_is_answered_by_direct_message(priya: Scene) -> None:
    place = priya.stage.slack.channel(priya.channel)
    said = priya.person.posts("hello", priya.channel)
    place.is_read_only = True
    payload = events_payload(said, f"<@U0BOT> {D} 3pm Read only")
    assert priya.person.sender.deliver("event", payload).ok
    priya.wait(lambda: priya.booked("Read only"))
    told = priya.wait(lambda: [one for one in priya.person.sees("dm") if "Read only" in one.shown])
    assert "channel" in told[-1].shown
    place.is_read_only = False


def test_when_the_parent_of_the_thread_is_deleted_it_is_told_all_the_same(priya: Scene) -> None:
    slack = priya.stage.slack
    said = priya.person.posts("soon gone", priya.channel)
    payload = events_payload(said, f"<@U0BOT> {D} 3pm Parent is gone")
    priya.person.deletes(said)
    assert priya.person.sender.deliver("event", payload).ok
    priya.wait(lambda: [one for one in priya.person.sees("dm") if "Parent is gone" in one.shown])
    priya.wait(lambda: priya.booked("Parent is gone"))
    assert slack.complaints == []


def events_payload(message: PostedMessage, text: str) -> JsonObject:
    """The event of a message, with other words."""
    authorizations: list[Json] = [{"team_id": "T0ACME", "user_id": "U0BOT", "is_bot": True}]
    return {
        "type": "event_callback",
        "team_id": "T0ACME",
        "event_id": f"Ev{message.ts}",
        "authorizations": authorizations,
        "event": {
            "type": "app_mention",
            "user": message.user,
            "channel": message.channel,
            "ts": message.ts,
            "text": text,
        },
    }


def test_three_hundred_events_for_others_are_acknowledged_and_stored_nowhere(priya: Scene) -> None:
    slack = priya.stage.slack
    calls, message = len(slack.calls), priya.person.posts("hello", priya.channel)
    for number in range(300):
        payload = events_payload(message, f"<@U0NOAH> tomorrow 3pm Overheard {number}")
        kind = ("message", "link_shared", "reaction_added")[number % 3]
        event = obj(payload["event"]) | {"type": kind}
        ack = priya.person.sender.deliver("event", payload | {"event": event, "event_id": f"Ev{number}"})
        assert (ack.ok, ack.body) == (True, ""), kind
    _, seen = Talk(priya).mentions(f"{D} 3pm All the same")
    priya.told_once(seen, "All the same")
    assert not [one for one in slack.calls[calls:] if "Overheard" in str(one.args)]
    files = [one for one in priya.stage.folder.rglob("*") if one.is_file()]
    held = {name for name in (b"Overheard", b"All the same") if any(name in one.read_bytes() for one in files)}
    assert held == {b"All the same"}


def test_what_another_workspace_or_nobody_signed_leads_to_nothing(stage: InProcessStage) -> None:
    """An event of another team is acknowledged, as Slack would only deliver it again; a forged one is refused."""
    slack, priya = stage.slack, seat(stage, "priya")
    message = priya.person.posts("hello", priya.channel)
    payload = events_payload(message, f"<@U0BOT> {D} 3pm Foreign")
    authorizations: list[Json] = [{"team_id": "T0OTHER", "user_id": "U0BOT", "is_bot": True}]
    foreign = payload | {"team_id": "T0OTHER", "authorizations": authorizations}
    assert priya.person.sender.deliver("event", foreign).ok
    body = json.dumps(payload).encode()
    for forged in ({"secret": "not-the-secret"}, {"headers": {"X-Slack-Signature": ""}}):
        ack = slack.raw(body, content_type="application/json", **forged)
        assert ack.status == 401
    _, seen = Talk(priya).mentions(f"{D} 3pm All the same")
    priya.told_once(seen, "All the same")
    assert priya.booked("Foreign") == []


def test_a_channel_shared_with_another_company(door: InProcessStage) -> None:
    """What is booked is not for everybody there; whoever wrote it reads it."""
    scene = seat(door, "priya")
    door.slack.channel(scene.channel).is_ext_shared = True
    Talk(scene).writes(f"{D} 3pm Among strangers")
    scene.stage.crm.wait_for(lambda: bool(scene.booked("Among strangers")))
    scene.wait(
        lambda: [
            one
            for place in (scene.channel, "dm")
            for one in scene.person.sees(place)
            if "Among strangers" in one.shown and one.user == "U0BOT"
        ]
    )
    scene.one_task("Among strangers")

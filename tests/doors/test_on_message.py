"""Schedule from message: what it says becomes the form, and the answer goes into its thread."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sandbox.stage import Stage
from tests import clock
from tests.doors.form import Form, on_message
from tests.stories.days import DAY, KOLKATA, D, utc
from tests.stories.scene import Scene, seat


def together(stage: Stage) -> tuple[Scene, Scene]:
    """Priya and Maya in a channel of their own."""
    priya, maya = seat(stage, "priya"), stage.slack.person("maya")
    stage.slack.channel(priya.channel).members.add(maya.user_id)
    return priya, Scene(stage, maya, priya.channel)


def ago(hours: float) -> float:
    return (clock.now() - timedelta(hours=hours)).timestamp()


def test_title_description_link_and_lead_come_from_the_message_and_the_answer_goes_into_its_thread(
    door: Stage,
) -> None:
    priya, maya = together(door)
    said = maya.person.posts(f"Pricing for asha@globex.com, {D} 3-4pm\nShe wants *all* of it", channel=maya.channel)
    form = on_message(priya, said)
    view = form.view
    assert "Pricing" in str(view.value("title"))
    description = str(view.value("description"))
    assert "She wants" in description
    assert f"/archives/{said.channel}/p{said.ts.replace('.', '')}" in description
    form.wait(lambda: "Asha Rao" in str(form.view.state))
    form.fills("title", "From a message")
    theirs, mine = form.wait(lambda: form.choices)
    assert theirs.startswith("3:00-4:00 PM by the author's clock (New York)")
    assert mine.endswith(", 3:00-4:00 PM by your clock (India)")
    assert "Pick one" in str(form.submits().errors)
    form.fills("readings", theirs, "by the author's clock (New York)")
    form.books()
    task = priya.one_task("From a message")
    assert task["RelatedEntityIdName"] == "Asha Rao"
    assert task["DueDate"] == utc(DAY, 15, zone="America/New_York"), "by the clock of who wrote it"
    thread = priya.person.thread(priya.channel, said.ts)
    assert any("Booked ✓" in one.shown for one in thread)
    assert any("Created task" in one.shown for one in thread)
    assert [one for one in priya.sees() if "From a message" in one.shown] == []


def test_tomorrow_in_yesterdays_message_is_today(priya: Scene) -> None:
    said = priya.person.posts("Let us meet tomorrow at 11:59pm", channel=priya.channel, at=ago(24))
    form = on_message(priya, said)
    (only,) = form.wait(lambda: form.choices)
    today = (datetime.fromtimestamp(float(said.ts), ZoneInfo(KOLKATA)) + timedelta(days=1)).date()
    assert f"{today.day} {today:%b}, 11:59" in only
    form.fills("title", "Tomorrow was today")
    form.books()
    assert priya.one_task("Tomorrow was today")["DueDate"] == utc(today, 23, 59)


def test_several_times_are_a_choice_each(priya: Scene) -> None:
    said = priya.person.posts(f"I can do {D} at 3pm. Or {D} at 5:30pm?", channel=priya.channel)
    form = on_message(priya, said)
    form.wait(lambda: len(form.choices) == 2)
    assert ["3:00" in form.choices[0], "5:30" in form.choices[1]] == [True, True]
    assert "Pick one" in str(form.submits().errors)
    form.fills("readings", form.choices[0], "3:00")
    form.fills("no_time", "on", "LeadSquared chooses")
    assert (form.picks[0], form.picks[1], form.choices) == (None, None, [])
    form.fills("no_time", None, "Pick one")
    form.fills("readings", form.choices[1], "5:30")
    form.fills("title", "The later one")
    form.books()
    assert priya.one_task("The later one")["DueDate"] == utc(DAY, 17, 30)


def test_words_typed_instead_count(priya: Scene) -> None:
    said = priya.person.posts(f"I can do {D} at 3pm. Or {D} at 5:30pm?", channel=priya.channel)
    form = on_message(priya, said)
    form.types(f"{D} 7pm", "7:00")
    form.fills("title", "Neither of them")
    form.books()
    assert priya.one_task("Neither of them")["DueDate"] == utc(DAY, 19)


def test_a_day_without_an_hour_stands_in_the_picker_and_asks_for_the_time(priya: Scene) -> None:
    form = on_message(priya, priya.person.posts(f"Shall we talk on {D}?", channel=priya.channel))
    form.wait_preview("Pick a time")
    assert form.picks[0] == f"{DAY}"
    form.fills("time", "15:00", "3:00")


def test_a_phone_number_is_tried_as_the_lead(priya: Scene) -> None:
    form = on_message(priya, priya.person.posts("Call +91 98450 12345 about the price", channel=priya.channel))
    form.wait(lambda: "Asha Rao" in str(form.view.state))


def test_a_message_in_a_thread_is_answered_in_that_thread(priya: Scene) -> None:
    root = priya.person.posts("A thread", channel=priya.channel)
    reply = priya.person.posts(f"Meet {D} 3pm", channel=priya.channel, thread_ts=root.ts)
    form = on_message(priya, reply)
    in_thread = f"?thread_ts={root.ts}&cid={reply.channel}"
    assert str(form.view.value("description")).endswith(f"p{reply.ts.replace('.', '')}{in_thread}")
    form.fills("title", "Deep down")
    form.books()
    task = priya.one_task("Deep down")
    thread = priya.person.thread(priya.channel, root.ts)
    assert f"/p{thread[1].ts.replace('.', '')}{in_thread} · ref" in str(task["Description"])
    assert ["Booked ✓" in thread[1].shown, "Created task" in thread[2].shown] == [True, True]


def book(form: Form, title: str) -> None:
    form.fills("title", title)
    form.types(f"{D} 3pm", "3:00")
    form.books()
    form.scene.one_task(title)


def test_between_two_people_it_reaches_the_asker_alone_with_the_reason(stage: Stage) -> None:
    priya = Scene(stage, stage.slack.person("priya"), "priya-maya")
    said = stage.slack.person("maya").posts("Coffee?", channel="priya-maya")
    book(on_message(priya, said), "Between two")
    assert priya.person.thread("priya-maya", said.ts) == []
    (card,) = [one for one in priya.person.sees("dm") if "Between two" in one.shown]
    assert "I'm not in this conversation" in card.shown
    assert not [one for one in stage.slack.person("maya").sees("dm") if "Between two" in one.shown]


def test_in_a_private_channel_without_the_bot_it_reaches_the_asker_with_the_reason(stage: Stage) -> None:
    priya = seat(stage, "priya", private=True, with_bot=False)
    book(on_message(priya, priya.person.posts("Secret plans", channel=priya.channel)), "In secret")
    (card,) = [one for one in priya.person.sees("dm") if "In secret" in one.shown]
    assert "/invite" in card.shown


def test_a_message_of_a_bot_and_one_of_three_thousand_characters_open_the_form_too(
    priya: Scene, someone: Callable[[str], Scene]
) -> None:
    del someone
    seen = priya.says(f"{D} 3pm A card")
    assert on_message(priya, seen.message).view.value("description")
    said = priya.person.posts("Blah blah " * 390, channel=priya.channel)
    form = on_message(priya, said)
    assert len(str(form.view.value("title"))) <= 150
    assert str(form.view.value("description")).endswith(said.ts.replace(".", ""))

"""views.*: triggers, hashes, the stack, and what survives an update."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.slack import SlackServer, SlackUser
from sandbox.slack.json_values import Json, JsonObject
from tests.sandbox.slack.manual_clock import ManualClock
from tests.sandbox.slack.tiny_bot import BotAnswer, TinyBot
from tests.sandbox.slack.views_given import actions, button, field, home, modal, plain, section, typed


def error_of(caught: "pytest.ExceptionInfo[SlackApiError]") -> str:
    return str(caught.value.response["error"])


def a_trigger(slack: SlackServer, bot: TinyBot, who: str = "priya") -> str:
    slack.person(who).global_shortcut("schedule")
    return str(bot.last["trigger_id"])


def opened(slack: SlackServer, bot: TinyBot, client: WebClient, view: JsonObject | None = None) -> dict[str, Json]:
    answer: dict[str, Json] = client.views_open(
        trigger_id=a_trigger(slack, bot), view=view or modal(field("title", typed("title")))
    )["view"]
    return answer


def test_a_trigger_opens_one_modal_for_its_person(slack: SlackServer, bot: TinyBot, client: WebClient) -> None:
    """The modal is on the screen of whoever pressed, and of nobody else."""
    view = opened(slack, bot, client)
    seen = slack.person("priya").view()
    assert seen is not None
    assert (seen.view_id, seen.title, seen.submit) == (view["id"], "Schedule", "Book")
    assert slack.person("maya").view() is None


def test_a_trigger_works_once(slack: SlackServer, bot: TinyBot, client: WebClient) -> None:
    """The second time it is exchanged_trigger_id; one nobody minted is invalid."""
    trigger_id = a_trigger(slack, bot)
    client.views_open(trigger_id=trigger_id, view=modal())
    for name, error in ((trigger_id, "exchanged_trigger_id"), ("1.2.3", "invalid_trigger_id")):
        with pytest.raises(SlackApiError) as caught:
            client.views_open(trigger_id=name, view=modal())
        assert error_of(caught) == error


@pytest.mark.parametrize("spelling", ["expired_trigger_id", "trigger_expired", "invalid_arguments"])
def test_a_trigger_lives_three_seconds(
    slack: SlackServer, bot: TinyBot, client: WebClient, dial: ManualClock, spelling: str
) -> None:
    """At three seconds it opens, past them it is too late, spelled as Slack happens to."""
    slack.switches.late_trigger = spelling
    in_time, late = a_trigger(slack, bot), a_trigger(slack, bot)
    dial.turn(3)
    client.views_open(trigger_id=in_time, view=modal())
    dial.turn(0.001)
    with pytest.raises(SlackApiError) as caught:
        client.views_open(trigger_id=late, view=modal())
    assert error_of(caught) == spelling
    if spelling == "invalid_arguments":
        assert "trigger_id" in str(caught.value.response["response_metadata"])


def test_a_refused_view_does_not_spend_the_trigger(slack: SlackServer, bot: TinyBot, client: WebClient) -> None:
    """After invalid_arguments, with the reason in response_metadata, the trigger still opens."""
    trigger_id = a_trigger(slack, bot)
    with pytest.raises(SlackApiError) as caught:
        client.views_open(trigger_id=trigger_id, view=modal(title=plain("x" * 25)))
    assert caught.value.response["response_metadata"]["messages"] == [
        "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"
    ]
    client.views_open(trigger_id=trigger_id, view=modal())


def test_a_view_over_250_kb(slack: SlackServer, bot: TinyBot, client: WebClient) -> None:
    """Refused as view_too_large."""
    view = modal(*[section("x" * 3000) for _ in range(90)])
    with pytest.raises(SlackApiError) as caught:
        client.views_open(trigger_id=a_trigger(slack, bot), view=view)
    assert error_of(caught) == "view_too_large"


def test_three_views_and_no_more(slack: SlackServer, bot: TinyBot, client: WebClient, priya: SlackUser) -> None:
    """The stack holds three; a fourth is push_limit_reached; closing shows the one below."""
    root = opened(slack, bot, client, modal(title=plain("one")))
    for title in ("two", "three"):
        pushed = client.views_push(trigger_id=a_trigger(slack, bot), view=modal(title=plain(title)))["view"]
        assert pushed["root_view_id"] == root["id"]
    with pytest.raises(SlackApiError) as caught:
        client.views_push(trigger_id=a_trigger(slack, bot), view=modal())
    assert error_of(caught) == "push_limit_reached"
    assert [view.title for view in priya.views] == ["one", "two", "three"]
    priya.closes()
    assert [view.title for view in priya.views] == ["one", "two"]


def test_nothing_to_push_onto(slack: SlackServer, bot: TinyBot, client: WebClient) -> None:
    """views.push without an open modal is not_found."""
    with pytest.raises(SlackApiError) as caught:
        client.views_push(trigger_id=a_trigger(slack, bot), view=modal())
    assert error_of(caught) == "not_found"


def test_hash_against_races(slack: SlackServer, bot: TinyBot, client: WebClient) -> None:
    """The second of two updates that saw the same view is hash_conflict."""
    view = opened(slack, bot, client)
    client.views_update(view_id=str(view["id"]), hash=str(view["hash"]), view=modal(section("first")))
    with pytest.raises(SlackApiError) as caught:
        client.views_update(view_id=str(view["id"]), hash=str(view["hash"]), view=modal(section("second")))
    assert error_of(caught) == "hash_conflict"
    client.views_update(view_id=str(view["id"]), view=modal(section("third")))


def test_a_closed_view_cannot_be_updated(slack: SlackServer, bot: TinyBot, client: WebClient, priya: SlackUser) -> None:
    """views.update says not_found once the person has closed it."""
    view = opened(slack, bot, client)
    priya.closes()
    with pytest.raises(SlackApiError) as caught:
        client.views_update(view_id=str(view["id"]), view=modal())
    assert error_of(caught) == "not_found"


def test_external_ids(slack: SlackServer, bot: TinyBot, client: WebClient, priya: SlackUser) -> None:
    """A view can be found by the app's own id, which no other open view may have."""
    opened(slack, bot, client, modal(external_id="mine"))
    client.views_update(external_id="mine", view=modal(title=plain("New"), external_id="mine"))
    seen = priya.view()
    assert seen is not None
    assert seen.title == "New"
    with pytest.raises(SlackApiError) as caught:
        client.views_open(trigger_id=a_trigger(slack, bot, "maya"), view=modal(external_id="mine"))
    assert error_of(caught) == "duplicate_external_id"


def test_typed_words_survive_an_update_with_the_same_ids(
    slack: SlackServer, bot: TinyBot, client: WebClient, priya: SlackUser
) -> None:
    """Same block_id and action_id: kept. Another of either, or ids Slack made up: lost."""
    view = opened(slack, bot, client, modal(field("a", typed("a")), field("b", typed("b")), _nameless()))
    priya.fills("a", "kept")
    priya.fills("b", "lost")
    changed = modal(section("new"), field("a", typed("a")), field("b", typed("other")), _nameless())
    client.views_update(view_id=str(view["id"]), view=changed)
    seen = priya.view()
    assert seen is not None
    assert (seen.value("a"), seen.value("other")) == ("kept", None)
    assert str(view["blocks"][2]["block_id"]) not in seen.state  # type: ignore[index,call-overload] # JSON, two levels down


def _nameless() -> JsonObject:
    return {"type": "input", "label": plain("x"), "optional": True, "element": {"type": "plain_text_input"}}


def test_the_home_tab(bot: TinyBot, client: WebClient, priya: SlackUser) -> None:
    """Opening it sends app_home_opened, publishing shows it, and its buttons press."""
    client.views_publish(user_id="U0PRIYA", view=home(section("first")))
    assert priya.opens_home().ok
    event = bot.last["event"]
    assert isinstance(event, dict)
    assert (bot.last["type"], event["type"], event["user"], event["tab"]) == (
        "event_callback",
        "app_home_opened",
        "U0PRIYA",
        "home",
    )
    client.views_publish(user_id="U0PRIYA", view=home(section("settings"), actions(button("save"))))
    seen = priya.home()
    assert seen is not None
    assert "settings" in seen.shown
    priya.clicks("save", home=True)
    assert bot.last["container"] == {"type": "view", "view_id": seen.view_id}
    with pytest.raises(SlackApiError) as caught:
        client.views_publish(user_id="U0PRIYA", view=home(), hash="stale")
    assert error_of(caught) == "hash_conflict"
    with pytest.raises(SlackApiError) as caught:
        client.views_publish(user_id="U0NOBODY", view=home())
    assert error_of(caught) == "invalid_arguments"


def test_an_event_that_is_not_acked_comes_again(bot: TinyBot, priya: SlackUser) -> None:
    """Three retries with their number and the reason; none once it was acked, none where the answer says so."""
    bot.reaction = lambda _payload: BotAnswer("no", 500)
    priya.opens_home()
    retries = [received.headers.get("x-slack-retry-num") for received in bot.received]
    assert retries == [None, "1", "2", "3"]
    assert bot.received[1].headers["x-slack-retry-reason"] == "http_error"
    assert {received.raw for received in bot.received} == {bot.received[0].raw}

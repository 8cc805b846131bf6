"""Messages as clients, apps and workflows write them, and payloads in an Enterprise Grid."""

import pytest
from slack_sdk import WebClient

from sandbox.slack import Enterprise, Profile, SlackServer, SlackUser
from sandbox.slack.json_values import Json, JsonObject, obj, objects
from sandbox.slack.rich_text import rich_text
from sandbox.slack.unusual_messages import forwarded, of_app, of_app_in_attachments, of_workflow, with_file
from tests.sandbox.slack.on_screen import last
from tests.sandbox.slack.tiny_bot import TinyBot
from tests.sandbox.slack.views_given import actions, button, section


def part(words: str, **style: bool) -> JsonObject:
    element: JsonObject = {"type": "text", "text": words}
    marks: JsonObject = dict(style)
    return element | ({"style": marks} if style else {})


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("demo ~3pm~ 4pm", [part("demo "), part("3pm", strike=True), part(" 4pm")]),
        ("*bold* and _light_", [part("bold", bold=True), part(" and "), part("light", italic=True)]),
        ("*_both_*", [part("both", bold=True, italic=True)]),
        ("run `make test`", [part("run "), part("make test", code=True)]),
        ("3~4pm in Room_4_blue, 2*3", [part("3~4pm in Room_4_blue, 2*3")]),
        ("at 10:30:45", [part("at 10:30:45")]),
        ("go :rocket: now", [part("go "), {"type": "emoji", "name": "rocket"}, part(" now")]),
        ("a &lt;b&gt; &amp; c", [part("a <b> & c")]),
        ("ask <@U0NOAH>", [part("ask "), {"type": "user", "user_id": "U0NOAH"}]),
        (
            "<!here> in <#C0SALES|sales>",
            [{"type": "broadcast", "range": "here"}, part(" in "), {"type": "channel", "channel_id": "C0SALES"}],
        ),
        ("<mailto:a@b.co|a@b.co>", [{"type": "link", "url": "mailto:a@b.co", "text": "a@b.co"}]),
    ],
)
def test_what_is_typed_comes_as_rich_text_too(text: str, elements: list[Json]) -> None:
    """Marks become styles, links and mentions elements; what only looks like a mark stays."""
    [section_] = objects(rich_text(text)["elements"])
    assert section_ == {"type": "rich_text_section", "elements": elements}


def test_quotes_and_code_are_parts_of_their_own() -> None:
    """Lines of a quote come together, and code keeps its lines."""
    parts = objects(rich_text("&gt; one\n&gt; two\nthen\n```a\nb```")["elements"])
    assert [each["type"] for each in parts] == ["rich_text_quote", "rich_text_section", "rich_text_preformatted"]
    assert [each["elements"] for each in parts] == [[part("one\ntwo")], [part("then")], [part("a\nb")]]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("call +49 30 1234567 at 3", "call <tel:+49301234567|+49 30 1234567> at 3"),
        ("see globex.com/demo", "see <http://globex.com/demo|globex.com/demo>"),
        ("o'brien@acme.com", "<mailto:o'brien@acme.com|o'brien@acme.com>"),
        ("at 3.30pm on 24.12.", "at 3.30pm on 24.12."),
    ],
)
def test_what_the_composer_makes_a_link(priya: SlackUser, bot: TinyBot, typed: str, text: str) -> None:
    """Numbers, sites and whole addresses; times and dates are none."""
    message = priya.posts(typed)
    priya.message_shortcut(message, "schedule")
    sent = obj(bot.last["message"])
    assert sent["text"] == text
    assert objects(sent["blocks"]) == [rich_text(text)]
    assert sent["client_msg_id"]


def sent(priya: SlackUser, bot: TinyBot) -> JsonObject:
    """The newest message of general as a shortcut on it carries it."""
    priya.message_shortcut(last(priya), "schedule")
    return obj(bot.last["message"])


def test_messages_of_workflows_and_apps(slack: SlackServer, priya: SlackUser, bot: TinyBot) -> None:
    """No user, no words in `text`: they are in blocks or attachments."""
    slack.puts(of_workflow("C0GENERAL", "Demo *tomorrow 3pm*"))
    flow = sent(priya, bot)
    assert (flow["text"], flow["subtype"], flow["bot_id"], "user" in flow) == ("", "bot_message", "B0OTHER", False)
    assert "tomorrow 3pm" in str(flow["blocks"])
    slack.puts(of_app("C0GENERAL", [section("Call with Asha, tomorrow 3pm")]))
    assert sent(priya, bot)["text"] == "This content can't be displayed."
    slack.puts(of_app_in_attachments("C0GENERAL", [{"title": "Deal", "text": "tomorrow 3pm", "fallback": "Deal"}]))
    assert "tomorrow 3pm" in str(sent(priya, bot)["attachments"])


def test_forwarded_messages_and_files(slack: SlackServer, priya: SlackUser, bot: TinyBot) -> None:
    """The words of the one that was forwarded are in an attachment; those of a file in its preview."""
    original = slack.person("maya").posts("Shall we say tomorrow 3pm?", channel="deals")
    slack.puts(forwarded("C0GENERAL", "U0LUKAS", original))
    shared = sent(priya, bot)
    assert (shared["text"], shared["user"]) == ("", "U0LUKAS")
    assert "tomorrow 3pm" in str(shared["attachments"])
    slack.puts(with_file("C0GENERAL", "U0LUKAS", "notes.txt", preview="Demo tomorrow 3pm"))
    assert "tomorrow 3pm" in str(sent(priya, bot)["files"])


def test_a_workspace_of_an_organisation(slack: SlackServer, client: WebClient, priya: SlackUser, bot: TinyBot) -> None:
    """Commands, presses and auth.test name the organisation; users.info the workspaces a person is in."""
    slack.switches.enterprise = Enterprise()
    slack.add_person(Profile("wes", "Wes West", email="wes@acme.com", team_id="T0WEST", teams=("T0WEST", "T0ACME")))
    priya.types("/meeting x")
    assert (bot.last["enterprise_id"], bot.last["is_enterprise_install"]) == ("E0ACME", "false")
    client.chat_postMessage(channel="C0GENERAL", text="x", blocks=[actions(button("go"))])
    priya.presses(last(priya), "go")
    assert bot.last["enterprise"] == {"id": "E0ACME", "name": "Acme Group"}
    assert obj(bot.last["team"])["enterprise_id"] == "E0ACME"
    assert client.auth_test()["enterprise_id"] == "E0ACME"
    wes = client.users_info(user="U0WES")["user"]
    assert (wes["team_id"], wes["enterprise_user"]["teams"]) == ("T0WEST", ["T0WEST", "T0ACME"])


def test_payloads_without_a_team(slack: SlackServer, client: WebClient, priya: SlackUser, bot: TinyBot) -> None:
    """`team` is null in a press, and a profile may have no team at all."""
    slack.switches.enterprise = Enterprise(installed=True)
    slack.switches.team_in_payloads = False
    slack.add_person(Profile("tea", "Tea Less", team_id="", teams=("T0ACME",)), "general")
    client.chat_postMessage(channel="C0GENERAL", text="x", blocks=[actions(button("go"))])
    slack.person("tea").presses(last(priya), "go")
    assert bot.last["team"] is None
    assert bot.last["is_enterprise_install"] is True
    assert "team_id" not in obj(bot.last["user"])
    assert "team_id" not in client.users_info(user="U0TEA")["user"]
    assert client.auth_test()["is_enterprise_install"] is True

"""A message is read wherever Slack keeps its words, and a forwarded one by the clock of who wrote it first."""

import json
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.slack import payloads
from bot.slack.addresses import addresses
from bot.slack.block_text import READ
from bot.slack.payloads import SourceMessage

Body = Mapping[str, object]
TS = "1795602600.000200"
KEYS = Path(__file__).parents[3] / "shared" / "slack-reference" / "payload-keys.json"


def written(**message: object) -> SourceMessage:
    body = {"type": "message", "user": "U2", "ts": TS, "text": "", **message}
    return payloads.message({"channel": {"id": "C1", "name": "sales"}, "message": body})


def seen(**message: object) -> str:
    return written(**message).text({}).text


def rich(*elements: Body) -> list[Body]:
    return [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}]


def said(text: str, **style: bool) -> Body:
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def mrkdwn(text: str) -> Body:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def test_what_the_composer_struck_out_is_left_out_wherever_it_ends() -> None:
    blocks = rich(said("Demo at "), said("3", strike=True), said("4pm"), said(", not *5*", bold=True))
    assert seen(text="Demo at ~3~4pm, *not *5**", blocks=blocks) == "Demo at 4pm, not *5*"


def test_lists_quotes_and_code_are_lines() -> None:
    section = {"type": "rich_text_section", "elements": [said("one")]}
    elements = [
        {"type": "rich_text_section", "elements": [said("Agenda\n")]},
        {"type": "rich_text_list", "style": "bullet", "elements": [section, section]},
        {"type": "rich_text_quote", "elements": [said("*quoted*")]},
        {"type": "rich_text_preformatted", "elements": [said("code")]},
    ]
    assert seen(blocks=[{"type": "rich_text", "elements": elements}]) == "Agenda\n\none\none\n*quoted*\ncode"


def test_members_channels_groups_and_dates_have_no_ids() -> None:
    blocks = rich(
        {"type": "user", "user_id": "U0MAYA"},
        said(" in "),
        {"type": "channel", "channel_id": "C1"},
        said(", "),
        {"type": "channel", "channel_id": "C0VAULT"},
        said(" or "),
        {"type": "channel", "channel_id": "C2"},
        said(" with "),
        {"type": "usergroup", "usergroup_id": "S0SALES"},
        {"type": "emoji", "name": "tada", "unicode": "1f389"},
        {"type": "broadcast", "range": "here"},
        said(" at "),
        {"type": "date", "timestamp": 1795602600, "format": "{time}", "fallback": "4pm"},
    )
    shown = "@somebody in #sales, another channel or #deals with a user group @here at 25 Nov 2026 10:30 UTC"
    message = written(text="<@U0MAYA> in <#C1> <#C2|deals>", blocks=blocks)
    assert message.text({}).text == shown
    assert message.users_by_id_only == ("U0MAYA",)
    named = message.text({"U0MAYA": "Maya Chen"})
    assert (named.text[:10], named.called(named.text)[:10]) == ("@Maya_Chen", "@Maya Chen")


@pytest.mark.parametrize(
    "stopgap",
    ["", " ", "This content can't be displayed.", "[no preview available]", "This content can’t be displayed"],
)
def test_words_of_blocks_are_read_where_text_has_none(stopgap: str) -> None:
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": "Booking :calendar:", "emoji": True}},
        {"type": "section", "text": {"type": "mrkdwn", "text": "*When:* tomorrow ~3pm~ 4pm"}},
        {
            "type": "section",
            "fields": [{"type": "mrkdwn", "text": "Who"}, {"type": "plain_text", "text": "Asha &amp; Co"}],
        },
        {"type": "context", "elements": [{"type": "image", "alt_text": "x"}, {"type": "mrkdwn", "text": "_via_ Form"}]},
        {"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": "Approve 5pm"}}]},
        {"type": "divider"},
        {"type": "markdown", "text": "# Notes\n**Bring** [the plan](https://acme.com/plan)"},
        {"type": "table", "rows": [[{"type": "raw_text", "text": "cell"}, *rich(said("rich cell"))]]},
        {"type": "call", "call": {"v1": {"name": "Stand-up", "join_url": "https://zoom.us/j/1"}}},
        {"type": "kind_of_tomorrow", "text": {"type": "mrkdwn", "text": "and *more*"}},
    ]
    message = written(text=stopgap, blocks=blocks, subtype="bot_message", bot_id="B1", user="")
    assert message.text({}).text.splitlines() == [
        "Booking",
        "When: tomorrow 4pm",
        "Who",
        "Asha & Co",
        "via Form",
        "Notes",
        "Bring the plan",
        "cell",
        "rich cell",
        "Stand-up",
        "https://zoom.us/j/1",
        "and more",
    ]
    assert message.text({}).targets == ("https://acme.com/plan",)


def test_blocks_without_words_leave_the_text() -> None:
    picture = {"type": "image", "image_url": "https://x.y/z.png", "alt_text": "a picture"}
    assert seen(text="Demo *tomorrow*", blocks=[picture, {"type": "divider"}]) == "Demo tomorrow"


FORWARDED = {
    "is_share": True,
    "is_msg_unfurl": True,
    "author_id": "U3",
    "ts": "1795000000.000100",
    "from_url": "https://acme.slack.com/archives/C2/p1",
    "fallback": "[November 18th] noah: Tomorrow 3pm?",
    "text": "Tomorrow ~3pm~ 4pm?",
    "message_blocks": [
        {"team": "T1", "message": {"blocks": rich(said("Tomorrow "), said("3pm ", strike=True), said("4pm?"))}}
    ],
}


@pytest.mark.parametrize("text", ["", "<https://acme.slack.com/archives/C2/p1>"])
def test_a_forwarded_message_is_read_as_its_author_wrote_it(text: str) -> None:
    message = written(text=text, attachments=[FORWARDED])
    assert "Tomorrow 4pm?" in message.text({}).text
    assert message.spoken_text() == "Tomorrow 4pm?"
    assert (message.author, message.at) == ("U3", datetime.fromtimestamp(1795000000, UTC).replace(microsecond=100))
    assert (message.ts, message.thread_ts) == (TS, TS)


def test_a_word_of_ones_own_is_read_by_ones_own_clock_and_what_is_forwarded_is_kept() -> None:
    message = written(text="Can you take this? I am free Monday 5pm", attachments=[FORWARDED])
    assert message.spoken_text() == "Can you take this? I am free Monday 5pm"
    assert message.text({}).text.endswith("Tomorrow 4pm?")
    assert message.author == "U2"


def test_the_preview_of_a_page_is_nobodys_word() -> None:
    page = {"from_url": "https://acme.com/event", "title": "Event, tomorrow 9pm", "text": "Join at 9pm"}
    assert seen(text="<https://acme.com/event>", attachments=[page]) == "https://acme.com/event"


def test_attachments_of_older_apps_are_read() -> None:
    old = {
        "fallback": "New deal",
        "pretext": "New *deal*",
        "title": "Acme",
        "title_link": "https://acme.com/1",
        "text": "Call tomorrow 3pm",
        "fields": [{"title": "Owner", "value": "<mailto:asha@globex.com|asha@globex.com>"}],
    }
    lines = ["New deal", "Acme", "Call tomorrow 3pm", "Owner", "asha@globex.com", "https://acme.com/1"]
    assert seen(attachments=[old]).splitlines() == lines
    assert seen(attachments=[{"fallback": "Only this, 3pm"}]) == "Only this, 3pm"


def test_files_are_read_where_nothing_else_is_said() -> None:
    mail = {"title": "Re: Demo", "plain_text": "Tomorrow 3pm works.", "mimetype": "text/html"}
    assert seen(files=[mail]) == "Re: Demo\nTomorrow 3pm works."
    assert seen(text="Look", files=[mail]) == "Look"
    assert seen(files=[{"name": "agenda.pdf"}]) == "agenda.pdf"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<mailto:asha@globex.com|asha@globex.com>", ["asha@globex.com"]),
        ("ask <mailto:asha@globex.com|Asha>, <tel:+919845012345|call>", ["asha@globex.com", "+919845012345"]),
        ("o'<mailto:brien@globex.com|brien@globex.com>", ["o'brien@globex.com"]),
        ("sales+<mailto:asha@globex.com|asha@globex.com>", ["sales+asha@globex.com"]),
        ("asha&amp;<mailto:co@globex.com|co@globex.com>", ["asha&co@globex.com"]),
        ("müller.<mailto:asha@globex.com|asha@globex.com>", ["müller.asha@globex.com"]),
        ("<mailto:asha@globex.com|asha@globex.com>.evil", ["asha@globex.com.evil"]),
        ("<mailto:asha@globex.com|asha@globex.com>@evil.com", []),
        ("'<mailto:asha@globex.com|asha@globex.com>'", ["asha@globex.com"]),
        ("(<mailto:asha@globex.com|asha@globex.com>).", ["asha@globex.com"]),
        ("*<mailto:asha@globex.com|asha@globex.com>*", ["asha@globex.com"]),
        ("<mailto:asha@globex.com|asha@globex.com>, Acme", ["asha@globex.com"]),
        ("o'brien@globex.com and asha@globex.com.", ["o'brien@globex.com", "asha@globex.com"]),
        ("'asha@globex.com'", ["asha@globex.com"]),
        ("a@b@globex.com", []),
        ("asha@globex-.com or asha@globex", []),
        ("a@x.y.z.a.b.c.globex.com", ["a@x.y.z.a.b.c.globex.com"]),
        ("+91 98450 12345 about", ["+91 98450 12345"]),
        ("+91 98450 12345 67890 123", []),
        ("order 12+919845012345", []),
        ("1<tel:+919845012345|9845012345>", []),
        ("<tel:+919845012345|9845012345>67", []),
        ("<mailto:no address|x>", []),
    ],
)
def test_half_an_address_is_nobodys(text: str, found: list[str]) -> None:
    assert list(addresses(written(text=text).text({}))) == found


LONG: list[Body] = [
    {"text": "<http://a.b|c> " * 2600},
    {"text": "".join(f"<@U{number}|same> " for number in range(2500))},
    {"text": "a.b@c.de " * 4000},
    {"text": "+1 2 3 " * 5000},
    {"blocks": rich(*({"type": "user", "user_id": f"U{number}"} for number in range(5000)))},
    {"attachments": [{"text": "*a* " * 10_000, "fields": [{"title": "x" * 4000, "value": "y" * 4000}] * 50}] * 10},
    {"files": [{"name": "x" * 40_000, "plain_text": "~a~ " * 10_000}] * 100},
]


@pytest.mark.parametrize("message", LONG, ids=range(len(LONG)))
def test_of_very_many_words_the_first_are_read_in_time(message: Body) -> None:
    """Some tenths of a second of this process; what compares each name with each other one takes tens of seconds."""
    began_s = time.process_time()
    found = written(**message).text({})
    addresses(found)
    assert found.called(found.text)
    assert len(found.text) < 3 * READ
    assert time.process_time() - began_s < 5


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["text", "mrkdwn", "rich_text"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "type",
                    "text",
                    "elements",
                    "blocks",
                    "fields",
                    "style",
                    "strike",
                    "url",
                    "user_id",
                    "rows",
                    "v1",
                    "message",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=25,
)
PARTS = ["text", "user", "ts", "thread_ts", "blocks", "attachments", "files", "bot_id", "subtype"]


@given(st.dictionaries(st.sampled_from(PARTS), JSON), JSON, st.integers(1, 5000))
def test_whatever_json_stands_in_a_message_it_is_read(message: Body, inner: object, depth: int) -> None:
    nested: object = inner
    for _ in range(min(depth, 200)):
        nested = {"type": "rich_text_list", "elements": [nested]}
    blocks = [nested, {"message_blocks": [{"message": {"blocks": [nested]}}], "is_share": True}]
    for body in (message, {**message, "blocks": blocks, "attachments": blocks, "files": blocks}):
        found = payloads.message({"message": body})
        text = found.text({})
        assert text.text == text.text.strip()
        assert found.spoken_text() is not None
        list(addresses(text))


@settings(max_examples=25)
@pytest.mark.skipif(not KEYS.exists(), reason="the keys seen in Slack's payloads are not beside this folder")
@given(st.data())
def test_whatever_stands_under_the_keys_that_slack_sends_is_read(data: st.DataObject) -> None:
    trees = json.loads(KEYS.read_text())

    def grown(tree: object) -> object:
        if isinstance(tree, dict) and data.draw(st.integers(0, 9)):
            return {key: grown(value) for key, value in tree.items() if data.draw(st.booleans())}
        return data.draw(JSON)

    body = grown(trees["message_shortcut"])
    assert payloads.message(body if isinstance(body, dict) else {}).text({}) is not None
    slash = grown(trees["slash_command"])
    command = payloads.command(slash if isinstance(slash, dict) else {}, datetime(2026, 11, 24, tzinfo=UTC))
    assert isinstance(command.line, str)

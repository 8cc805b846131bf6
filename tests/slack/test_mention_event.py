"""Which words of a message that mentions the bot are a request, and whose."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.meetings.request import Origin, ReplyTarget
from bot.slack import mention_event
from bot.slack.payloads import Json

NOW = datetime(2026, 11, 24, 4, 0, 30, tzinfo=UTC)
TS = "1795492800.000100"  # 24 Nov 2026, 4:00:00 UTC
BOT = "<@U0BOT>"


def event(text: str, authorizations: object = ..., **more: object) -> Json:
    ours = [{"team_id": "T1", "user_id": "U0BOT", "is_bot": True}]
    return {
        "type": "event_callback",
        "team_id": "T1",
        "authorizations": ours if authorizations is ... else authorizations,
        "event": {"type": "app_mention", "user": "U1", "channel": "C1", "ts": TS, "text": text, **more},
    }


def line(text: str, authorizations: object = ...) -> str:
    request = mention_event.read(event(text, authorizations), "/meeting", NOW)
    assert request is not None
    return request.line


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        (f"{BOT} tomorrow 3pm Demo", "tomorrow 3pm Demo"),
        ("<@U0BOT|meetings> tomorrow 3pm Demo", "tomorrow 3pm Demo"),
        (f"{BOT}, tomorrow 3pm Demo", "tomorrow 3pm Demo"),
        (f"{BOT}: tomorrow 3pm Demo", "tomorrow 3pm Demo"),
        (f"Hey {BOT} tomorrow 3pm Demo", "Hey tomorrow 3pm Demo"),
        (f"tomorrow 3pm Demo {BOT}", "tomorrow 3pm Demo"),
        (f"tomorrow 3pm Demo ({BOT})", "tomorrow 3pm Demo"),
        (f"tomorrow 3pm, {BOT}, Demo", "tomorrow 3pm Demo"),
        (f"{BOT} {BOT} tomorrow 3pm Demo", "tomorrow 3pm Demo"),
        (f"• {BOT} tomorrow 3pm Demo", "tomorrow 3pm Demo"),
        (f"*{BOT}* tomorrow 3pm Demo", "tomorrow 3pm Demo"),
        (f"{BOT} tomorrow 3pm Demo with <@U2>", "tomorrow 3pm Demo with @U2"),
        (f"{BOT} tomorrow 3pm Demo lead:<mailto:a@b.co|a@b.co>", "tomorrow 3pm Demo lead:a@b.co"),
        (f"{BOT} tomorrow 3pm Demo -- bring it", "tomorrow 3pm Demo -- bring it"),
        (f"{BOT} tomorrow 3pm A &amp; B &lt;now&gt;", "tomorrow 3pm A & B <now>"),
        (f"{BOT} /meeting tomorrow 3pm Demo", "tomorrow 3pm Demo"),
        (f"{BOT} ~tomorrow~ friday 3pm Demo", "friday 3pm Demo"),
        (f"{BOT} tomorrow 3pm `Demo`", "tomorrow 3pm Demo"),
        (f"<!here> {BOT} tomorrow 3pm Demo", "@here tomorrow 3pm Demo"),
        # Only its own line, and what stands below it.
        (f"Hi all.\n{BOT} tomorrow 3pm Demo", "tomorrow 3pm Demo"),
        (f"{BOT} tomorrow 3pm Demo\nDial in: 123", "tomorrow 3pm Demo\nDial in: 123"),
        (f"{BOT}\ntomorrow 3pm Demo", "tomorrow 3pm Demo"),
        (f"tomorrow 3pm Demo\n{BOT}", "tomorrow 3pm Demo"),
        # What is quoted was written by somebody else.
        (f"&gt; friday 9am\n{BOT} tomorrow 3pm Demo", "tomorrow 3pm Demo"),
        (f"&gt; friday 9am\n{BOT}", ""),
        (f"&gt; {BOT} tomorrow 3pm Demo", ""),
        (f"&gt; {BOT} tomorrow 3pm Demo\nhow does that work?", ""),
        (f"&gt; {BOT} friday 9am\n{BOT} tomorrow 3pm Demo", "tomorrow 3pm Demo"),
        (BOT, ""),
        (f"{BOT}!", ""),
        (f"{BOT} help", "help"),
    ],
)
def test_the_request_is_what_stands_around_the_mention(text: str, request_: str) -> None:
    assert line(text) == request_


def test_it_is_the_bot_of_this_installation_that_is_left_out() -> None:
    assert line(f"<@U0OTHER> {BOT} tomorrow 3pm") == "@U0OTHER tomorrow 3pm"
    # Where Slack does not name it, the first who is mentioned.
    for missing in ([], None, "none", [{"team_id": "T1", "user_id": "U9", "is_bot": False}]):
        assert line(f"{BOT} tomorrow 3pm with <@U2>", missing) == "tomorrow 3pm with @U2"


def test_it_is_answered_in_its_thread_and_known_by_its_message() -> None:
    request = mention_event.read(event(f"{BOT} tomorrow 3pm Demo"), "/meeting", NOW)
    assert request is not None
    assert (request.key, request.user, request.team) == (f"mention:T1:C1:{TS}", "U1", "T1")
    assert request.reply_to == ReplyTarget("C1", TS, starts_thread=True)
    assert request.reply_to.private_thread_ts is None
    assert (request.origin, request.command) == (Origin.MENTION, "@Meetings")
    reply = mention_event.read(event(f"{BOT} x", thread_ts="1795490000.000200"), "/meeting", NOW)
    assert reply is not None
    assert reply.reply_to.private_thread_ts == "1795490000.000200"


def test_its_words_mean_what_they_meant_when_they_were_written() -> None:
    for later in (timedelta(), timedelta(hours=9)):
        request = mention_event.read(event(f"{BOT} tomorrow 3pm"), "/meeting", NOW + later)
        assert request is not None
        assert request.received_at == datetime(2026, 11, 24, 4, 0, 0, 100, tzinfo=UTC)
    ahead = mention_event.read(event(f"{BOT} x", ts="1999999999.000100"), "/meeting", NOW)
    odd = mention_event.read(event(f"{BOT} x", ts="soon"), "/meeting", NOW)
    assert ahead is not None
    assert odd is not None
    assert ahead.received_at == odd.received_at == NOW


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "B1"},
        {"app_id": "A1"},
        {"bot_profile": {"id": "B1"}},
        {"subtype": "message_changed"},
        {"edited": {"user": "U1", "ts": TS}},
        {"hidden": True},
        {"user": None},
        {"user": ""},
        {"channel": 7},
        {"ts": None},
    ],
)
def test_what_no_person_has_just_written_is_no_request(more: dict[str, object]) -> None:
    assert mention_event.read(event(f"{BOT} tomorrow 3pm", **more), "/meeting", NOW) is None


@pytest.mark.parametrize("body", [{}, {"event": None}, {"event": []}, {"event": {"user": "U1"}, "authorizations": [7]}])
def test_any_json_is_read(body: Json) -> None:
    assert mention_event.read(body, "/meeting", NOW) is None


@pytest.mark.parametrize("filler", [" ", "\t", ", ", "( ", "<@", "<@U0BOT> ,", "\u2022", "&gt; ", "*_~`"])
def test_the_longest_message_is_read_within_an_ack(filler: str) -> None:
    """Forty thousand characters, and nothing in them that a pattern could try again and again."""
    for text in (f"{BOT} {filler * 40_000}", f"{(filler * 40_000)[:39_000]} {BOT}", filler * 40_000):
        began = time.process_time()
        line(text)
        assert time.process_time() - began < 1

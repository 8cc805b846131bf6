"""The signature on what the bot receives."""

from sandbox.slack import SlackServer
from sandbox.slack.signing import signature
from tests.sandbox.slack.tiny_bot import TinyBot

# https://docs.slack.dev/authentication/verifying-requests-from-slack
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
BODY = (
    b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
    b"&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
    b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
    b"%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)


def test_the_published_example() -> None:
    """Slack's own example gives Slack's own signature."""
    assert signature(SECRET, 1531420618, BODY) == (
        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
    )


def test_every_request_is_signed_over_its_raw_body(slack: SlackServer, bot: TinyBot) -> None:
    """What arrives can be verified from its headers and its bytes."""
    slack.person("priya").types("/meeting tomorrow 3pm Demo")
    received = bot.received[-1]
    timestamp_s = int(received.headers["x-slack-request-timestamp"])
    assert received.headers["x-slack-signature"] == signature(slack.signing_secret, timestamp_s, received.raw)


def test_a_replay_is_the_same_request(slack: SlackServer, bot: TinyBot) -> None:
    """Sent again, bytes, timestamp and signature are the same."""
    ack = slack.person("priya").types("/meeting tomorrow 3pm Demo")
    slack.replay(ack)
    first, again = bot.received
    assert (again.raw, again.headers) == (first.raw, first.headers)


def test_raw_bodies_may_lie(slack: SlackServer, bot: TinyBot) -> None:
    """A raw body goes out with the timestamp, the signature and the headers it is given."""
    slack.raw(b"not=signed", timestamp_s=1, secret="another")
    assert bot.received[-1].headers["x-slack-request-timestamp"] == "1"
    assert bot.received[-1].headers["x-slack-signature"] == signature("another", 1, b"not=signed")
    slack.raw(b"x=1", signed="v0=00", headers={"X-Slack-Request-Timestamp": ""})
    assert bot.received[-1].headers["x-slack-signature"] == "v0=00"
    assert "x-slack-request-timestamp" not in bot.received[-1].headers

"""Links to messages are those that chat.getPermalink gives: the workspace's own domain, replies in their thread."""

import pytest

from bot.slack import payloads
from bot.slack.permalinks import permalink

ROOT, REPLY = "1358546515.000008", "1358546517.000023"


@pytest.mark.parametrize(
    ("home", "thread_ts", "link"),
    [
        ("https://acme.slack.com/", "", "https://acme.slack.com/archives/C1/p1358546517000023"),
        ("https://acme.slack-gov.com/", "", "https://acme.slack-gov.com/archives/C1/p1358546517000023"),
        ("https://acme.slack.com/", REPLY, "https://acme.slack.com/archives/C1/p1358546517000023"),
        (
            "https://acme.enterprise.slack.com/",
            ROOT,
            "https://acme.enterprise.slack.com/archives/C1/p1358546517000023?thread_ts=1358546515.000008&cid=C1",
        ),
        ("", ROOT, ""),
    ],
)
def test_a_link_has_the_domain_and_the_thread(home: str, thread_ts: str, link: str) -> None:
    assert permalink(home, "C1", REPLY, thread_ts) == link


def test_a_message_knows_the_thread_that_it_is_a_reply_in() -> None:
    body = {"channel": {"id": "C1"}, "message": {"ts": REPLY, "thread_ts": ROOT, "text": "Tomorrow 3pm"}}
    reply = payloads.message(body)
    assert reply.permalink("https://acme.slack-gov.com/").endswith(
        "slack-gov.com/archives/C1/p1358546517000023?thread_ts=1358546515.000008&cid=C1"
    )
    assert reply.permalink("") == ""

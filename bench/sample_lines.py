"""Signed /meeting commands as bytes, each one of its own.

Sends nothing; see load.
"""

from urllib.parse import urlencode

from sandbox.slack.people_and_channels import APP_ID, TEAM_DOMAIN, TEAM_ID, seeded_channels, seeded_people
from sandbox.slack.signing import signature

CHANNEL = "general"
_FORM = "application/x-www-form-urlencoded"
_PRIYA = next(one for one in seeded_people() if one.handle == "priya")
_GENERAL = next(one for one in seeded_channels(seeded_people()) if one.name == CHANNEL)


def line(number: int) -> str:
    """What is typed. Numbered, because the same line twice in a minute is one meeting."""
    return f"tomorrow 3-4pm Demo {number} with Acme"


def fields(number: int) -> dict[str, str]:
    """https://docs.slack.dev/interactivity/implementing-slash-commands"""
    return {
        "token": "retired",
        "team_id": TEAM_ID,
        "team_domain": TEAM_DOMAIN,
        "channel_id": _GENERAL.channel_id,
        "channel_name": CHANNEL,
        "user_id": _PRIYA.user_id,
        "user_name": _PRIYA.handle,
        "command": "/meeting",
        "text": line(number),
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": f"http://127.0.0.1:9/commands/{TEAM_ID}/{number}",
        "trigger_id": f"bench.{number}",
    }


def body(number: int) -> bytes:
    return urlencode(fields(number)).encode()


def headers(content: bytes, secret: str, at_s: int) -> dict[str, str]:
    return {
        "Content-Type": _FORM,
        "Content-Length": str(len(content)),
        "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        "X-Slack-Request-Timestamp": str(at_s),
        "X-Slack-Signature": signature(secret, at_s, content),
    }


def request(number: int, secret: str, at_s: int, host: str, path: str) -> bytes:
    """A whole HTTP/1.1 request."""
    content = body(number)
    head = {"Host": host, **headers(content, secret, at_s)}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"POST {path} HTTP/1.1\r\n{lines}\r\n".encode() + content

"""Reads whom an Events API delivery is for. What the event says is read where it is heard.

https://docs.slack.dev/apis/events-api/#callback-field
"""

from bot.slack.payloads import Json, text


def authorization(body: Json) -> Json:
    """The installation that an event is for; an event of a shared channel may name another team outside of it.

    {"team_id": "T2", "authorizations": [{"team_id": "T1", "user_id": "U0BOT", "is_bot": true}], "event": {...}}
    """
    found = body.get("authorizations")
    first = found[0] if isinstance(found, list) and found else {}
    return first if isinstance(first, dict) else {}


def authorized_team(body: Json) -> str:
    return text(authorization(body), "team_id") or text(body, "team_id")

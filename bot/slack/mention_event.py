"""Reads the message that mentions the bot as a request: its line, and where it is answered.

Pure. What stands above the message in its thread is not part of the event, and is not asked for.
"""

import re
from datetime import datetime

from bot.meetings.request import Origin, ReplyTarget, Request
from bot.slack import mrkdwn
from bot.slack.event_body import authorization, authorized_team
from bot.slack.payloads import Json, moment_of, objects, text
from bot.slack.plain_text import plain_text
from bot.slack.truncate import truncate

# A slash command takes about as much; what is longer is an essay, and its end is left out.
LONGEST = 4000
# The bot's display name in the manifest, as people write it: it stands before the lines that are proposed to them.
NAME = "Meetings"
COMMAND = f"@{NAME}"
# A member's mention in a message; older ones have a label: <@U024BE7LH|priya>
_SOMEBODY = re.compile(r"<@([UW][A-Z0-9]*)(?:\|[^<>]*)?>")
_QUOTED = re.compile(r"\s*&gt;")
# Stands for the bot's mention while the text is made plain: Unicode's object replacement character.
_HERE = "\ufffc"
# The marks that address somebody, `@Meetings, ..`, brackets around the mention, and the bullet of a list.
_BEFORE, _BEHIND, _BULLET = " \t,;([", " \t,:;!.)]", " \t\n•"


def read(body: Json, command: str, now: datetime) -> Request | None:
    """https://docs.slack.dev/reference/events/app_mention

    {"type": "event_callback", "event_id": "Ev0MDYHUEL", "team_id": "T1", "authorizations": [{"team_id": "T1",
     "user_id": "U0BOT", "is_bot": true, ...}], "event": {"type": "app_mention", "user": "U1", "channel": "C1",
     "ts": "1515449522.000016", "thread_ts": "1515449483.000108", "text": "<@U0BOT> tomorrow 3pm Demo", ...}}

    None for what no person has just written: the bot's own messages, those of other apps, and an edit, which comes as
    another event of the same message. The key is made of the message, and not of the event_id: Slack has been seen to
    tell one message in several events (https://github.com/slackapi/node-slack-sdk/issues/2141).
    """
    event, team = objects(body, "event"), authorized_team(body)
    user, channel, ts = text(event, "user"), text(event, "channel"), text(event, "ts")
    if not (user and channel and ts) or not _is_written_by_a_person(event):
        return None
    thread_ts = text(event, "thread_ts")
    source = plain_text(mrkdwn.runs(_request_in(text(event, "text")[: mrkdwn.LONGEST], _bots_id(authorization(body)))))
    asked = truncate(_without_mention(source.text), LONGEST)
    line = truncate("\n".join(filter(None, (asked, *source.targets))), 2 * LONGEST)
    first, _, rest = line.partition(" ")
    said_at = moment_of(ts)
    return Request(
        key=f"mention:{team}:{channel}:{ts}",
        team=team,
        user=user,
        reply_to=ReplyTarget(channel, thread_ts or ts, starts_thread=not thread_ts),
        # By the message's own time: what is delivered again after midnight means the same day.
        received_at=min(said_at, now) if said_at else now,
        command=COMMAND,
        line=rest.strip() if first.casefold() == command.casefold() else line,
        mentions=source.mentions,
        via=Origin.MENTION,
    )


def _is_written_by_a_person(event: Json) -> bool:
    return not any(event.get(key) for key in ("bot_id", "app_id", "bot_profile", "subtype", "edited", "hidden"))


def _bots_id(installed: Json) -> str:
    return text(installed, "user_id") if installed.get("is_bot") is True else ""


def _request_in(words: str, bot: str) -> str:
    """What is asked for: the line with the mention, and what stands below it.

    Where only the mention is in its line, what stands below it, else above. Nothing where the mention is in a quote:
    then somebody only shows what another one wrote.
    """
    bot = bot or next((found[1] for found in _SOMEBODY.finditer(words)), "")
    mention = re.compile(rf"<@{re.escape(bot)}(?:\|[^<>]*)?>")
    lines = [
        (mention.sub(_HERE, line), _QUOTED.match(line) is not None) for line in words.replace(_HERE, "").split("\n")
    ]
    at = next((number for number, (line, quoted) in enumerate(lines) if _HERE in line and not quoted), None)
    if at is None:
        return ""
    asked = "\n".join(line for line, _ in lines[at:])
    return asked if _without_mention(asked) else "\n".join(line for line, quoted in lines[:at] if not quoted)


def _without_mention(words: str) -> str:
    """The words without the mention and the marks beside it. In linear time, however many blanks there are."""
    first, *others = words.split(_HERE)
    if not others:
        return words.strip()
    inner = [one.lstrip(_BEHIND).rstrip(_BEFORE) for one in others[:-1]]
    pieces = [first.rstrip(_BEFORE), *inner, others[-1].lstrip(_BEHIND)]
    return " ".join(filter(None, pieces)).lstrip(_BULLET).strip()

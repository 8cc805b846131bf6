"""Makes links to messages as chat.getPermalink does, without calling it.

https://docs.slack.dev/reference/methods/chat.getPermalink
"""

from urllib.parse import urlencode


def permalink(home: str, channel: str, ts: str, thread_ts: str = "") -> str:
    """`home` is auth.test's url, with its slash: GovSlack has another domain. "" where something of it is not known.

    https://acme.slack.com/archives/C1/p135854651500008?thread_ts=1358546515.000008&cid=C1 for a reply.
    """
    if not (home and channel and ts):
        return ""
    query = f"?{urlencode({'thread_ts': thread_ts, 'cid': channel})}" if thread_ts not in ("", ts) else ""
    return f"{home}archives/{channel}/p{ts.replace('.', '')}{query}"

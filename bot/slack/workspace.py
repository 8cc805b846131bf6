"""One Slack workspace as a value: its team, its token, and the account it books into.

Looked up by its team and passed along; nothing in this package is a global.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Workspace:
    """`team` is the id Slack sends with everything; `api_url` ends in a slash."""

    team: str
    token: str = field(repr=False)
    api_url: str
    account: str

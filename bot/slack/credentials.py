"""One Slack workspace as a value: its token, and the account it books into.

Looked up by its team and passed along; nothing in this package is a global.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class SlackCredentials:
    """`api_url` ends in a slash; `account` is the id of a LeadSquared account."""

    token: str = field(repr=False)
    api_url: str
    account: str

"""How the bot signs in to one Slack workspace."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class SlackCredentials:
    """`api_url` ends in a slash; `account` is the id of a LeadSquared account."""

    token: str = field(repr=False)
    api_url: str
    account: str

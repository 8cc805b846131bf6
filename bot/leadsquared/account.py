"""One LeadSquared account: its address, keys and rate limit.

A value that is passed along; nothing in this package is global.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Rate:
    """At most `calls` in any `seconds`, per account; which figures depends on the account's plan."""

    calls: int
    seconds: float


@dataclass(frozen=True)
class Account:
    """`url` is scheme and host without a path. `auth` is "headers", or "query" for accounts that need it."""

    id: str
    url: str
    access_key: str = field(repr=False)
    secret_key: str = field(repr=False)
    auth: str = "headers"
    rate: Rate = Rate(25, 5.0)

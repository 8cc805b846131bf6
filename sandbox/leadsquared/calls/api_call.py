"""A call that has passed the gate: whose it is, what it says, and when.

The one argument of every function behind a path; those functions answer and touch only the books.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sandbox.leadsquared.account_records import AccountPolicy, AccountRecord
from sandbox.leadsquared.calls.json_reader import JsonReader, read_form
from sandbox.leadsquared.leadsquared_state import AccountState


@dataclass(frozen=True)
class ApiCall:
    """`now` is aware UTC; `tick` monotonic seconds; `host` what the caller reached the server by.

    `hidden_s` is how long lists are to leave out a task that this call stores, `later_s` after how long it is stored.
    """

    books: AccountState
    query: Mapping[str, str]
    body: str
    content_type: str
    now: datetime
    tick: float
    host: str
    hidden_s: float = 0.0
    later_s: float = 0.0

    @property
    def account(self) -> AccountRecord:
        return self.books.account

    @property
    def policy(self) -> AccountPolicy:
        return self.books.policy

    def form(self, *, may_be_empty: bool = False) -> JsonReader:
        return read_form(self.body, self.content_type, may_be_empty=may_be_empty)

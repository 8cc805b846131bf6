"""One API call whose keys were accepted: its account, query, body and time.

The only argument of every function in call_table; those change nothing but the account's state.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sandbox.leadsquared.account_records import AccountPolicy, AccountRecord
from sandbox.leadsquared.calls.json_reader import JsonReader, read_json
from sandbox.leadsquared.leadsquared_state import AccountState


@dataclass(frozen=True)
class ApiCall:
    """`now` is aware UTC; `tick` monotonic seconds; `host` what the caller reached the server by.

    `hidden_s` is how long lists are to leave out a task that this call stores, `later_s` after how long it is stored.
    """

    account_state: AccountState
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
        return self.account_state.account

    @property
    def policy(self) -> AccountPolicy:
        return self.account_state.policy

    def json(self, *, may_be_empty: bool = False) -> JsonReader:
        return read_json(self.body, self.content_type, may_be_empty=may_be_empty)

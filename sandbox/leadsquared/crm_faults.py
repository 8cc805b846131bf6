"""The faults that LeadSquared can be ordered to have, and the calls an order is for.

Plays none of them: request_handler does.
"""

from dataclasses import dataclass
from enum import StrEnum

DEFAULT_HOLD_S = 60.0


class CrmFault(StrEnum):
    """One kind of failure of LeadSquared.

    "Before" and "after" say whether the call takes effect: after means the task is stored although
    the caller never hears of it.
    """

    TIMEOUT_BEFORE = "timeout_before"  # held without an answer for delay_s, then closed
    TIMEOUT_AFTER = "timeout_after"
    DROP_BEFORE = "drop_before"  # closed at once without an answer
    DROP_AFTER = "drop_after"
    LATE = "late"  # takes effect only after delay_s, whether or not anybody still waits
    SLOW = "slow"  # takes effect at once, answers after delay_s
    SERVER_ERROR = "server_error"  # 500, and no MX body
    BAD_GATEWAY = "bad_gateway"  # 502, HTML
    ERROR_IN_200 = "error_in_200"  # 200 with "Status":"Error"
    UNSUCCESSFUL = "unsuccessful"  # 200 with "Status":"Success", and "IsSuccessful":false inside
    NO_ID = "no_id"  # takes effect; 200 with "Status":"Success" and an empty Message
    THROTTLED_429 = "throttled_429"
    THROTTLED_403 = "throttled_403"
    THROTTLED_200 = "throttled_200"
    KEYS_REFUSED = "keys_refused"  # 401
    HIDDEN = "hidden"  # answers as always, but lists leave the task out for hidden_s
    STORED_LATER = "stored_later"  # 504, HTML, at once; takes effect delay_s afterwards
    DENIED = "denied"  # 500 with an MX body of a type that nobody knows
    TIMED_OUT = "timed_out"  # 500 with an MX body that says that time ran out
    FIREWALL = "firewall"  # 403, HTML of something in between
    REDIRECT = "redirect"  # 307 to the same path under another name of this host
    ODD_TYPES = "odd_types"  # takes effect; 200, with numbers, lists and nulls where strings are promised
    DRIP = "drip"  # takes effect; the right answer, spread over delay_s byte by byte
    ENDLESS = "endless"  # 200, and bytes until the caller hangs up
    HUGE = "huge"  # 200, and 64 MiB of JSON
    GZIP_BOMB = "gzip_bomb"  # 200, and a quarter of a MiB that unpacks to 256 MiB
    DEEP = "deep"  # 200, and JSON with 200,000 levels
    ENDLESS_PAGES = "endless_pages"  # 200, and a list with tasks that no page had before


_TAKES_EFFECT = {
    CrmFault.TIMEOUT_AFTER,
    CrmFault.DROP_AFTER,
    CrmFault.LATE,
    CrmFault.SLOW,
    CrmFault.NO_ID,
    CrmFault.HIDDEN,
    CrmFault.STORED_LATER,
    CrmFault.ODD_TYPES,
    CrmFault.DRIP,
}
# The faults that leave open whether the call takes effect; `after` decides it for these.
_EITHER_WAY = {
    CrmFault.SERVER_ERROR,
    CrmFault.BAD_GATEWAY,
    CrmFault.ERROR_IN_200,
    CrmFault.NO_ID,
    CrmFault.THROTTLED_429,
    CrmFault.THROTTLED_403,
    CrmFault.THROTTLED_200,
    CrmFault.KEYS_REFUSED,
    CrmFault.DENIED,
    CrmFault.TIMED_OUT,
    CrmFault.FIREWALL,
    CrmFault.REDIRECT,
    CrmFault.ENDLESS,
    CrmFault.HUGE,
    CrmFault.GZIP_BOMB,
    CrmFault.DEEP,
}


@dataclass(frozen=True)
class FaultOrder:
    """A fault that has been ordered.

    path         of the calls it is for, without `/v2/`: `Task.svc/Create`, or `Task.svc` for all
                 below it; empty for every call
    account      only calls of this account; None for every account
    times        how often at most; None for as often as it is due
    probability  of each matching call to be hit, drawn from a random of its own, seeded with `seed`
    delay_s      how long a timeout, slow or late call is held, a task is not stored yet, an answer drips
    hidden_s     how long lists leave out a task that this call stores, whichever the fault
    after        whether the call takes effect first, for faults whose name does not say; None for
                 what is usual: a NO_ID does, an error or a refusal does not
    words        only calls whose body has these words; empty for every call
    """

    fault: CrmFault
    path: str = ""
    times: int | None = 1
    probability: float = 1.0
    seed: int = 0
    delay_s: float = DEFAULT_HOLD_S
    hidden_s: float = 0.0
    after: bool | None = None
    account: str | None = None
    words: str = ""

    def __post_init__(self) -> None:
        if self.times is not None and self.times < 1:
            raise ValueError("times is at least 1, or None for always")
        if not 0 < self.probability <= 1:
            raise ValueError("probability is above 0 and at most 1")
        if self.fault is CrmFault.HIDDEN and self.hidden_s <= 0:
            raise ValueError("a hidden task needs hidden_s, in seconds")
        if self.after is not None and self.fault not in _EITHER_WAY:
            raise ValueError(f"after is no choice: {self.fault} says it itself")

    @property
    def takes_effect(self) -> bool:
        return self.fault in _TAKES_EFFECT if self.after is None else self.after

    def is_for(self, path: str, account: str, body: str) -> bool:
        here = not self.path or path == self.path or path.startswith(self.path.rstrip("/") + "/")
        return here and self.account in (None, account) and self.words in body

"""A box in another process, with the verbs of one in this process.

Starts no server: `python -m sandbox.leadsquared` does. Its errors are those of requests, and
ValueError for an order the server does not take.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from types import TracebackType
from typing import Self

import requests

from sandbox.leadsquared import wire
from sandbox.leadsquared.accounts import Policy
from sandbox.leadsquared.control import ROOT
from sandbox.leadsquared.faults import DEFAULT_HOLD_S, Fault, Order
from sandbox.leadsquared.records import Call, Counters, TaskRecord
from sandbox.leadsquared.waiting import wait_for

_PATIENCE_S = 10.0


class Remote:
    """Speaks to the control door of the box at `url`; see World for what each verb promises."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._session = requests.Session()

    @property
    def tasks(self) -> list[TaskRecord]:
        return [task for tasks in self._tasks().values() for task in tasks]

    def tasks_of(self, account: str) -> list[TaskRecord]:
        return self._tasks()[account]

    def _tasks(self) -> dict[str, list[TaskRecord]]:
        return wire.read_tasks(self._get("tasks"))

    @property
    def calls(self) -> list[Call]:
        return self.calls_after(0)

    def calls_after(self, number: int) -> list[Call]:
        """The calls from this number on, for a reader who has the earlier ones."""
        return wire.read_calls(self._get("calls", after=str(number)))

    def most_calls(self, seconds: float, account: str | None = None) -> int:
        answer = self._get("most", seconds=str(seconds), account=account)
        return int(json.loads(answer))

    def counters(self) -> dict[str, Counters]:
        return wire.read_counters(self._get("counters"))

    def fault(
        self,
        fault: Fault,
        path: str = "",
        *,
        times: int | None = 1,
        probability: float = 1.0,
        seed: int = 0,
        delay_s: float = DEFAULT_HOLD_S,
        hidden_s: float = 0.0,
        after: bool | None = None,
        account: str | None = None,
    ) -> None:
        self.order(Order(fault, path, times, probability, seed, delay_s, hidden_s, after, account))

    def order(self, order: Order) -> None:
        self._send("POST", "faults", wire.write_order(order))

    @property
    def faults(self) -> list[Order]:
        return wire.read_orders(self._get("faults"))

    def clear_faults(self) -> None:
        self._send("DELETE", "faults")

    def release(self) -> None:
        self._send("POST", "release")

    def reset(self) -> None:
        self._send("POST", "reset")

    def policy_of(self, account: str | None = None) -> Policy:
        return wire.read_policy(self._get("policy", account=account))

    def set_policy(self, policy: Policy, account: str | None = None) -> None:
        self._send("POST", "policy", wire.write_policy(policy), query={"account": account})

    def wait_for(self, predicate: Callable[[], bool], timeout_s: float = 10.0) -> None:
        wait_for(self, predicate, timeout_s)

    def wait_change(self, after: int, timeout_s: float) -> int:
        answer = self._send(
            "GET", "wait", query={"after": str(after), "timeout_s": str(timeout_s)}, patience_s=timeout_s
        )
        return int(json.loads(answer))

    def close(self) -> None:
        self._session.close()

    def _get(self, name: str, **query: str | None) -> bytes:
        return self._send("GET", name, query=query)

    def _send(
        self,
        method: str,
        name: str,
        body: bytes = b"",
        *,
        query: dict[str, str | None] | None = None,
        patience_s: float = 0.0,
    ) -> bytes:
        response = self._session.request(
            method,
            f"{self.url}{ROOT}{name}",
            params=query,
            data=body,
            timeout=_PATIENCE_S + patience_s,
        )
        if response.status_code == 400:
            raise ValueError(response.text)
        response.raise_for_status()
        return response.content

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

"""The control door's JSON, both ways: orders, rules, calls, tasks.

No I/O. ValueError for what is not of the form, an unknown member included.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import cast

from pydantic import TypeAdapter

from sandbox.leadsquared.accounts import Policy
from sandbox.leadsquared.faults import Order
from sandbox.leadsquared.records import Call, Counters, TaskRecord

_ORDER = TypeAdapter(Order)
_ORDERS = TypeAdapter(list[Order])
_POLICY = TypeAdapter(Policy)
_CALLS = TypeAdapter(list[Call])


def read_order(body: bytes) -> Order:
    _only_members_of(Order, body)
    return _ORDER.validate_json(body)


def read_policy(body: bytes) -> Policy:
    _only_members_of(Policy, body)
    return _POLICY.validate_json(body)


def read_orders(body: bytes) -> list[Order]:
    return _ORDERS.validate_json(body)


def read_calls(body: bytes) -> list[Call]:
    return _CALLS.validate_json(body)


def read_tasks(body: bytes) -> dict[str, list[TaskRecord]]:
    """Account name to tasks; written by our own server, so the shape is not checked again."""
    return cast("dict[str, list[TaskRecord]]", json.loads(body))


def read_counters(body: bytes) -> dict[str, Counters]:
    return cast("dict[str, Counters]", json.loads(body))


def write_order(order: Order) -> bytes:
    return _ORDER.dump_json(order)


def write_policy(policy: Policy) -> bytes:
    return _POLICY.dump_json(policy)


def _only_members_of(kind: type[Order | Policy], body: bytes) -> None:
    members = json.loads(body)
    known = {one.name for one in fields(kind)}
    if not isinstance(members, dict) or not known.issuperset(members):
        raise ValueError(f"an object with only {', '.join(sorted(known))}")

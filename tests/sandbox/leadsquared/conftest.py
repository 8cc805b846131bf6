"""A server with a stopped clock and a high rate limit, and a caller."""

from collections.abc import Iterator

import pytest

from sandbox.leadsquared import LeadSquaredServer
from tests.sandbox.leadsquared.caller import NOW, Caller, ManualTicks


@pytest.fixture
def ticks() -> ManualTicks:
    return ManualTicks()


@pytest.fixture
def crm(ticks: ManualTicks) -> Iterator[LeadSquaredServer]:
    with LeadSquaredServer(rate=(1000, 5.0), now=lambda: NOW, ticks=ticks) as server:
        yield server


@pytest.fixture
def caller(crm: LeadSquaredServer) -> Iterator[Caller]:
    one = Caller(crm.url)
    yield one
    one.session.close()

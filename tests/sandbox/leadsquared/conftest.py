"""A box with a clock that stands still and room for many calls, and somebody who calls it."""

from collections.abc import Iterator

import pytest

from sandbox.leadsquared import Box
from tests.sandbox.leadsquared.caller import NOW, Caller, Ticks


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def crm(ticks: Ticks) -> Iterator[Box]:
    with Box(rate=(1000, 5.0), now=lambda: NOW, ticks=ticks) as box:
        yield box


@pytest.fixture
def caller(crm: Box) -> Iterator[Caller]:
    one = Caller(crm.url)
    yield one
    one.session.close()

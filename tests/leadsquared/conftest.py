"""A LeadSquared in a box that never says too many, and our client for it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests
from sqlalchemy import make_url

from bot.leadsquared.account import Account, Rate
from bot.leadsquared.client import LeadSquared
from bot.leadsquared.rate_limit import RateLimiter
from bot.ticks import ticks
from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, LeadSquaredServer
from tests.jobs.servers import postgres, server

__all__ = ["Client", "box", "client", "postgres", "server"]

Client = Callable[..., LeadSquared]


@pytest.fixture
def box() -> Iterator[LeadSquaredServer]:
    with LeadSquaredServer(rate=(1000, 5.0)) as box:
        yield box


@pytest.fixture
def client(box: LeadSquaredServer, tmp_path: Path) -> Iterator[Client]:
    """Makes a client of the box, or of another `url`, with `auth`, keys and ticks as given."""
    opened: list[tuple[requests.Session, RateLimiter]] = []

    def make(
        url: str = box.url, auth: str = "headers", secret_key: str = SECRET_KEY, ticks: Callable[[], float] = ticks
    ) -> LeadSquared:
        account = Account("acme", url, ACCESS_KEY, secret_key, auth, Rate(1000, 0.2))
        session, limiter = requests.Session(), RateLimiter(account, make_url(f"sqlite:///{tmp_path / 'meetings.db'}"))
        opened.append((session, limiter))
        return LeadSquared(account, session, limiter, ticks=ticks)

    yield make
    for session, limiter in opened:
        session.close()
        limiter.close()

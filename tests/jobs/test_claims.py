"""The same line of the same person is one request's to book, on SQLite and on Postgres, whoever asks at once."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.meetings.model import Preferences
from bot.meetings.ports import CardLocation, Claim, ReplyRoute
from bot.store import Store
from tests.jobs.requests import NOON

STAND = CardLocation(
    ReplyRoute.THREAD, "C1", "1503435956.000247", "https://acme.slack.test/archives/C1/p1503435956000247"
)


@pytest.fixture
def store(engine: Engine) -> Store:
    store = Store(engine)
    store.create_tables()
    store.create_tables()  # another process does so too
    return store


def test_the_first_one_has_it_and_the_second_is_shown_its_card(store: Store) -> None:
    assert store.claim("line", "first", NOON, 60) == Claim(mine=True)
    assert store.claim("line", "second", NOON, 60) == Claim(mine=False)
    store.remember_card("line", "first", STAND)
    assert store.claim("line", "second", NOON + timedelta(seconds=60), 60) == Claim(mine=False, location=STAND)


def test_other_lines_have_nothing_to_do_with_it(store: Store) -> None:
    store.claim("line", "first", NOON, 60)
    assert store.claim("another line", "second", NOON, 60).mine


def test_a_request_that_runs_again_still_has_its_claim(store: Store) -> None:
    store.claim("line", "first", NOON, 60)
    assert store.claim("line", "first", NOON, 60).mine
    assert not store.claim("line", "second", NOON, 60).mine


def test_after_that_time_it_is_a_new_line_without_the_old_card(store: Store) -> None:
    store.claim("line", "first", NOON, 60)
    store.remember_card("line", "first", STAND)
    later = NOON + timedelta(seconds=61)
    assert store.claim("line", "second", later, 60).mine
    assert store.claim("line", "third", later, 60) == Claim(mine=False)


def test_jobs_run_in_any_order_and_the_claim_goes_by_when_they_were_heard(store: Store) -> None:
    """The second line's job ran first: the first one's finds it taken."""
    store.claim("line", "second", NOON + timedelta(seconds=30), 60)
    assert not store.claim("line", "first", NOON, 60).mine


def test_what_was_not_booked_may_be_typed_again(store: Store) -> None:
    store.claim("line", "first", NOON, 60)
    store.release("line", "first")
    assert store.claim("line", "second", NOON, 60).mine


def test_nobody_releases_or_shows_what_is_anothers(store: Store) -> None:
    store.claim("line", "first", NOON, 60)
    store.release("line", "second")
    store.remember_card("line", "second", STAND)
    assert store.claim("line", "third", NOON, 60) == Claim(mine=False)


def test_of_many_at_once_exactly_one_has_it(store: Store) -> None:
    together = threading.Barrier(8)
    mine: list[str] = []

    def claim(key: str) -> None:
        together.wait()
        if store.claim("line", key, NOON, 60).mine:
            mine.append(key)

    crew = [threading.Thread(target=claim, args=(f"request {n}",)) for n in range(8)]
    for one in crew:
        one.start()
    for one in crew:
        one.join()
    assert len(mine) == 1


def test_of_many_who_release_and_claim_at_once_all_have_it_in_turn(store: Store) -> None:
    """Nobody is told that another has it when nobody has: each gets it, or sees who did."""
    had: list[str] = []

    def take(key: str) -> None:
        for _ in range(10):
            if store.claim("line", key, NOON, 60).mine:
                had.append(key)
                store.release("line", key)

    crew = [threading.Thread(target=take, args=(f"request {n}",)) for n in range(4)]
    for one in crew:
        one.start()
    for one in crew:
        one.join()
    assert had
    assert store.claim("line", "the last", NOON, 60).mine


def test_habits_are_kept_for_each_person_of_each_team(store: Store) -> None:
    assert store.preferences("T1", "U1") == Preferences()
    mine = Preferences(minutes=45, reminder=0, zone="Asia/Kolkata")
    store.set_preferences("T1", "U1", mine)
    store.set_preferences("T1", "U1", mine)
    assert store.preferences("T1", "U1") == mine
    assert store.preferences("T2", "U1") == store.preferences("T1", "U2") == Preferences()


def test_a_key_of_any_length_has_its_claim(store: Store) -> None:
    """On Postgres a column has its limit, and each press of Try again makes the key longer."""
    long = f"13345224609.738474920.8088930838d88f{':answer' * 300}"
    assert store.claim("line", long, NOON, 60).mine
    assert store.claim("line", long, NOON, 60).mine
    store.remember_card("line", long, STAND)
    assert store.claim("line", "second", NOON, 60) == Claim(mine=False, location=STAND)
    store.release("line", long)
    assert store.claim("line", "second", NOON, 60).mine


def test_whatever_a_request_claimed_is_given_up_with_the_place_of_its_card(store: Store) -> None:
    store.claim("line", "first", NOON, 60)
    store.remember_card("line", "first", STAND)
    store.claim("another line", "second", NOON, 60)
    assert store.abandon("first") == STAND
    assert store.abandon("first") is None
    assert store.claim("line", "third", NOON, 60) == Claim(mine=True)
    assert not store.claim("another line", "third", NOON, 60).mine

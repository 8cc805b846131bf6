"""Waiting for things, without sleeping."""

import threading

import pytest

from sandbox.slack import SlackServer


def test_waiting_ends_with_the_change(slack: SlackServer) -> None:
    """What another thread posts is found, and the value of the predicate comes back."""
    maya = slack.person("maya")
    thread = threading.Thread(target=lambda: maya.posts("here"))
    thread.start()
    found = slack.wait_for(lambda: [m.text for m in slack.person("priya").sees("general")])
    assert found == ["here"]
    thread.join()


def test_waiting_gives_up(slack: SlackServer) -> None:
    """TimeoutError when nothing of the kind happens."""
    with pytest.raises(TimeoutError, match="did not happen"):
        slack.wait_for(lambda: False, timeout_s=0.01)


def test_the_predicate_may_look_anywhere(slack: SlackServer) -> None:
    """It holds no lock: a predicate that waits for another thread's post does not stop it."""

    def posted_by_somebody_else() -> bool:
        thread = threading.Thread(target=lambda: slack.person("maya").posts("here"))
        thread.start()
        thread.join(10)
        return not thread.is_alive()

    assert slack.wait_for(posted_by_somebody_else)

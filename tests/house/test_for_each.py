"""A test of many cases names each case that fails, and tries them all."""

import pytest

from tests.for_each import for_each


def test_every_case_is_tried_and_each_that_fails_is_named() -> None:
    tried: list[tuple[int, str]] = []

    @for_each("word", ["right", "wrong", "bad"])
    @for_each(("number", "unused"), [(1, ""), (2, "")])
    def check(number: int, unused: str, word: str) -> None:
        tried.append((number, word + unused))
        assert word == "right" or number == 1

    with pytest.raises(ExceptionGroup, match="2 of 3 cases fail") as failed:
        check()
    assert len(tried) == 6
    assert [one.__notes__ for one in failed.value.exceptions] == [["in the case wrong"], ["in the case bad"]]

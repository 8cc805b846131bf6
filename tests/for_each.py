"""A test of many cases that counts as one: thousands of reports cost more than what they report on.

All cases are tried, and each that fails is named in the error with its own failure below it.
"""

import inspect
from collections.abc import Callable, Iterable
from functools import wraps


def for_each(
    names: str | tuple[str, ...], cases: Iterable[object]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """As pytest.mark.parametrize, for cases that need no fixture of their own."""
    wanted, tried = [names] if isinstance(names, str) else list(names), list(cases)

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        @wraps(test)
        def run(**fixtures: object) -> None:
            failures: list[Exception] = []
            for case in tried:
                values = case if isinstance(names, tuple) else (case,)
                assert isinstance(values, tuple | list)
                try:
                    test(**dict(zip(wanted, values, strict=True)), **fixtures)
                except Exception as failure:  # noqa: BLE001  # told below, with all others
                    failure.add_note(f"in the case {case}")
                    failures.append(failure)
            if failures:
                raise ExceptionGroup(f"{len(failures)} of {len(tried)} cases fail", failures)

        rest = [one for name, one in inspect.signature(test).parameters.items() if name not in wanted]
        run.__signature__ = inspect.Signature(rest)  # type: ignore[attr-defined]  # where pytest looks for fixtures
        return run

    return decorate

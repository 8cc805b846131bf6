"""A clock that a test sets."""


class ManualClock:
    """Unix seconds; changes only with `turn`."""

    def __init__(self, now_s: float = 1_795_000_000.0) -> None:
        self.now_s = now_s

    def __call__(self) -> float:
        return self.now_s

    def turn(self, by_s: float) -> None:
        self.now_s += by_s

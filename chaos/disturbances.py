"""When the bot could not remember what it had just done: by the notes of a run. Compares values only."""

from collections.abc import Sequence

from chaos.evidence import Event

# What lasts until something else is noted, and what is over at once.
_LASTING = {
    "the disk is full": "the disk has room again",
    "the file is locked": "the file is free again",
    "Postgres goes down": "Postgres is back",
    "Postgres is stopped": "Postgres goes on",
    "stopped:": "goes on:",
    "everything is stopped": "everything is started again",
}
_SUDDEN = ("kill -9", "SIGSEGV", "ended with")
# A message is posted, and noted as posted a moment later; a worker that cannot note it goes on trying for a while.
_BEFORE_S, _AFTER_S = 1.0, 5.0


def disturbed(events: Sequence[Event], at: float) -> bool:
    """Whether something ended a process, or kept it from writing, just after this moment (unix seconds)."""
    return any(began - _BEFORE_S <= at + _AFTER_S and at <= ended + _BEFORE_S for began, ended in _spans(events))


def _spans(events: Sequence[Event]) -> list[tuple[float, float]]:
    spans = [(event.at, event.at) for event in events if event.what.startswith(_SUDDEN)]
    for begins, ends in _LASTING.items():
        starts = [event.at for event in events if event.what.startswith(begins)]
        stops = [event.at for event in events if event.what.startswith(ends)]
        spans += [(start, min((stop for stop in stops if stop >= start), default=start)) for start in starts]
    return spans

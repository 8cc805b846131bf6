"""Three runs of `python -m sandbox demo`. Runs them only; what each has to show is in the tests."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.stories.commands import Said, run
from tests.stories.days import KOLKATA, typed

# A demo is run as people run it, on the day that it is.
DAY = datetime.now(ZoneInfo(KOLKATA)).date() + timedelta(days=40)


@dataclass(frozen=True)
class Demos:
    """What was on the terminal after a line that is booked, one that is refused, and no line."""

    booked: Said
    refused: Said
    all: Said


def play_demos() -> Demos:
    return Demos(
        booked=_play(f"{typed(DAY)} 11:15 for 25m renewal, lead:asha@globex.com"),
        refused=_play(f"{typed(DAY)} 2pm Pricing call owner:noah@acme.com"),
        all=_play(),
    )


def _play(*line: str) -> Said:
    return run({}, "demo", *line, module="sandbox")

"""An operator who looks at what became of requests, with the bot's settings and nothing else."""

import argparse
import io
import json
from typing import Any

from rich.console import Console

from bot import app
from bot.commands import audit as command
from bot.settings import Settings
from sandbox.stage import Stage
from tests import clock
from tests.patience import wait_until
from tests.stories.scene import Scene


class Operator:
    """Runs `python -m bot audit` with the bot's settings."""

    def __init__(self, stage: Stage) -> None:
        settings = {**stage.settings, "LEADSQUARED_HOST": stage.crm.url}
        known = {name.lower(): value for name, value in settings.items() if name.lower() in Settings.model_fields}
        self._settings = Settings.model_validate(known)

    def runs(self, *options: str, out: io.StringIO | None = None) -> int:
        parser = argparse.ArgumentParser()
        command.arguments(parser)
        application = app.build(self._settings, clock.now)
        return command.audit(application, parser.parse_args(options), Console(file=out or io.StringIO(), width=400))

    def reads(self, *options: str) -> str:
        out = io.StringIO()
        assert self.runs(*options, out=out) == 0
        return out.getvalue()

    def rows(self, *options: str) -> list[dict[str, Any]]:
        """Once all jobs have ended: people are told before it is recorded."""
        wait_until(lambda: "under_way" not in self.reads("--json"))
        return self.rows_so_far(*options)

    def rows_so_far(self, *options: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.reads("--json", *options).splitlines()]


def of(scene: Scene, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those from this scene's own channel."""
    return [row for row in rows if row["channel"] == scene.channel.replace("story-", "C0STORY")]

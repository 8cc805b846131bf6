"""`python -m sandbox demo`: from typed lines to their appointments on this machine alone, in the terminal.

Starts the two sandbox servers and the real bot, types, waits for the answer, and ends by itself.
"""

import json
from dataclasses import dataclass

from rich.console import Console, Group
from rich.json import JSON
from rich.panel import Panel
from rich.text import Text

from sandbox.slack import PostedMessage
from sandbox.stage import Stage

# A booking, one with a lead and a length, one that LeadSquared refuses, one that the bot asks about: on any day, so
# without a weekday, which is today or next week once in seven days.
LINES = (
    "tomorrow 3-4pm Demo with Acme",
    "day after tomorrow 11:15 for 25m renewal lead:asha@globex.com -- bring the contract",
    "tomorrow 2pm Pricing call owner:noah@acme.com",
    "Coffee with Lin",
)
CHANNEL = "sales"
ANSWER_S = 20.0


@dataclass(frozen=True)
class DemoAnswer:
    """What the bot answered: a card with its thread, or a private message."""

    message: PostedMessage
    thread: tuple[PostedMessage, ...]


def play(line: str | None, console: Console | None = None) -> int:
    """Type one line, or four; 0 when each got its answer."""
    out = console or Console()
    out.print("A sandbox Slack, a sandbox LeadSquared and the real bot, on this machine alone.\n", style="dim")
    with Stage({"LOG_LEVEL": "WARNING"}) as stage:
        for typed in [line] if line else LINES:
            show(out, stage, typed)
    return 0


def show(out: Console, stage: Stage, typed: str) -> None:
    """Type it as Priya in Kolkata, and print what she sees and what LeadSquared got."""
    priya = stage.slack.person("priya")
    before, calls = len(priya.sees(CHANNEL)), len(stage.crm.calls)
    out.print(Text.assemble(("Priya, in #sales ❯ ", "bold cyan"), (f"/meeting {typed}", "bold")))
    ack = priya.types(f"/meeting {typed}", channel=CHANNEL)
    answer = stage.slack.wait_for(lambda: _answer(stage, before), ANSWER_S)
    assert answer is not None  # noqa: S101  # wait_for returns when there is one
    out.print(f"  Slack got its ack after {ack.ms:.0f} ms", style="dim")
    title = "only Priya sees this" if answer.message.ephemeral else "#sales"
    parts = [Text(answer.message.shown)]
    if answer.thread:
        parts += [Text("\nin the thread", style="dim"), *(Text(reply.shown, style="green") for reply in answer.thread)]
    out.print(Panel(Group(*parts), title=title, title_align="left", border_style="cyan"))
    for call in stage.crm.calls[calls:]:
        if call.path.endswith("Task.svc/Create"):
            body = JSON(json.dumps(json.loads(call.body), ensure_ascii=False)).text
            body.no_wrap, body.overflow = False, "fold"
            out.print(Panel(body, title="LeadSquared received", title_align="left", border_style="yellow"))
    out.print()


def _answer(stage: Stage, before: int) -> DemoAnswer | None:
    """The newest message once it is final: private, or a card whose thread has the outcome."""
    priya = stage.slack.person("priya")
    seen = priya.sees(CHANNEL)
    if len(seen) <= before:
        return None
    message = seen[-1]
    if message.ephemeral:
        return DemoAnswer(message, ())
    thread = tuple(priya.thread(CHANNEL, message.ts))
    settled = message.edited is not None and thread and "keep trying" not in thread[-1].text
    return DemoAnswer(message, thread) if settled else None

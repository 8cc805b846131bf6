"""The block ids and action ids of the form, and the fixed choices of its menus.

A field that the bot fills in again gets a new generation in its block_id, because Slack keeps what was typed as long as
the ids stay the same.
"""

from bot.meetings.options import IN_FORM, FormElement

CALLBACK = "meeting"
TITLE, WHEN, READINGS = "title", "when", "readings"
# The row of pickers, and what is in it.
PICKS, DATE, TIME, LENGTH = "picks", "date", "time", "length"
NO_TIME, MORE = "no_time", "more"
TYPE, LEAD, OPPORTUNITY, OWNER = "type", "lead", "opportunity", "owner"
DESCRIPTION = "description"
FIELD = "field"
# Options that are a box to tick.
TICKS = tuple(option.field for option in IN_FORM if option.element is FormElement.TICK)
# The fields whose changes Slack reports at once; it does so for each that is no input.
DISPATCHING = (WHEN, READINGS, DATE, TIME, LENGTH, NO_TIME, MORE, TYPE, LEAD, *TICKS)

# The blocks that are rows of elements, and no inputs.
IN_ROWS = (PICKS, NO_TIME, MORE, *TICKS)

# Usual lengths in minutes; any other one can be typed in words.
LENGTHS = (15, 20, 25, 30, 45, 60, 90, 120, 180, 240, 480)
# Minutes before the start; 0 is none.
REMINDERS = (0, 5, 10, 15, 30, 60, 1440)


def block(name: str, generation: int) -> str:
    """`when:2`; the action_id is the name alone."""
    return f"{name}:{generation}" if generation else name


def name_of(block_id: str) -> str:
    return block_id.partition(":")[0]

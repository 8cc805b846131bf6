"""Every block and action of the form, by name, and what its menus offer.

Names only. A field whose content the bot itself sets anew gets a new generation in its block_id, because Slack
keeps what was typed for as long as the ids stay the same.
"""

CALLBACK = "meeting"
TITLE, WHEN, READINGS = "title", "when", "readings"
DATE, TIME, LENGTH = "date", "time", "length"
NO_TIME = "no_time"
TYPE, LEAD, OPPORTUNITY, OWNER = "type", "lead", "opportunity", "owner"
WHERE, DESCRIPTION, REMINDER, NOTIFY = "where", "description", "reminder", "notify"
FIELD = "field"
# The fields that tell the bot when they change.
DISPATCHING = (WHEN, READINGS, DATE, TIME, LENGTH, NO_TIME, TYPE, LEAD)

# Minutes; what a meeting usually lasts. Any other length can be said in words.
LENGTHS = (15, 20, 25, 30, 45, 60, 90, 120, 180, 240, 480)
# Minutes before the start; 0 is none.
REMINDERS = (0, 5, 10, 15, 30, 60, 1440)


def block(name: str, generation: int) -> str:
    """`when:2`; the action_id is the name alone."""
    return f"{name}:{generation}" if generation else name


def name_of(block_id: str) -> str:
    return block_id.partition(":")[0]

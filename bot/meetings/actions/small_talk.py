"""`/meeting hi`, `/meeting thanks`: words that nobody means as the title of an appointment.

Answered by the listener, without a job.
"""

from bot.meetings.actions.action import Action

_GREETINGS = ("hi", "hello", "hey", "hi there", "hello there", "good morning", "namaste", "hallo", "hola")
_TRIES = ("test", "testing", "ping", "try", "start", "ok", "yes", "no")
_THANKS = ("thanks", "thank you", "thx", "ty", "cheers", "great", "danke", "gracias", "merci")
_AGENDA = ("my day", "my meetings", "my appointments", "my calendar", "my agenda", "calendar", "agenda", "appointments")
_SHOWN = tuple(f"{verb}{words}" for verb in ("", "show ", "show me ") for words in _AGENDA)
_ENDS = tuple(f"{word}{mark}" for word in (*_GREETINGS, *_TRIES, *_THANKS) for mark in ("", "!", "."))

SMALL_TALK = Action("small_talk", words=(*_ENDS, *_SHOWN))


def is_agenda(line: str) -> bool:
    """Whether it asks for what the action list shows."""
    return line.strip().casefold() in _SHOWN


def is_thanks(line: str) -> bool:
    return line.strip().rstrip("!.").casefold() in _THANKS

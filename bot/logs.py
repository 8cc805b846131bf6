"""How the log looks: text for people, JSON for machines. What is logged is decided where it happens."""

import logging

from pythonjsonlogger.json import JsonFormatter

_TEXT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def set_up(level: str, form: str) -> None:
    handler = logging.StreamHandler()
    if form == "json":
        handler.setFormatter(
            JsonFormatter(
                "%(asctime)s %(levelname)s %(name)s %(message)s",
                rename_fields={"asctime": "time", "levelname": "level", "name": "logger"},
            )
        )
    else:
        handler.setFormatter(logging.Formatter(_TEXT))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # Libraries speak up when something is wrong; their INFO and DEBUG may carry people's words.
    for chatty in ("slack_bolt", "slack_sdk", "urllib3", "dbos", "pyrate_limiter", "bot.bolt"):
        logging.getLogger(chatty).setLevel(logging.WARNING)

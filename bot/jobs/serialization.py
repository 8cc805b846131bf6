"""Read DBOS's rows as JSON only, whatever format a row names.

DBOS deserializes each row in the format that the row names, and "py_pickle" would execute code.
"""

import logging
from typing import Any, NoReturn

from dbos import DBOSPortableJSONSerializer
from dbos._serialization import DefaultSerializer

log = logging.getLogger(__name__)


class PickleRefused(ValueError):
    """A row that says it is a pickle."""


def _refuse(*_: Any) -> NoReturn:
    log.error("a row in the database is no JSON of this bot's, and is not read: who else writes there?")
    raise PickleRefused("not written by this bot")


# DBOS's own tools name the class in many places and none of them can be given another one.
for name in ("serialize", "deserialize"):
    setattr(DefaultSerializer, name, _refuse)

SERIALIZER = DBOSPortableJSONSerializer()

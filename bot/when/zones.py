"""Zones as people write them behind a clock: PST, MT, Eastern, Sydney time, UTC+05:30.

Data and its look-up. Not the spelling out of a zone, which is for say.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from importlib import resources
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from bot.when.said import Zone
from bot.when.words import fold

# Short names that follow a region's clock, summer and winter: people write EST in July as well.
REGIONS: Final = {
    "et": "America/New_York",
    "est": "America/New_York",
    "eastern": "America/New_York",
    "ct": "America/Chicago",
    "cst": "America/Chicago",
    "central": "America/Chicago",
    "mt": "America/Denver",
    "mst": "America/Denver",
    "mountain": "America/Denver",
    "pt": "America/Los_Angeles",
    "pst": "America/Los_Angeles",
    "pacific": "America/Los_Angeles",
    "akst": "America/Anchorage",
    "hst": "Pacific/Honolulu",
    "ast": "America/Halifax",
    "nst": "America/St_Johns",
    "cet": "Europe/Paris",
    "mez": "Europe/Berlin",
    "wet": "Europe/Lisbon",
    "eet": "Europe/Athens",
    "msk": "Europe/Moscow",
    "ist": "Asia/Kolkata",
    "pkt": "Asia/Karachi",
    "sgt": "Asia/Singapore",
    "hkt": "Asia/Hong_Kong",
    "jst": "Asia/Tokyo",
    "kst": "Asia/Seoul",
    "wib": "Asia/Jakarta",
    "gst": "Asia/Dubai",
    "aet": "Australia/Sydney",
    "nzst": "Pacific/Auckland",
    "nzt": "Pacific/Auckland",
    "sast": "Africa/Johannesburg",
    "wat": "Africa/Lagos",
    "eat": "Africa/Nairobi",
    "brt": "America/Sao_Paulo",
}
# Short names that are one offset the whole year, in minutes east of UTC.
OFFSETS: Final = {
    "utc": 0,
    "gmt": 0,
    "z": 0,
    "zulu": 0,
    "bst": 60,
    "cest": 120,
    "mesz": 120,
    "eest": 180,
    "west": 60,
    "edt": -240,
    "cdt": -300,
    "mdt": -360,
    "pdt": -420,
    "akdt": -480,
    "adt": -180,
    "ndt": -150,
    "aest": 600,
    "aedt": 660,
    "acst": 570,
    "acdt": 630,
    "awst": 480,
    "nzdt": 780,
}
# Short names that are words in some language: believed in capitals only.
SHOUTED: Final = frozenset(
    [
        "et",
        "ct",
        "mt",
        "pt",
        "est",
        "ist",
        "z",
        "west",
        "wet",
        "eat",
        "wat",
        "art",
        "central",
        "mountain",
        "eastern",
        "pacific",
        "gst",
        "ast",
    ]
)
# Places whose name is not the end of an IANA key.
PLACES: Final = {
    "india": "Asia/Kolkata",
    "indian": "Asia/Kolkata",
    "mumbai": "Asia/Kolkata",
    "delhi": "Asia/Kolkata",
    "new delhi": "Asia/Kolkata",
    "bangalore": "Asia/Kolkata",
    "bengaluru": "Asia/Kolkata",
    "chennai": "Asia/Kolkata",
    "hyderabad": "Asia/Kolkata",
    "pune": "Asia/Kolkata",
    "uk": "Europe/London",
    "british": "Europe/London",
    "germany": "Europe/Berlin",
    "german": "Europe/Berlin",
    "munich": "Europe/Berlin",
    "frankfurt": "Europe/Berlin",
    "hamburg": "Europe/Berlin",
    "france": "Europe/Paris",
    "spain": "Europe/Madrid",
    "barcelona": "Europe/Madrid",
    "italy": "Europe/Rome",
    "milan": "Europe/Rome",
    "japan": "Asia/Tokyo",
    "korea": "Asia/Seoul",
    "china": "Asia/Shanghai",
    "beijing": "Asia/Shanghai",
    "sf": "America/Los_Angeles",
    "san francisco": "America/Los_Angeles",
    "seattle": "America/Los_Angeles",
    "la": "America/Los_Angeles",
    "california": "America/Los_Angeles",
    "nyc": "America/New_York",
    "ny": "America/New_York",
    "boston": "America/New_York",
    "miami": "America/New_York",
    "atlanta": "America/New_York",
    "texas": "America/Chicago",
    "dallas": "America/Chicago",
    "houston": "America/Chicago",
    "austin": "America/Chicago",
    "uae": "Asia/Dubai",
    "abu dhabi": "Asia/Dubai",
    "indian standard": "Asia/Kolkata",
    "eastern standard": "America/New_York",
    "eastern daylight": "America/New_York",
    "us eastern": "America/New_York",
    "central standard": "America/Chicago",
    "central daylight": "America/Chicago",
    "us central": "America/Chicago",
    "mountain standard": "America/Denver",
    "mountain daylight": "America/Denver",
    "us mountain": "America/Denver",
    "pacific standard": "America/Los_Angeles",
    "pacific daylight": "America/Los_Angeles",
    "us pacific": "America/Los_Angeles",
    "central european": "Europe/Paris",
    "central european summer": "Europe/Paris",
    "central europe": "Europe/Paris",
    "eastern european": "Europe/Athens",
    "western european": "Europe/Lisbon",
    "british summer": "Europe/London",
    "greenwich mean": "Etc/GMT",
    "coordinated universal": "Etc/UTC",
    "japan standard": "Asia/Tokyo",
    "china standard": "Asia/Shanghai",
    "australian eastern": "Australia/Sydney",
    "gulf standard": "Asia/Dubai",
}
# Regions that are said in two words, without `time`: 3pm US Eastern.
TWO_WORDS: Final = frozenset(("us eastern", "us central", "us mountain", "us pacific"))
# Short names that anywhere in a line are hardly anything but a zone.
PLAIN: Final = frozenset("EST EDT CST CDT MST MDT PST PDT GMT UTC CET CEST BST IST JST AEST AEDT SGT HKT".split())


def offset_label(minutes: int) -> str:
    """330 is `UTC+05:30`."""
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def abbreviation(raw: str, *, english: bool) -> Zone | None:
    """The zone that `raw` is short for; lower case only where the line is English."""
    word = raw.lower()
    if word not in REGIONS and word not in OFFSETS:
        return None
    if not raw.isupper() and not (raw[0].isupper() and len(raw) > 4):
        if not english or (word in SHOUTED and word not in ("est", "ist")):
            return None
    if word in REGIONS:
        return Zone(raw, key=REGIONS[word])
    return Zone(raw, minutes=OFFSETS[word])


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    """The last part of every zone of a place, as it is said, to its key.

    From zone.tab, which has no old names: `Samoa` was once the name of another zone's link.
    https://data.iana.org/time-zones/theory.html
    """
    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8")
    keys = (line.split("\t")[2] for line in table.splitlines() if not line.startswith("#"))
    return {fold(key.rpartition("/")[2].replace("_", " ")): key for key in sorted(keys)}


@lru_cache(maxsize=1)
def _old_cities() -> dict[str, str]:
    """The last part of every key, of links and old names too: Timbuktu, Saigon."""
    keys = (key for key in sorted(available_timezones()) if "/" in key and not key.startswith("Etc/"))
    return {fold(key.rpartition("/")[2].replace("_", " ")): key for key in keys}


def key_of_place(name: str) -> str | None:
    """The IANA key of a city or country, by its English name."""
    word = fold(name)
    return PLACES.get(word) or _cities().get(word)


def key_of_old_place(name: str) -> str | None:
    """The same by names that the zone table no longer lists."""
    return _old_cities().get(fold(name))


def tz_of(zone: Zone, home: ZoneInfo | timezone | tzinfo, now: datetime) -> tzinfo:
    """The zone's clock. A short name that the person's own zone uses means the person's zone."""
    label = zone.label.upper()
    if label.isalpha():
        for month in (1, 7):
            if now.replace(month=month, day=1).astimezone(home).tzname() == label:
                if zone.key or now.replace(month=month, day=1).astimezone(home).utcoffset() == (
                    timedelta(minutes=zone.minutes)
                ):
                    return home
    return ZoneInfo(zone.key) if zone.key else timezone(timedelta(minutes=zone.minutes))

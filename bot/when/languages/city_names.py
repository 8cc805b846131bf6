"""City names that may follow a clock: 3pm Londres. Data only.

Cities by their English names are in the zone table and in zone_names.
"""

from typing import Final

# Cities as other languages call them, without accents.
EXONYMS: Final = {
    "londres": "Europe/London",
    "londra": "Europe/London",
    "londen": "Europe/London",
    "londyn": "Europe/London",
    "londynie": "Europe/London",
    "лондоне": "Europe/London",
    "лондон": "Europe/London",
    "лондону": "Europe/London",
    "ロンドン": "Europe/London",
    "伦敦": "Europe/London",
    "parigi": "Europe/Paris",
    "parijs": "Europe/Paris",
    "paryz": "Europe/Paris",
    "париже": "Europe/Paris",
    "берлине": "Europe/Berlin",
    "berlino": "Europe/Berlin",
    "berlim": "Europe/Berlin",
    "berlijn": "Europe/Berlin",
    "munchen": "Europe/Berlin",
    "wien": "Europe/Vienna",
    "vienne": "Europe/Vienna",
    "zurigo": "Europe/Zurich",
    "mailand": "Europe/Rome",
    "milano": "Europe/Rome",
    "roma": "Europe/Rome",
    "rom": "Europe/Rome",
    "madri": "Europe/Madrid",
    "lissabon": "Europe/Lisbon",
    "lisboa": "Europe/Lisbon",
    "lisbonne": "Europe/Lisbon",
    "lisbona": "Europe/Lisbon",
    "moskau": "Europe/Moscow",
    "moskou": "Europe/Moscow",
    "moscou": "Europe/Moscow",
    "moscu": "Europe/Moscow",
    "mosca": "Europe/Moscow",
    "moskwa": "Europe/Moscow",
    "москве": "Europe/Moscow",
    "москва": "Europe/Moscow",
    "varsovie": "Europe/Warsaw",
    "warschau": "Europe/Warsaw",
    "warszawa": "Europe/Warsaw",
    "athen": "Europe/Athens",
    "kairo": "Africa/Cairo",
    "dubaj": "Asia/Dubai",
    "singapur": "Asia/Singapore",
    "singapour": "Asia/Singapore",
    "tokio": "Asia/Tokyo",
    "東京": "Asia/Tokyo",
    "东京": "Asia/Tokyo",
    "peking": "Asia/Shanghai",
    "pekin": "Asia/Shanghai",
    "上海": "Asia/Shanghai",
    "北京": "Asia/Shanghai",
    "纽约": "America/New_York",
    "ニューヨーク": "America/New_York",
    "nueva york": "America/New_York",
    "nova york": "America/New_York",
    "нью-йорке": "America/New_York",
    "sydney": "Australia/Sydney",
}
# Of the cities of the zone table and of PLACES, what is more often somebody or something else.
NO_CITIES: Final = frozenset(
    [
        *("casey", "davis", "regina", "troll", "center", "easter", "jersey", "vincent", "johnston", "knox", "rothera"),
        *(
            "german",
            "indian",
            "british",
            "resolute",
            "nome",
            "eastern",
            "midway",
            "wake",
            "la",
            "sf",
            "ny",
            "male",
            "reunion",
            "palau",
        ),
        *("marengo", "winamac", "vevay", "petersburg", "tell city", "lima", "sofia", "menominee", "factory"),
    ]
)
COASTS: Final = frozenset(("east coast", "west coast"))
# Short names of places, believed in capitals only.
CAPITALS: Final = {"LA": "America/Los_Angeles", "SF": "America/Los_Angeles", "NY": "America/New_York"}

"""The table of words that every language file fills.

No grammar: what the words may do together is in find and merge, and is the same everywhere.
"""

from enum import Enum
from typing import dataclass_transform


class Habit(Enum):
    """What a language does differently; what most do has no name here."""

    ADJECTIVE_BEFORE = "friday next is no next friday"
    UNIT_NEEDS_NUMBER = "in week is nothing; через неделю is in a week"
    NO_HALF_BEHIND = "3 and a half is no hour; las 3 y media is"
    ORDINAL_APART = "27 th Nov"
    SLASH_IS_CHOICE = "3pm/4pm is one or the other; 18h/19h is from one to the other"
    SMALL_ZONES = "3pm est"
    ZONE_WORD_BEHIND = "Sydney time; not heure de Sydney"
    NUMBERED_WEEKDAYS = "6ª is friday, the sixth day of the week"
    AM_IS_ON = "3 am Montag is at 3 on monday, not in the morning"
    MINUTES_OF_NEXT = "четверть третьего is a quarter into the third hour: 2:15"
    PLAIN_LETTERS = "has no accents: thứ is no thu"


# The senses a word can have. Plain strings, because they are looked up for every word.
WEEKDAY = "weekday"  # 0 is Monday
SHORT_WEEKDAY = "short weekday"  # one character, believed only in brackets: (木)
MONTH = "month"  # 1 to 12
NUMBER = "number"
QUANTITY = "quantity"  # a, couple, anderthalb: a number only before a unit
ORDINAL = "ordinal"  # first is 1
ORDINAL_MARK = "ordinal mark"  # st, nd, er, º: glued to a number
ORDINAL_BEFORE = "ordinal before"  # 第 2: the second
UNIT = "unit"  # index into UNITS
UNIT_MINUTES = "unit minutes"  # Viertelstunde, halfuur: a unit of so many minutes
SHORT_UNIT = "short unit"  # h, m, d, w: only glued to a number
DAY = "day"  # days from today
DAY_PART = "day part"  # index into PARTS
TODAY_PART = "today part"  # the same, of today: tonight
NAMED = "named"  # minutes after midnight: noon is 720
MERIDIEM = "meridiem"  # 0 am, 1 pm
LOOSE_MERIDIEM = "loose meridiem"  # a, p: glued to a number, or before an m
HALF = "half"
HALF_PAST = "half past"  # saadhe teen: half past three
QUARTER_PAST = "quarter past"  # sava teen
HALF_BEHIND = "half behind"  # üç buçuk: half past three
ONE_HOUR = "one hour"  # на час: an hour without a number, behind `for`
TYPO = "typo"  # a word mended to a day or month
HALF_TO = "half to"  # halb drei: half an hour before three
QUARTER = "quarter"  # 15 minutes
QUARTER_TO = "quarter to"  # a quarter that needs no word for "to"
PAST = "past"
TO_HOUR = "to hour"  # ten TO three
MINUS = "minus"  # las tres MENOS diez
TO_BEFORE = "to before"  # БЕЗ пяти три
MARK = "mark"  # o'clock, Uhr, h
MINUTE_MARK = "minute mark"
MARK_BEFORE = "mark before"  # saat 15
AT = "at"
ON = "on"
APPROX = "approx"
FROM = "from"
UNTIL = "until"
BETWEEN = "between"
AND = "and"
FOR = "for"
IN = "in"
LATER = "later"
BASE = "base"  # two weeks FROM monday
NEXT = "next"  # 0 this, 1 next, 2 the coming one, never today, -1 last
WEEK_SHIFT = "week shift"  # 下: of the week after
WEEK_AHEAD = "week ahead"  # a week by its name: week after next is 2
MONTH_AHEAD = "month ahead"  # 来月 is 1
WEEKS_BEHIND = "weeks behind"  # friday WEEK: so many weeks after the day before it
PAST_BEHIND = "past behind"
TO_BEHIND = "to behind"
CLOCK_WORD = "clock word"  # one word for an hour and its minutes
AFTER = "after"  # 2 hours AFTER noon
BEFORE = "before"
WEEK_WORD = "week word"  # a week that counts its days: 礼拜 3
OF = "of"
THE = "the"
LAST_OF = "last of"  # the last friday of
YEAR_MARK = "year mark"
MONTH_MARK = "month mark"
DAY_MARK = "day mark"
ZONE_TIME = "zone time"  # India TIME
TAIL = "tail"  # a small word that stands after its time
NAME = "name"  # tom, sat: a short form that is somebody's name or a word as well
NAME_BEFORE = "name before"  # call, meet: what follows may well be somebody
WEEK_NUMBER = "week number"
SEASON = "season"
HONORIFIC = "honorific"  # Mr, Frau: what follows is somebody
WITH = "with"  # what follows is somebody, not a day
LABEL = "label"  # room, version, ticket: the number behind it is its own
COUNTED = "counted"  # people, seats: the number before it counts them
END_OF_DAY = "end of day"
OR = "or"
LIMIT = "limit"  # before 3pm: no moment
LIMIT_BEHIND = "limit behind"  # 3時以降
EVERY = "every"  # a series
MOVED = "moved"  # postponed: the hour behind `from` is the old one
THEIR_TIME = "their time"  # a zone nobody can know
MINE = "mine"  # before MY 3pm
OUR_TIME = "our time"  # the reader's zone
VAGUE = "vague"  # a day that we do not read: weekend, month end, christmas
VAGUE_BEHIND = "vague behind"  # monday WEEK, monday AFTER NEXT
POSSESSIVE = "possessive"  # the s of today's
NOT_BEFORE_TODAY = "not before today"  # sign ON tomorrow: leads to weekdays and dates alone
NO_NAME = "no name"  # leads to a time with a capital too: Demo On Friday
MEAL = "meal"  # dinner: its bare hour is hardly in the morning

UNITS = ("second", "minute", "hour", "day", "week", "month", "year", "fortnight")
SECOND, MINUTE, HOUR, DAYS, WEEK, MONTHS, YEAR, FORTNIGHT = range(8)
PARTS = ("morning", "afternoon", "evening", "night")
MORNING, AFTERNOON, EVENING, NIGHT = range(4)


@dataclass_transform(kw_only_default=True, frozen_default=True)
class _Fields:
    """Takes each field by its name; quicker to define than a dataclass of a hundred fields."""

    def __init__(self, **given: object) -> None:
        unknown = given.keys() - type(self).__annotations__.keys()
        if unknown:
            raise TypeError(f"a table has no {', '.join(sorted(unknown))}")
        self.__dict__.update(given)


class Table(_Fields):
    """The words of one language. `|` parts the groups of a field, `,` the ways to write one.

    A way to write may be several words. Case and accents do not matter.
    """

    code: str
    weekdays: str  # seven groups, Monday first
    months: str  # twelve groups
    numbers: str  # from 0
    units: str  # as UNITS
    days: str  # yesterday | today | tomorrow | the day after
    parts: str  # as PARTS
    today_parts: str  # as PARTS
    noon: str
    midnight: str
    checked: bool = True  # somebody who reads the language has filled its fields; else more is asked
    order: str = "dmy"  # of 3/4 and 3/4/26
    habits: frozenset[Habit] = frozenset()
    day_first_in: frozenset[str] = frozenset()  # countries that write 3/4 with the day first, whatever `order` says
    month_first_in: frozenset[str] = frozenset()  # where it differs by country: those with the month first
    short_weekdays: str = ""
    tens: str = ""  # 20 | 30 | 40 | 50
    more_numbers: str = ""  # word=value
    quantities: str = ""  # word=value
    ordinals: str = ""  # from 1
    ordinal_marks: str = ""
    ordinal_before: str = ""
    short_units: str = "s|m|h|d|w"
    unit_minutes: str = ""  # word=minutes
    tomorrow_parts: str = ""
    meridiem: str = "am|pm"
    loose_meridiem: str = "a|p"
    half: str = ""
    half_to: str = ""
    quarter: str = ""
    quarter_to: str = ""
    half_past: str = ""
    quarter_past: str = ""
    half_behind: str = ""
    one_hour: str = ""
    past: str = ""
    to_hour: str = ""
    minus: str = ""
    to_before: str = ""
    mark: str = ""
    mark_before: str = ""
    minute_mark: str = ""
    at: str = ""
    on: str = ""
    approx: str = ""
    from_: str = ""
    until: str = ""
    between: str = ""
    and_: str = ""
    for_: str = ""
    in_: str = ""
    later: str = ""
    base: str = ""
    this: str = ""
    coming: str = ""
    next: str = ""
    last: str = ""
    week_shift: str = ""  # word=weeks
    week_word: str = ""
    weeks_ahead: str = ""  # word=weeks: a whole week by its name
    months_ahead: str = ""  # word=months
    weeks_behind: str = ""  # word=weeks: behind a day, so many weeks later
    from_the_end: str = ""  # word=-2: second to last
    past_behind: str = ""  # üçü beş GEÇE: five past three
    to_behind: str = ""  # üçe beş VAR: five to three
    clock_words: str = ""  # word=minutes: полтретьего is 150, by 12 hours below 720
    after: str = ""
    before: str = ""
    sunday_first: bool = False  # some who speak it begin their weeks on sunday
    of: str = ""
    the: str = ""
    last_of: str = ""
    year_mark: str = ""
    month_mark: str = ""
    day_mark: str = ""
    zone_time: str = ""
    tail: str = ""
    with_: str = ""
    names: str = ""
    name_before: str = ""
    honorifics: str = ""
    label: str = ""
    verbs: str = ""  # of the labels those that are something to do with an hour as well
    counted: str = ""
    end_of_day: str = ""
    or_: str = ""
    limit: str = ""
    limit_behind: str = ""
    every: str = ""
    moved: str = ""
    their_time: str = ""
    our_time: str = ""
    mine: str = ""
    meal: str = ""
    possessive: str = ""  # what is written behind an apostrophe: today's
    not_before_today: str = ""  # of `on` the words that do not lead to today or tomorrow: sign on tomorrow
    no_names: str = ""  # small words that are no name, though they have a capital
    vague: str = ""
    vague_behind: str = ""
    ordinary: str = ""  # words above that are more often no time at all
    not_typos: str = ""  # words near a day or month that are meant
    slips: str = ""  # usual ways to mistype, or to shorten: word,word=what is meant
    week_number: str = ""  # KW: what stands before the number of a week
    seasons: str = ""
    short_days: str = ""  # weekdays of three letters; a word that a thumb's slip makes of one is asked about
    maybe_weekdays: str = ""  # two letters that are a weekday as well: asked about
    asking: str = ""  # words around a request: greetings | please | book | other verbs | articles | thanks
    noise: str = ""  # longer words that hide a time word in them

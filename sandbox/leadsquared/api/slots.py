"""Task.svc/RetrieveAvailableSlots/ByUserEmailAddress: when users are free, day by day.

https://apidocs.leadsquared.com/get-available-slots-of-users-by-user-email-address/ names the lists;
the members of a slot are a guess. Working hours are 9 to 18 in each user's zone, Monday to Friday.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sandbox.leadsquared.accounts import APPOINTMENT, User
from sandbox.leadsquared.api.answers import Answer, ok
from sandbox.leadsquared.api.asked import Asked
from sandbox.leadsquared.api.listings import listed, read_page, read_span, read_users
from sandbox.leadsquared.records import read_written, written

OPENS, CLOSES = time(9), time(18)

Slot = tuple[datetime, datetime]


# {"FromDate": "2026-11-24", "ToDate": "2026-11-24", "Users": ["priya@acme.com"],
#  "IncludeAllowedConflictSlots": false, "Paging": {"PageIndex": 1, "PageSize": 100}}
# -> {"RecordCount": 1, "List": [{"Date": "2026-11-24", "UserSlots": [{"UserId", "EmailAddress",
#     "UserTimeZone", "AvailableSlots": [...], "BusySlots": [...], "NoSlotsReason": null}]}]}
def available_slots(asked: Asked) -> Answer:
    form = asked.form().only(("FromDate", "ToDate", "Users", "IncludeAllowedConflictSlots", "Paging"))
    first, last = read_span(form)
    found = [asked.account.user_by_email(email) for email in read_users(form)]
    users = [user for user in found if user is not None and user.active]
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    rows = [{"Date": day.isoformat(), "UserSlots": [_user_slots(asked, user, day) for user in users]} for day in days]
    return ok({"RecordCount": len(rows), "List": read_page(form, rows, asked.policy.page_cap)})


def _user_slots(asked: Asked, user: User, day: date) -> dict[str, object]:
    zone = ZoneInfo(user.time_zone)
    opens, closes = (datetime.combine(day, at, zone).astimezone(UTC) for at in (OPENS, CLOSES))
    works = day.weekday() < 5
    busy = _busy(asked, user, (opens, closes)) if works else []
    return {
        "UserId": user.id,
        "EmailAddress": user.email,
        "UserTimeZone": user.time_zone,
        "AvailableSlots": _said(_between(busy, (opens, closes))) if works else [],
        "BusySlots": _said(busy),
        "BreakTimings": [],
        "NoSlotsReason": None if works else "NotScheduled",
    }


def _busy(asked: Asked, user: User, hours: Slot) -> list[Slot]:
    """The user's open appointments within the hours, cut to them, earliest first."""
    tasks = listed(
        asked,
        lambda task: task["OwnerId"] == user.id and task["Category"] == APPOINTMENT and task["StatusCode"] == 0,
    )
    spans = [(read_written(task["DueDate"]), read_written(task["EndDate"])) for task in tasks]
    cut = [(max(start, hours[0]), min(end, hours[1])) for start, end in spans]
    return sorted((start, end) for start, end in cut if start < end)


def _between(busy: list[Slot], hours: Slot) -> list[Slot]:
    """What the busy slots, which may overlap, leave of the hours."""
    free: list[Slot] = []
    at = hours[0]
    for start, end in busy:
        if start > at:
            free.append((at, start))
        at = max(at, end)
    if at < hours[1]:
        free.append((at, hours[1]))
    return free


def _said(slots: list[Slot]) -> list[dict[str, str]]:
    return [{"StartTime": written(start), "EndTime": written(end)} for start, end in slots]

"""Task.svc/RetrieveAvailableSlots: the free and busy times of users, by one work-day template for all.

https://apidocs.leadsquared.com/get-available-slots-of-users-by-user-email-address/. Nine to six with a break at one,
Monday to Friday, in each user's own zone; how the page writes its times is a guess.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sandbox.leadsquared.account_records import APPOINTMENT, UserRecord
from sandbox.leadsquared.calls.api_answers import ApiAnswer, MalformedError, ok
from sandbox.leadsquared.calls.api_call import ApiCall
from sandbox.leadsquared.calls.task_lists import read_page, read_span, read_users
from sandbox.leadsquared.tasks_and_calls import read_written

OPENS, BREAK, BREAK_ENDS, CLOSES = time(9), time(13), time(14), time(18)
WRITTEN = "%Y-%m-%d %H:%M:%S"
Span = tuple[datetime, datetime]


# {"FromDate": "2018-08-25", "ToDate": "2018-09-25", "Users": ["bobdoe@gmail.com"],
#  "IncludeAllowedConflictSlots": false, "Paging": {"PageIndex": 1, "PageSize": 100}}
# -> {"RecordCount": 2, "List": [{"Date": "2018-09-25", "UserSlots": [{"UserId": "<guid>", "EmailAddress": "...",
#     "UserTimeZone": "Asia/Kolkata", "AvailableSlots": [..], ..}]}]}
def free_slots(call: ApiCall) -> ApiAnswer:
    members = call.json().only(("FromDate", "ToDate", "Users", "IncludeAllowedConflictSlots", "Paging"))
    first, last = read_span(members)
    if not isinstance(members.raw("IncludeAllowedConflictSlots"), bool):
        raise MalformedError("IncludeAllowedConflictSlots has to be a boolean")
    found = [call.account.user_by_email(email) for email in read_users(members)]
    users = [user for user in found if user is not None and user.active]
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    rows = [{"Date": day.isoformat(), "UserSlots": [_of(call, user, day) for user in users]} for day in days]
    return ok({"RecordCount": len(rows), "List": read_page(members, rows, call.policy.page_cap)})


def _of(call: ApiCall, user: UserRecord, day: date) -> dict[str, object]:
    zone, works = ZoneInfo(user.time_zone), day.weekday() < 5
    shifts = [_span(day, one, zone) for one in ((OPENS, BREAK), (BREAK_ENDS, CLOSES))] if works else []
    busy = _busy(call, user)
    return {
        "UserId": user.id,
        "EmailAddress": user.email,
        "UserTimeZone": user.time_zone,
        "AvailableSlots": [_written(free) for shift in shifts for free in _without(shift, busy)],
        "BreakSlots": [_written(_span(day, (BREAK, BREAK_ENDS), zone))] if works else [],
        "BusySlots": [_written(one) for one in busy if any(_meet(one, shift) for shift in shifts)],
        "NoSlotsReason": "" if works else "NotScheduled",
    }


def _busy(call: ApiCall, user: UserRecord) -> list[Span]:
    tasks = [one.record for one in call.account_state.stored_tasks(call.tick)]
    mine = [one for one in tasks if one["OwnerId"] == user.id and one["Category"] == APPOINTMENT]
    return sorted((read_written(one["DueDate"]), read_written(one["EndDate"])) for one in mine if not one["StatusCode"])


def _without(shift: Span, busy: Sequence[Span]) -> Iterator[Span]:
    start, end = shift
    for one in busy:
        if _meet(one, (start, end)):
            if start < one[0]:
                yield start, one[0]
            start = max(start, one[1])
    if start < end:
        yield start, end


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and one[1] > other[0]


def _span(day: date, times: tuple[time, time], zone: ZoneInfo) -> Span:
    start, end = (datetime.combine(day, one, zone).astimezone(UTC) for one in times)
    return start, end


def _written(span: Span) -> dict[str, object]:
    return {"StartTime": span[0].strftime(WRITTEN), "EndTime": span[1].strftime(WRITTEN)}

"""Convert LeadSquared's records to values: leads, opportunities, task types.

No I/O. Nearly every value in a record is a string or null.
"""

from collections.abc import Mapping
from datetime import UTC, datetime

from bot.leadsquared.body import Json, text
from bot.meetings.model import CustomField, Lead, Opportunity, TaskType

# The data types of a column that take any text; LeadSquared's page gives numbers, and names nowhere.
PLAIN = ("0", "text", "string", "")
# A task type's Category; 1 is a to-do.
APPOINTMENT = "0"


def lead(row: Json) -> Lead:
    """{"ProspectID": "...", "FirstName": "Asha", "LastName": null, "EmailAddress": "asha@globex.com", ...}

    Nearly all values are strings or null.
    """
    name = f"{text(row, 'FirstName')} {text(row, 'LastName')}".strip()
    return Lead(
        id=text(row, "ProspectID"),
        name=name,
        company=text(row, "Company"),
        mail=text(row, "EmailAddress"),
        phone=text(row, "Phone") or text(row, "Mobile"),
    )


def opportunity(row: Json) -> Opportunity:
    """{"OpportunityId": "...", "OpportunityEvent": "12000", "mx_Custom_1": "Globex renewal", ...}

    mx_Custom_1 is usually the name.
    """
    return Opportunity(text(row, "OpportunityId"), text(row, "mx_Custom_1"))


def appointment_type(row: Json) -> TaskType | None:
    """None for a to-do, Category 1.

    {"Name": "Meeting", "Id": "...", "Category": 0, "ColumnConfiguration": [{"SchemaName": "mx_Custom_1",
     "DisplayName": "Floor", "DataType": 0, "Mandatory": true}, {"SchemaName": "RelatedEntityId", ...}]}
    """
    name = type_name(row)
    if text(row, "Category") != APPOINTMENT or not name:
        return None
    columns = row.get("ColumnConfiguration")
    known = [one for one in columns if isinstance(one, Mapping)] if isinstance(columns, list) else []
    own = tuple(_own_field(one) for one in known if text(one, "SchemaName").startswith("mx_"))
    wants_lead = any(text(one, "SchemaName") == "RelatedEntityId" and _is_mandatory(one) for one in known)
    return TaskType(name, own, wants_lead)


def times(row: Json) -> tuple[datetime, datetime] | None:
    """Start and end of a task, in UTC; None where one is missing, no date, or the end is no later than the start.

    {"UserTaskId": "...", "DueDate": "2026-11-25 09:30:00.000", "EndDate": "2026-11-25 10:30:00.000", ...}
    """
    try:
        start, end = (datetime.fromisoformat(text(row, name)) for name in ("DueDate", "EndDate"))
    except ValueError:
        return None
    start, end = (one if one.tzinfo else one.replace(tzinfo=UTC) for one in (start, end))
    return (start, end) if start < end else None


def type_name(row: Json) -> str:
    return text(row, "Name") or text(row, "TaskTypeName")


def _own_field(column: Json) -> CustomField:
    name = text(column, "SchemaName")
    plain = text(column, "DataType").casefold() in PLAIN
    return CustomField(name, text(column, "DisplayName") or name, _is_mandatory(column), plain)


def _is_mandatory(column: Json) -> bool:
    return column.get("Mandatory") is True or text(column, "Mandatory").casefold() == "true"

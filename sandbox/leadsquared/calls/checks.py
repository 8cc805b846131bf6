"""The rules that a task's members have to keep, whichever call sends them.

Each takes the members and the account and gives the value, or raises RefusedError with a sentence.
"""

from datetime import datetime

from sandbox.leadsquared.account_records import AccountRecord, TaskTypeRecord, UserRecord
from sandbox.leadsquared.calls.api_answers import RefusedError
from sandbox.leadsquared.calls.json_reader import JsonReader

NAME_LIMIT = 200  # a guess: no page names a limit; strict, so that nobody relies on more
NOTIFY = ("1100", "1000")  # e-mail to the owner, or none


def check_name(members: JsonReader) -> str:
    name = members.text("Name").strip()
    if not name:
        raise RefusedError("MandatoryAttributeMissing", "'Name' is mandatory")
    if len(name) > NAME_LIMIT:
        raise RefusedError("InvalidInput", f"Name cannot exceed {NAME_LIMIT} characters")
    return name


def check_owner(members: JsonReader, account: AccountRecord) -> UserRecord:
    """The one active user that OwnerId or OwnerEmailAddress names, never both."""
    user_id, email = members.text("OwnerId").strip(), members.text("OwnerEmailAddress").strip()
    if user_id and email:
        raise RefusedError("InvalidInput", "Pass either OwnerId or OwnerEmailAddress, not both")
    if not user_id and not email:
        raise RefusedError("MandatoryAttributeMissing", "'OwnerId' or 'OwnerEmailAddress' is mandatory")
    user = account.user(user_id) if user_id else account.user_by_email(email)
    if user is None:
        raise RefusedError("InvalidInput", f"Owner not found: {user_id or email}")
    if not user.active:
        raise RefusedError("InvalidInput", "Owner is not active")
    return user


def check_related(members: JsonReader, account: AccountRecord) -> tuple[int, str, str]:
    """RelatedEntity, RelatedEntityId and the name that belongs to it; 0 and empty for none."""
    entity, entity_id = members.integer("RelatedEntity", 0), members.text("RelatedEntityId").strip()
    if entity not in (0, 1, 5):
        raise RefusedError("InvalidInput", "RelatedEntity has to be 0, 1 or 5")
    if entity == 0:
        if entity_id:
            raise RefusedError("InvalidInput", "RelatedEntity is 0, so pass no RelatedEntityId")
        return 0, "", ""
    if not entity_id:
        raise RefusedError("MandatoryAttributeMissing", "'RelatedEntityId' is mandatory")
    found = account.lead(entity_id) if entity == 1 else account.opportunity(entity_id)
    if found is None:
        what = "Lead" if entity == 1 else "Opportunity"
        raise RefusedError("InvalidInput", f"{what} not found: {entity_id}")
    return entity, found.id, found.name


def check_reminder(members: JsonReader) -> int:
    """Minutes before the start; 0 when absent."""
    value = members.raw("Reminder")
    if value is None:
        return 0
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise RefusedError("InvalidDataType", "Reminder has to be a whole number of minutes")
    return value


def check_notify(members: JsonReader) -> str:
    value = members.text("NotifyBy") or NOTIFY[1]
    if value not in NOTIFY:
        raise RefusedError("InvalidInput", 'NotifyBy has to be "1100" or "1000"')
    return value


def check_type(members: JsonReader, account: AccountRecord) -> TaskTypeRecord:
    name = members.object("TaskType").only(("Name",)).text("Name")
    if not name:
        raise RefusedError("MandatoryAttributeMissing", "'TaskType' is mandatory")
    kind = account.task_type(name)
    if kind is None:
        raise RefusedError("InvalidInput", f"Task type not found: {name}")
    return kind


def check_custom(members: JsonReader, kind: TaskTypeRecord) -> dict[str, str]:
    """The custom fields sent, all of them the type's, and the mandatory ones among them."""
    fields = members.object("CustomFields")
    sent = {name: fields.text(name) for name in fields.names()}
    known = {column.schema_name for column in kind.columns}
    for name in sent:
        if name not in known:
            raise RefusedError("UnknownAttribute", f"Unknown attribute: {name}")
    for column in kind.columns:
        if column.mandatory and not sent.get(column.schema_name, "").strip():
            raise RefusedError(
                "MandatoryAttributeMissing",
                f"'{column.display_name}' ({column.schema_name}) is mandatory for {kind.name}",
            )
    return sent


def check_order(start: datetime, end: datetime) -> None:
    if end < start:
        raise RefusedError("InvalidInput", "EndDate cannot be earlier than DueDate")

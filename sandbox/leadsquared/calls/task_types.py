"""Task.svc/RetrieveTaskType: the account's task types and what each asks for.

https://apidocs.leadsquared.com/get-list-of-task-types-2/. The page does not name the member with
the default duration; DefaultDuration here is a guess.
"""

from sandbox.leadsquared.account_records import APPOINTMENT, TaskTypeRecord
from sandbox.leadsquared.calls.api_answers import ApiAnswer, RefusedError, ok
from sandbox.leadsquared.calls.api_call import ApiCall


# [{"Category": 0, "Color": "#F8BBD0", "ColumnConfiguration": [{"DataType": 8,
#   "DisplayName": "Owner", "Mandatory": true, "SchemaName": "OwnerId", ...}],
#   "CreatedBy": "System", "Id": "<guid>", "Name": "Meeting", ...}]
def task_types(call: ApiCall) -> ApiAnswer:
    column, value = call.query.get("ColumnName", ""), call.query.get("ColumnValue", "")
    kinds = [kind for kind in call.account.task_types if _is_wanted(kind, column, value)]
    return ok([_written(kind) for kind in kinds])


def _is_wanted(kind: TaskTypeRecord, column: str, value: str) -> bool:
    match column:
        case "":
            return True
        case "TaskTypeId":
            return kind.id == value.lower()
        case "TaskTypeName" | "TaskName":
            return kind.name == value
        case "Category":
            return str(kind.category) == value
        case _:
            raise RefusedError("InvalidInput", f"Unknown ColumnName: {column}")


def _written(kind: TaskTypeRecord) -> dict[str, object]:
    return {
        "Id": kind.id,
        "Name": kind.name,
        "Category": kind.category,
        "Color": "#F8BBD0" if kind.category == APPOINTMENT else "#B2DFDB",
        "DefaultDuration": kind.minutes,
        "ColumnConfiguration": [
            _column("OwnerId", "Owner", 8, mandatory=True, own=False),
            _column("RelatedEntityId", "Associated Lead", 8, mandatory=False, own=False),
            _column("Name", "Subject", 0, mandatory=True, own=False),
            *(_column(one.schema_name, one.display_name, 0, mandatory=one.mandatory, own=True) for one in kind.columns),
        ],
        "CreatedBy": "System",
        "CreatedOn": "/Date(1502992091000+0000)/",
    }


def _column(schema_name: str, display_name: str, data_type: int, *, mandatory: bool, own: bool) -> dict[str, object]:
    return {
        "DataType": data_type,
        "DisplayName": display_name,
        "InternalSchemaName": schema_name,
        "IsDefault": not own,
        "IsMandatoryConfigurable": own or schema_name == "RelatedEntityId",
        "Mandatory": mandatory,
        "Options": None,
        "RenderType": 0,
        "SchemaName": schema_name,
    }

"""UserManagement.svc and Authentication.svc: the account's users, and whom the keys belong to.

Changes no user.
"""

from sandbox.leadsquared.account_records import UserRecord
from sandbox.leadsquared.calls.api_answers import ApiAnswer, ok
from sandbox.leadsquared.calls.api_call import ApiCall
from sandbox.leadsquared.calls.json_reader import needed


# {"Id": "<user guid>", "Name": "Integration User", "PassPhrase": "integration@acme.com",
#  "OrgShortCode": "12345", "TimeZone": "Asia/Kolkata",
#  "LSQCommonServiceURLs": {"api": "api-in21.leadsquared.com", "app": "in21.leadsquared.com"}}
def by_access_key(call: ApiCall) -> ApiAnswer:
    account = call.account
    return ok(
        {
            "Id": account.key_user.id,
            "Name": account.key_user.name,
            "PassPhrase": account.key_user.email,
            "OrgShortCode": account.name,
            "TimeZone": account.time_zone,
            "LSQCommonServiceURLs": {
                "api": call.policy.api_host or call.host,
                "app": call.policy.app_host,
            },
        }
    )


def by_email(call: ApiCall) -> ApiAnswer:
    """`[]` for a user who is unknown or inactive."""
    user = call.account.user_by_email(needed(call.query, "emailAddress"))
    return ok([] if user is None or not user.active else [_written(user)])


def _written(user: UserRecord) -> dict[str, object]:
    return {
        "UserId": user.id,
        "FirstName": user.first_name,
        "LastName": user.last_name,
        "EmailAddress": user.email,
        "TimeZone": user.time_zone,
        "Role": "Sales_User",
    }


def every_user(call: ApiCall) -> ApiAnswer:
    return ok(
        [
            {
                "ID": user.id,
                "EmailAddress": user.email,
                "FirstName": user.first_name,
                "LastName": user.last_name,
                "Role": "Sales_User",
                "StatusCode": 0 if user.active else 1,
            }
            for user in call.account.users
        ]
    )

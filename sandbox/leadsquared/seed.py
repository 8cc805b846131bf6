"""The account of the demo and of the tests: Acme, its users and its leads.

The same on every start, ids included. Tasks are not seeded: an account starts with none.
"""

import uuid

from sandbox.leadsquared.account_records import (
    APPOINTMENT,
    TO_DO,
    AccountPolicy,
    AccountRecord,
    CustomFieldRecord,
    LeadRecord,
    OpportunityRecord,
    TaskTypeRecord,
    UserRecord,
)

# Keys as real ones look: a dollar sign is what breaks careless URLs and shells.
ACCESS_KEY = "u$rSandboxAccess"
SECRET_KEY = "s3cr$tSandbox"  # noqa: S105 - opens nothing but this server

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "leadsquared.sandbox.invalid")


def guid(*words: str) -> str:
    """A GUID that is the same for the same words on every machine."""
    return str(uuid.uuid5(_NAMESPACE, "/".join(words)))


def _user(first: str, last: str, time_zone: str, *, active: bool = True) -> UserRecord:
    email = f"{first.lower()}@acme.com"
    return UserRecord(guid("user", email), email, first, last, time_zone, active)


PRIYA = _user("Priya", "Rao", "Asia/Kolkata")
MAYA = _user("Maya", "Chen", "America/New_York")
LUKAS = _user("Lukas", "Weber", "Europe/Berlin")
NOAH = _user("Noah", "Kim", "America/Los_Angeles", active=False)
INTEGRATION = _user("Integration", "User", "Asia/Kolkata")


def _lead(first: str, last: str, company: str, email: str, phone: str, owner: UserRecord) -> LeadRecord:
    return LeadRecord(guid("lead", email), first, last, company, email, phone, owner.id)


ASHA = _lead("Asha", "Rao", "Globex", "asha@globex.com", "+91-98450-12345", PRIYA)
TOM = _lead("Tom", "Fox", "Initech", "tom@initech.com", "+1-212-555-0142", MAYA)
ANA = _lead("Ana", "Silva", "Umbrella", "ana@umbrella.com", "+351-912-345-678", LUKAS)
RAVI = _lead("Ravi", "Sharma", "Hooli", "ravi@hooli.com", "+91-98860-55511", PRIYA)
NEHA = _lead("Neha", "Sharma", "Hooli", "neha@hooli.com", "+91-98860-55522", PRIYA)

ASHA_RENEWAL = OpportunityRecord(guid("opportunity", "renewal"), ASHA.id, "Globex renewal", "Negotiation", PRIYA.id)
TOM_PILOT = OpportunityRecord(guid("opportunity", "pilot"), TOM.id, "Initech pilot", "Demo", MAYA.id)

MEETING = TaskTypeRecord(guid("type", "Meeting"), "Meeting", APPOINTMENT, 30)
DEMO = TaskTypeRecord(guid("type", "Demo"), "Demo", APPOINTMENT, 60)
SITE_VISIT = TaskTypeRecord(
    guid("type", "Site visit"),
    "Site visit",
    APPOINTMENT,
    90,
    (
        CustomFieldRecord("mx_Custom_1", "Site address", mandatory=True),
        CustomFieldRecord("mx_Custom_2", "Parking"),
    ),
)
FOLLOW_UP = TaskTypeRecord(guid("type", "Follow-up"), "Follow-up", TO_DO, 0)


def acme(
    name: str = "acme",
    *,
    access_key: str = ACCESS_KEY,
    secret_key: str = SECRET_KEY,
    policy: AccountPolicy = AccountPolicy(),  # noqa: B008 - frozen, so one for all callers is safe
) -> AccountRecord:
    """The seeded account under a name and keys of its own, so that several can be served at once."""
    return AccountRecord(
        name=name,
        access_key=access_key,
        secret_key=secret_key,
        key_user=INTEGRATION,
        users=(PRIYA, MAYA, LUKAS, NOAH),
        leads=(ASHA, TOM, ANA, RAVI, NEHA),
        opportunities=(ASHA_RENEWAL, TOM_PILOT),
        task_types=(MEETING, DEMO, SITE_VISIT, FOLLOW_UP),
        policy=policy,
    )

"""LeadManagement.svc and OpportunityManagement.svc: reads of leads and of their opportunities.

Arrays, `[]` for nothing found; nearly every value is a string or null. Writes no lead.
"""

import re

from sandbox.leadsquared.account_records import AccountRecord, LeadRecord, OpportunityRecord
from sandbox.leadsquared.calls.api_answers import ApiAnswer, RefusedError, ok
from sandbox.leadsquared.calls.api_call import ApiCall
from sandbox.leadsquared.calls.json_reader import needed

_NOT_A_DIGIT = re.compile(r"\D")
_SUBSCRIBER_DIGITS = 10  # what of a phone number counts, so that a country code may be left out


def by_email(call: ApiCall) -> ApiAnswer:
    email = needed(call.query, "emailaddress").lower()
    return _found(call.account, [one for one in call.account.leads if one.email.lower() == email])


def by_id(call: ApiCall) -> ApiAnswer:
    lead = call.account.lead(needed(call.query, "id"))
    return _found(call.account, [] if lead is None else [lead])


def by_phone(call: ApiCall) -> ApiAnswer:
    phone = _digits(needed(call.query, "phone"))[-_SUBSCRIBER_DIGITS:]
    leads = [one for one in call.account.leads if _digits(one.phone).endswith(phone)]
    return _found(call.account, leads if len(phone) == _SUBSCRIBER_DIGITS else [])


def quick_search(call: ApiCall) -> ApiAnswer:
    """Any part of a name, company, mail or phone, whatever the case."""
    key = needed(call.query, "key").lower()
    return _found(call.account, [one for one in call.account.leads if _has(one, key)])


def _has(lead: LeadRecord, key: str) -> bool:
    digits = _digits(key)
    in_phone = len(digits) >= 3 and digits == key and digits in _digits(lead.phone)
    words = (lead.name, lead.company, lead.email, lead.phone)
    return in_phone or any(key in word.lower() for word in words)


def _digits(text: str) -> str:
    return _NOT_A_DIGIT.sub("", text)


def _found(account: AccountRecord, leads: list[LeadRecord]) -> ApiAnswer:
    return ok([_written(account, lead) for lead in leads])


def _written(account: AccountRecord, lead: LeadRecord) -> dict[str, str | None]:
    owner = account.user(lead.owner_id)
    return {
        "ProspectID": lead.id,
        "ProspectAutoId": str(account.leads.index(lead) + 1),
        "FirstName": lead.first_name,
        "LastName": lead.last_name,
        "EmailAddress": lead.email,
        "Phone": lead.phone,
        "Mobile": None,
        "Company": lead.company,
        "ProspectStage": lead.stage,
        "OwnerId": lead.owner_id,
        "OwnerIdName": owner.name if owner else None,
        "OwnerIdEmailAddress": owner.email if owner else None,
        "DoNotCall": "0",
        "Notes": None,
    }


# {} -> {"RecordCount": 1, "List": [{"OpportunityId": "<guid>", "OpportunityEvent": 12000,
#        "Status": "Open", "mx_Custom_1": "Globex renewal", "mx_Custom_2": "Negotiation"}]}
def opportunities_of_lead(call: ApiCall) -> ApiAnswer:
    call.json(may_be_empty=True)
    lead_id = needed(call.query, "leadId").lower()
    kind = call.query.get("opportunityType", "")
    if call.policy.opportunity_type_needed and not kind:
        raise RefusedError("MandatoryAttributeMissing", "'opportunityType' is mandatory")
    rows = [
        _opportunity(one)
        for one in call.account.opportunities
        if one.lead_id.lower() == lead_id and kind in ("", str(one.event))
    ]
    return ok({"RecordCount": len(rows), "List": rows})


def _opportunity(one: OpportunityRecord) -> dict[str, object]:
    return {
        "OpportunityId": one.id,
        "OpportunityEvent": one.event,
        "RelatedProspectId": one.lead_id,
        "Status": one.status,
        "Owner": one.owner_id,
        "mx_Custom_1": one.name,
        "mx_Custom_2": one.stage,
    }

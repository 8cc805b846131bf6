"""A stand-in for LeadSquared: a real HTTP server, as strict as its pages, that fails on demand.

Not LeadSquared, and nothing of the bot's: it imports none of it.

accounts, seed   what an account is made of; Acme, its people and leads
box, world       the server; what it remembers, and the verbs to look and to order faults
gate             let in, throttled, failed or answered
api              every call it knows, on one page in api.menu, and what each does
faults, window   what a fault does; how many calls are too many

The faults, by what they try:
no answer            TIMEOUT_BEFORE TIMEOUT_AFTER DROP_BEFORE DROP_AFTER SLOW
stored, and denied   SERVER_ERROR BAD_GATEWAY DENIED TIMED_OUT FIREWALL ERROR_IN_200 NO_ID, each with after=True
stored or shown late LATE STORED_LATER HIDDEN, and hidden_s with any other
answers of no use    ODD_TYPES DRIP ENDLESS HUGE GZIP_BOMB DEEP ENDLESS_PAGES
turned away          THROTTLED_429 THROTTLED_403 THROTTLED_200 KEYS_REFUSED FIREWALL REDIRECT
"""

from sandbox.leadsquared.account_records import (
    AccountPolicy,
    AccountRecord,
    CustomField,
    LeadRecord,
    OpportunityRecord,
    TaskTypeRecord,
    UserRecord,
)
from sandbox.leadsquared.crm_faults import CrmFault, FaultOrder
from sandbox.leadsquared.leadsquared_server import LeadSquaredServer
from sandbox.leadsquared.seed import ACCESS_KEY, SECRET_KEY, acme
from sandbox.leadsquared.tasks_and_calls import Counters, CrmCall, TaskRecord

__all__ = [
    "ACCESS_KEY",
    "SECRET_KEY",
    "AccountPolicy",
    "AccountRecord",
    "Counters",
    "CrmCall",
    "CrmFault",
    "CustomField",
    "FaultOrder",
    "LeadRecord",
    "LeadSquaredServer",
    "OpportunityRecord",
    "TaskRecord",
    "TaskTypeRecord",
    "UserRecord",
    "acme",
]

"""A stand-in for LeadSquared: a real HTTP server, as strict as its pages, that fails on demand.

It is not LeadSquared, and it imports nothing of the bot.

account_records, seed    what an account consists of; Acme, its users and leads
leadsquared_server       the HTTP server
leadsquared_state        accounts, tasks, calls and ordered faults, and how a test reads and orders them
request_handler          one request: keys, rate limit, fault, answer
calls                    every API call, listed in calls.call_table
crm_faults, call_window  what a fault does; how many calls are too many

The faults, by what they try:
no answer            TIMEOUT_BEFORE TIMEOUT_AFTER DROP_BEFORE DROP_AFTER SLOW
stored, and denied   SERVER_ERROR BAD_GATEWAY DENIED TIMED_OUT FIREWALL ERROR_IN_200 NO_ID, each with after=True
stored or shown late LATE STORED_LATER HIDDEN, and hidden_s with any other
useless answers      ODD_TYPES DRIP ENDLESS HUGE GZIP_BOMB DEEP ENDLESS_PAGES
refused in a 200     ERROR_IN_200 UNSUCCESSFUL
refused              THROTTLED_429 THROTTLED_403 THROTTLED_200 KEYS_REFUSED FIREWALL REDIRECT
"""

from sandbox.leadsquared.account_records import (
    AccountPolicy,
    AccountRecord,
    CustomFieldRecord,
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
    "CustomFieldRecord",
    "FaultOrder",
    "LeadRecord",
    "LeadSquaredServer",
    "OpportunityRecord",
    "TaskRecord",
    "TaskTypeRecord",
    "UserRecord",
    "acme",
]

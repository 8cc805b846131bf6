"""A strict stand-in for Slack on loopback: its Web API, and users whose requests it signs and sends.

Imports nothing of the bot and knows nothing of appointments. It is not Slack: where Slack's behaviour is not known, it
takes the stricter reading and says so beside the line.

slack_server                      the servers and all parts of them
workspace_state                   people, channels, messages, views, calls: in people_and_channels, messages,
                                  open_views, input_values, expiring_ids
http_routes, webapi, blockkit     what the bot may call, and what it may send
response_urls, socket_mode_server
user, delivery, events            what people do, and how it is sent to the bot
event_payloads, functions         mentions of the bot, and steps of Workflow Builder
signing, escaping, rich_text
slack_faults, error_names         what may fail, and ordering it in fault_controls
workspace_history, pings          what happened, for tests
unusual_messages                  messages of apps, with files, forwarded
"""

from sandbox.slack.delivery import Ack, Delivery
from sandbox.slack.escaping import Escaping
from sandbox.slack.functions import StepRun
from sandbox.slack.people_and_channels import Channel, Enterprise, Profile
from sandbox.slack.posted_messages import PostedMessage, ShownButton
from sandbox.slack.shown_view import View
from sandbox.slack.slack_faults import (
    SlackFault,
    answered,
    dropped,
    empty,
    html_page,
    no_json,
    no_object,
    rate_limited,
    redirected,
    refused,
    server_error,
    slow,
    timed_out,
)
from sandbox.slack.slack_server import SCOPES, SlackServer
from sandbox.slack.user import CannotDo, SlackUser, Suggestion
from sandbox.slack.workspace_state import SlackCall

__all__ = [
    "SCOPES",
    "Ack",
    "CannotDo",
    "Channel",
    "Delivery",
    "Enterprise",
    "Escaping",
    "PostedMessage",
    "Profile",
    "ShownButton",
    "SlackCall",
    "SlackFault",
    "SlackServer",
    "SlackUser",
    "StepRun",
    "Suggestion",
    "View",
    "answered",
    "dropped",
    "empty",
    "html_page",
    "no_json",
    "no_object",
    "rate_limited",
    "redirected",
    "refused",
    "server_error",
    "slow",
    "timed_out",
]

"""A strict Slack on loopback: the Web API half, and the person's half that signs requests.

Imports nothing of ours and knows nothing of meetings. It is not Slack: where Slack's behaviour is
not known, it takes the stricter reading and says so beside the line.

    roster  messages  screens  inputs  triggers  state     what there is
    blockkit/  webapi/  hooks  site                        what the bot may call
    person/  delivery  signing  socket_door  escaping      what people do, and how it gets there
    faults  errors  trouble  events  pings  evidence       what goes wrong, and what happened
    rich_text  foreign                                     messages as clients and other apps write them
    workspace                                              all of it together
"""

from sandbox.slack.delivery import Ack, Delivery
from sandbox.slack.escaping import Escaping
from sandbox.slack.messages import PostedMessage, ShownButton
from sandbox.slack.people_and_channels import Channel, Enterprise, Profile
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

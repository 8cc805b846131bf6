"""A strict Slack on loopback: the Web API half, and the person's half that signs requests.

Imports nothing of ours and knows nothing of meetings. It is not Slack: where Slack's behaviour is
not known, it takes the stricter reading and says so beside the line.

    roster  messages  screens  inputs  triggers  world     what there is
    blockkit/  webapi/  hooks  site                        what the bot may call
    person/  delivery  signing  socket_door  escaping      what people do, and how it gets there
    faults  errors  trouble  events  pings  evidence       what goes wrong, and what happened
    rich_text  foreign                                     messages as clients and other apps write them
    workspace                                              all of it together
"""

from sandbox.slack.delivery import Ack, Delivery
from sandbox.slack.escaping import Escaping
from sandbox.slack.faults import (
    Fault,
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
from sandbox.slack.messages import Button, Message
from sandbox.slack.person import CannotDo, Option, Person
from sandbox.slack.roster import Channel, Enterprise, Profile
from sandbox.slack.shown_view import View
from sandbox.slack.workspace import SCOPES, Workspace
from sandbox.slack.world import Call

__all__ = [
    "SCOPES",
    "Ack",
    "Button",
    "Call",
    "CannotDo",
    "Channel",
    "Delivery",
    "Enterprise",
    "Escaping",
    "Fault",
    "Message",
    "Option",
    "Person",
    "Profile",
    "View",
    "Workspace",
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

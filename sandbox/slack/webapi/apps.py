"""apps.connections.open: where to open a websocket.

https://docs.slack.dev/reference/methods/apps.connections.open
"""

from sandbox.slack.roster import APP_ID
from sandbox.slack.values import JsonObject
from sandbox.slack.webapi.arguments import Arguments
from sandbox.slack.world import World


def connections_open(world: World, _args: Arguments) -> JsonObject:
    """An address that works once."""
    with world.lock:
        ticket = world.tickets.socket_ticket()
    return {"url": f"{world.socket_url}/link/?ticket={ticket}&app_id={APP_ID}"}

"""apps.connections.open: where to open a websocket.

https://docs.slack.dev/reference/methods/apps.connections.open
"""

from sandbox.slack.json_values import JsonObject
from sandbox.slack.people_and_channels import APP_ID
from sandbox.slack.webapi.arguments import Arguments
from sandbox.slack.workspace_state import WorkspaceState


def connections_open(state: WorkspaceState, _args: Arguments) -> JsonObject:
    """An address that works once."""
    with state.lock:
        ticket = state.expiring_ids.socket_ticket()
    return {"url": f"{state.socket_url}/link/?ticket={ticket}&app_id={APP_ID}"}

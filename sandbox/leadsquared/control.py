"""The sandbox's own door under /_sandbox/: what a test in another process sees and does.

JSON in and out, no keys asked and none shown. Not a part of LeadSquared, counted in no window.

GET  state               {"version", "accounts", "tasks", "calls", "faults"}
GET  tasks               {"acme": [task]}
GET  calls?after=N       calls from number N on
GET  counters            {"acme": counters}
GET  most?seconds=&account=
GET  wait?after=V&timeout_s=   the version, once it is past V or the time is over
GET, POST  policy?account=     an account's rules
GET, POST, DELETE  faults      the orders that stand; one more; none
POST release, POST reset
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict

from werkzeug.wrappers import Request, Response

from sandbox.browser import from_elsewhere
from sandbox.leadsquared.wire import read_order, read_policy
from sandbox.leadsquared.world import World

ROOT = "/_sandbox/"


def respond(world: World, request: Request) -> Response:
    """404 for what is not listed above, 400 for what cannot be read, 403 for a page in a browser, else 200."""
    if from_elsewhere(request):
        return _json({"error": "not for a page in a browser"}, 403)
    handler = _MENU.get((request.method, request.path.removeprefix(ROOT)))
    if handler is None:
        return _json({"error": "no such control"}, 404)
    try:
        return _json(handler(world, request), 200)
    except (ValueError, TypeError, KeyError) as error:
        return _json({"error": str(error)}, 400)


def _json(value: object, status: int) -> Response:
    return Response(json.dumps(value), status, content_type="application/json")


def _state(world: World, request: Request) -> object:
    return {
        "version": world.wait_change(-1, 0),
        "accounts": world.counters(),
        "tasks": _tasks(world, request),
        "calls": _calls(world, request),
        "faults": _faults(world, request),
    }


def _tasks(world: World, _: Request) -> object:
    return {one.name: world.tasks_of(one.name) for one in world.accounts}


def _calls(world: World, request: Request) -> object:
    first = int(request.args.get("after", "0"))
    return [call.as_json() for call in world.calls if call.number >= first]


def _most(world: World, request: Request) -> object:
    return world.most_calls(float(request.args["seconds"]), request.args.get("account"))


def _wait(world: World, request: Request) -> object:
    after, timeout_s = int(request.args["after"]), float(request.args["timeout_s"])
    return world.wait_change(after, timeout_s, while_served=True)


def _policy(world: World, request: Request) -> object:
    return asdict(world.policy_of(request.args.get("account")))


def _set_policy(world: World, request: Request) -> object:
    policy = read_policy(request.get_data())
    world.set_policy(policy, request.args.get("account"))
    return asdict(policy)


def _faults(world: World, _: Request) -> object:
    return [asdict(order) for order in world.faults]


def _order(world: World, request: Request) -> object:
    order = read_order(request.get_data())
    world.order(order)
    return asdict(order)


def _clear(world: World, _: Request) -> object:
    world.clear_faults()
    return []


def _release(world: World, _: Request) -> object:
    world.release()
    return {}


def _reset(world: World, _: Request) -> object:
    world.reset()
    return {}


_MENU: dict[tuple[str, str], Callable[[World, Request], object]] = {
    ("GET", "state"): _state,
    ("GET", "tasks"): _tasks,
    ("GET", "calls"): _calls,
    ("GET", "counters"): lambda world, _: world.counters(),
    ("GET", "most"): _most,
    ("GET", "wait"): _wait,
    ("GET", "policy"): _policy,
    ("POST", "policy"): _set_policy,
    ("GET", "faults"): _faults,
    ("POST", "faults"): _order,
    ("DELETE", "faults"): _clear,
    ("POST", "release"): _release,
    ("POST", "reset"): _reset,
}

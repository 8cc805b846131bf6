"""Runs a step of a workflow, and looks at its menus in Workflow Builder.

https://docs.slack.dev/tools/bolt-python/concepts/custom-steps-dynamic-options
"""

import secrets

from sandbox.slack.event_payloads import event_callback
from sandbox.slack.functions import COMPLETED, CONTEXT, Functions, StepRun
from sandbox.slack.json_values import JsonObject, obj, objects, string
from sandbox.slack.user.session import CannotDo, UserSession


class StepRunner(UserSession):
    """Starts workflows."""

    def runs_step(self, callback_id: str, inputs: JsonObject, *, by_schedule: bool = False) -> StepRun:
        """Start a workflow that consists of this step, with these inputs.

        Who started it is an input of its own, which nobody can fill in: Slack does. `by_schedule`: nobody started it.
        """
        self.must_be_here()
        functions = self._functions(callback_id)
        person: JsonObject = {"id": self.user_id, "secret": secrets.token_hex(16)}
        declared = functions.parameters(callback_id, "input_parameters")
        contexts = [name for name, one in declared.items() if one.get("type") == CONTEXT]
        if set(contexts) & inputs.keys():
            raise CannotDo("the person who starts a workflow cannot be filled in")
        given = inputs | ({} if by_schedule else dict.fromkeys(contexts, person))
        wrong = functions.wrong_with(callback_id, "input_parameters", given)
        if by_schedule:
            wrong = [one for one in wrong if one not in {f"missing {name}" for name in contexts}]
        if wrong:
            raise CannotDo(f"Workflow Builder does not take that: {', '.join(wrong)}")
        return self._send(callback_id, given)

    def sees_options(self, callback_id: str, name: str) -> list[str]:
        """The values that a dynamic menu of the step offers: the app has to name them before it acknowledges."""
        functions = self._functions(callback_id)
        source = obj(functions.parameters(callback_id, "input_parameters")[name].get("dynamic_options"))
        run = self._send(string(source.get("function")).removeprefix("#/functions/"), {})
        if run.status != COMPLETED:
            raise CannotDo(f"the menu stays empty: {run.error or run.status}")
        return [string(one.get("value")) for one in objects(run.outputs.get("options"))]

    def _functions(self, callback_id: str) -> Functions:
        functions = self.state.functions
        if callback_id not in functions.declared:
            raise CannotDo(f"the app's manifest has no step {callback_id}")
        return functions

    def _send(self, callback_id: str, inputs: JsonObject) -> StepRun:
        with self.state.lock:
            run = self.state.functions.start(callback_id, inputs, self.state.clock())
            ts = self.state.message_store.next_ts(self.state.clock())
            payload = event_callback(self.state, self.state.functions.event(run, ts))
        self.events.send(payload)
        return run

"""Submits and closes a view, and does what the bot's answer says.

https://docs.slack.dev/surfaces/modals#handling_submissions
"""

import json
from dataclasses import replace

from sandbox.slack.blockkit import check_view, view_is_too_large
from sandbox.slack.delivery import Ack, Delivery
from sandbox.slack.input_values import elements_of
from sandbox.slack.json_values import Json, JsonObject, obj, string
from sandbox.slack.open_views import DEPTH, ViewState
from sandbox.slack.user.form_filler import FormFiller
from sandbox.slack.user.input_choices import unsubmittable
from sandbox.slack.user.session import CannotDo

TROUBLE = "We had some trouble connecting. Try again?"


class FormCloser(FormFiller):
    """Submits and closes modals."""

    def submits(self) -> Ack:
        """Press the submit button of the top modal.

        What the client itself objects to (an empty required input, too few characters) is not sent:
        the ack then has `sent` false. Field errors from there and from the bot are in its `errors`,
        and in `view().errors`.
        """
        with self.state.lock:
            view = self.screen(home=False)
            if not view.content.get("submit"):
                raise CannotDo("this modal has no submit button")
            errors = _client_errors(view)
            view.errors, view.trouble = dict(errors), ""
            payload = self.envelope("view_submission") | {
                "trigger_id": self.trigger(),
                "view": view.as_api(with_blocks=False),
            }
        if errors:
            self.state.changed()
            return Ack(0, "", 0.0, False, Delivery("interactive", {}, b"", {}), errors, sent=False)
        ack = self.deliver("interactive", payload)
        with self.state.lock:
            objection = self._answered(view, ack)
            if objection:
                view.trouble = TROUBLE
            if objection and ack.ok:
                self.state.complain(f"answer to a submission: {objection}")
        self.state.changed()
        return replace(ack, errors=dict(view.errors))

    def closes(self, *, all_of_them: bool = False) -> Ack | None:
        """Close the top modal, or all; the ack of the last view_closed, where one was wanted."""
        with self.state.lock:
            stack = self.state.open_views.stack(self.user_id)
            top = self.screen(home=False)
            cleared = all_of_them or top.content.get("clear_on_close") is True
            leaving = stack[::-1] if cleared else [top]
            for view in leaving:
                stack.remove(view)
        self.state.changed()
        ack = None
        for view in leaving:
            if view.content.get("notify_on_close") is True:
                payload = self.envelope("view_closed") | {
                    "view": view.as_api(with_blocks=False),
                    "is_cleared": cleared,
                }
                ack = self.deliver("interactive", payload)
        return ack

    def _answered(self, view: ViewState, ack: Ack) -> str:
        """Do what the answer says; what is wrong with it otherwise."""
        stack = self.state.open_views.stack(self.user_id)
        if not ack.ok:
            return "no 200 in time"
        if not ack.body.strip():
            if view in stack:
                stack.remove(view)
            return ""
        try:
            answer: Json = json.loads(ack.body)
        except ValueError:
            return "neither empty nor JSON"
        if not isinstance(answer, dict):
            return "not a JSON object"
        match answer.get("response_action"):
            case "clear":
                stack.clear()
                return _surplus(answer, set())
            case "errors":
                return _show_errors(view, answer)
            case "update":
                objection = _surplus(answer, {"view"}) or _bad_view(answer)
                if not objection:
                    view.show(obj(answer.get("view")))
                return objection
            case "push":
                objection = _surplus(answer, {"view"}) or _bad_view(answer)
                if not objection and len(stack) >= DEPTH:
                    objection = f"no more than {DEPTH} views in a stack"
                if not objection:
                    self.state.open_views.push(self.user_id, obj(answer.get("view")))
                return objection
            case other:
                return f"unknown response_action {other}"


def _client_errors(view: ViewState) -> dict[str, str]:
    errors = {}
    for block in view.blocks:
        block_id = string(block.get("block_id"))
        for element in elements_of(block) if block.get("type") == "input" else []:
            state = view.inputs.state[block_id, string(element.get("action_id"))]
            sentence = unsubmittable(block, element, state)
            if sentence:
                errors[block_id] = sentence
    return errors


def _show_errors(view: ViewState, answer: JsonObject) -> str:
    """Field errors belong to INPUT blocks, by block_id."""
    errors = answer.get("errors")
    inputs = {block.get("block_id") for block in view.blocks if block.get("type") == "input"}
    if not isinstance(errors, dict) or not errors:
        return "errors must be an object with a sentence for each block_id"
    for block_id, sentence in errors.items():
        if block_id not in inputs:
            return f"errors: {block_id} is no input block of this view"
        if not isinstance(sentence, str) or not sentence:
            return f"errors: {block_id} needs a sentence"
    view.errors = {block_id: string(sentence) for block_id, sentence in errors.items()}
    return _surplus(answer, {"errors"})


def _surplus(answer: JsonObject, known: set[str]) -> str:
    unknown = sorted(answer.keys() - known - {"response_action"})
    return f"unknown keys: {unknown}" if unknown else ""


def _bad_view(answer: JsonObject) -> str:
    view = answer.get("view")
    if isinstance(view, dict) and view_is_too_large(view):
        return "view_too_large"
    return "; ".join(check_view(view, "modal").as_slack())

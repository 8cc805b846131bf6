// An input block: its label, its element, its hint, its error. What was typed stays in the browser and is sent on.
import { html, classes } from "./html.js";
import { ELEMENTS } from "./elements.js";

const GROUPS = new Set(["radio_buttons", "checkboxes"]);

export function Field({ block, look, handlers }) {
  const { element } = block;
  const id = `${handlers.prefix}-${block.block_id}`;
  const error = handlers.errors[block.block_id];
  const described = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || null;
  const label = html`${block.label.text}${block.optional && html` <span class="optional">(optional)</span>`}`;
  const drawn = html`<${Element} ...${{ block, element, look, handlers, id, described, invalid: Boolean(error) }} />`;
  const notes = html`
    ${error && html`<p class="error" id=${`${id}-error`}>${error}</p>`}
    ${block.hint && html`<p class="hint" id=${`${id}-hint`}>${block.hint.text}</p>`}
  `;
  const kind = classes("field", error && "wrong");
  if (GROUPS.has(element.type))
    return html`<fieldset class=${kind} aria-describedby=${described}><legend>${label}</legend>${drawn}${notes}</fieldset>`;
  return html`<div class=${kind}><label for=${id}>${label}</label>${drawn}${notes}</div>`;
}

// `label` names an element outside any field.
export function Element({ block, element, look, handlers, id, described, invalid, label }) {
  const Kind = ELEMENTS[element.type];
  if (!Kind) return html`<p class="unknown">An element of the kind ${element.type}, which this page does not draw.</p>`;
  const held = handlers.state[block.block_id]?.[element.action_id] ?? {};
  const fill = (value, enter = false) => handlers.fill(block, element, value, enter);
  const aria = {
    id,
    "aria-describedby": described,
    "aria-invalid": invalid ? "true" : null,
    "aria-required": block.type === "input" && !block.optional && !GROUPS.has(element.type) ? "true" : null,
    "aria-label": label,
  };
  return html`<${Kind} key=${`${block.block_id}-${element.action_id}`} ...${{ element, held, fill, aria, look, handlers, id }} />`;
}

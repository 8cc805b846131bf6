// Block Kit of the kinds the bot uses. What happens when something is touched is in `handlers`.
// https://docs.slack.dev/reference/block-kit/blocks
import { html, classes } from "./html.js";
import { Menu } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { rich } from "./rich.js";
import { Field, Element } from "./fields.js";

// `look`: zone, people. `handlers`: press(block, element), fill(block, element, value, enter), suggest(element, typed),
// state, errors, prefix.
export function Blocks({ blocks, look, handlers }) {
  return html`<div class="blocks">${blocks.map((block, number) => html`<${Block} key=${keyOf(block, number)} ...${{ block, look, handlers }} />`)}</div>`;
}

// An id that Slack made up changes with each update of a message: a button that stays keeps its place, and the focus.
const keyOf = (block, number) => (block.type === "input" ? block.block_id : `${block.type}-${number}`);

function Block({ block, look, handlers }) {
  const DRAWN = { section, context, actions, header, divider, rich_text, input };
  const draw = DRAWN[block.type];
  return draw ? draw(block, look, handlers) : html`<p class="unknown">A block of the kind ${block.type}, which this page does not draw.</p>`;
}

export function words(text, look) {
  if (!text) return null;
  return text.type === "mrkdwn" ? mrkdwn(text.text, look) : text.text;
}

function section(block, look, handlers) {
  return html`<div class=${classes("section", block.accessory && "with-accessory")}>
    ${block.text && html`<div class="words">${words(block.text, look)}</div>`}
    ${block.fields && html`<div class="columns-of-two">${block.fields.map((one) => html`<div class="words">${words(one, look)}</div>`)}</div>`}
    ${block.accessory && html`<${Touchable} block=${block} element=${block.accessory} ...${{ look, handlers }} />`}
  </div>`;
}

// In a form the context under a field is what the bot makes of it, so it is read out when it changes.
const context = (block, look, handlers) =>
  html`<div class="context" aria-live=${handlers.inView ? "polite" : null}>
    ${block.elements.map((one) => html`<p class="words">${words(one, look)}</p>`)}
  </div>`;

const actions = (block, look, handlers) =>
  html`<div class="actions">
    ${block.elements.map((one) => html`<${Touchable} key=${one.action_id} block=${block} element=${one} ...${{ look, handlers }} />`)}
  </div>`;

const header = (block) => html`<h3 class="header">${block.text.text}</h3>`;
const divider = () => html`<hr />`;
const rich_text = (block, look) => html`<div class="rich">${rich(block, look)}</div>`;
const input = (block, look, handlers) => html`<${Field} ...${{ block, look, handlers }} />`;

// Slack asks in a dialog of its own.
const asked = (confirm) => !confirm || window.confirm(`${confirm.title.text}\n\n${confirm.text.text}`);

function Overflow({ block, element, handlers }) {
  const choose = (one) => handlers.press(block, { ...element, value: one.value, url: one.url, text: one.text });
  const entries = element.options.map((one) => ({ name: one.text.text, choose: () => choose(one) }));
  return html`<${Menu} kind="overflow" label="More actions for this" sign="⋯" entries=${entries} />`;
}

function Touchable({ block, element, look, handlers }) {
  if (element.type === "overflow") return html`<${Overflow} ...${{ block, element, handlers }} />`;
  if (element.type !== "button") {
    const label = element.placeholder?.text ?? element.action_id;
    return html`<${Element} ...${{ block, element, look, handlers }} id=${`${handlers.prefix}-${element.action_id}`} label=${label} />`;
  }
  const press = () => asked(element.confirm) && handlers.press(block, element);
  return html`<button type="button" class=${classes("button", element.style)} onClick=${press}>
    ${element.text.text}${element.url && html`<span aria-hidden="true"> ↗</span>`}
  </button>`;
}

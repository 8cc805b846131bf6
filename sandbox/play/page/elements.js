// The elements of a form. Each takes its value once, when it is first drawn, and calls `fill` with what changes.
// https://docs.slack.dev/reference/block-kit/block-elements
import { useState } from "preact/hooks";
import { html } from "./html.js";
import { Search } from "./search.js";

// What stood there first; an update of the form never overwrites what somebody types.
const useFirst = (value) => useState(value)[0];

const WORDS = { email_text_input: "email", url_text_input: "url", number_input: "number" };

function Words({ element, held, fill, aria }) {
  const first = useFirst(held.value ?? "");
  const shared = {
    ...aria,
    placeholder: element.placeholder?.text,
    maxlength: element.max_length ?? 3000,
    onInput: (event) => fill(event.currentTarget.value),
  };
  if (element.multiline) return html`<textarea rows="3" defaultValue=${first} ...${shared}></textarea>`;
  return html`<input type=${WORDS[element.type] ?? "text"} step="any" autocomplete="off" defaultValue=${first} ...${shared} />`;
}

function Menu({ element, held, fill, aria }) {
  const first = useFirst(held.selected_option?.value ?? "");
  return html`<select ...${aria} onChange=${(event) => fill(event.currentTarget.value)}>
    <option value="" selected=${first === ""}>${element.placeholder?.text ?? "None"}</option>
    ${element.options.map((one) => html`<option value=${one.value} selected=${one.value === first}>${one.text.text}</option>`)}
  </select>`;
}

function People({ held, fill, aria, look }) {
  const first = useFirst(held.selected_user ?? "");
  const people = look.people.filter((one) => !one.bot);
  return html`<select ...${aria} onChange=${(event) => fill(event.currentTarget.value)}>
    <option value="" selected=${first === ""}>Nobody</option>
    ${people.map((one) => html`<option value=${one.id} selected=${one.id === first}>${one.name}</option>`)}
  </select>`;
}

const picker = (type, key) =>
  function Picker({ held, fill, aria }) {
    const first = useFirst(held[key] ?? "");
    return html`<input type=${type} defaultValue=${first} ...${aria} onChange=${(event) => fill(event.currentTarget.value)} />`;
  };

function Radios({ element, held, fill, id }) {
  const first = useFirst(held.selected_option?.value);
  return element.options.map(
    (one) => html`<label class="choice" key=${one.value}>
      <input type="radio" name=${id} value=${one.value} defaultChecked=${one.value === first} onChange=${() => fill(one.value)} />
      <span>${one.text.text}${one.description && html`<br /><small>${one.description.text}</small>`}</span>
    </label>`,
  );
}

function Ticks({ element, held, fill }) {
  const [on, setOn] = useState((held.selected_options ?? []).map((one) => one.value));
  const turn = (value, ticked) => {
    const now = ticked ? [...on, value] : on.filter((one) => one !== value);
    setOn(now);
    fill(now);
  };
  return element.options.map(
    (one) => html`<label class="choice" key=${one.value}>
      <input type="checkbox" checked=${on.includes(one.value)} onChange=${(event) => turn(one.value, event.currentTarget.checked)} />
      <span>${one.text.text}${one.description && html`<br /><small>${one.description.text}</small>`}</span>
    </label>`,
  );
}

export const ELEMENTS = {
  plain_text_input: Words,
  email_text_input: Words,
  url_text_input: Words,
  number_input: Words,
  static_select: Menu,
  users_select: People,
  external_select: Search,
  datepicker: picker("date", "selected_date"),
  timepicker: picker("time", "selected_time"),
  radio_buttons: Radios,
  checkboxes: Ticks,
};

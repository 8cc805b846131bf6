// Where one types: commands are completed and hinted at, everything else is an ordinary message.
import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "./html.js";
import { Menu } from "./menu.js";

const INVITE = { command: "/invite", description: "Bring the app into this channel", usage_hint: "@Meetings" };

// `draft`: { text, number }: words that were put here, a new number each time.
export function Composer({ place, menus, actions, draft, closed }) {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const field = useRef(null);
  useEffect(() => {
    if (draft.number === 0) return;
    setText(draft.text);
    field.current.focus();
  }, [draft.number]);
  const commands = [...menus.commands, INVITE];
  const word = text.split(/\s/)[0];
  const offered = /^\/\w*$/.test(text) && !commands.some((one) => one.command === text) ? commands.filter((one) => one.command.startsWith(text)) : [];
  const hint = commands.find((one) => one.command === word)?.usage_hint;
  const chosen = Math.min(at, offered.length - 1);

  const complete = (one) => (setText(`${one.command} `), setAt(0), field.current.focus());
  const send = async () => {
    const typed = text.trim();
    if (!typed || closed) return;
    if (typed.startsWith("/") && !commands.some((one) => one.command === word)) {
      actions.complain(`${word} is not a valid command.`);
      return;
    }
    setText("");
    const done = await (typed.startsWith("/") ? actions.type(typed) : actions.post(typed));
    if (!done) setText((now) => now || typed);
  };
  const keys = (event) => {
    if (offered.length && event.key in { ArrowDown: 1, ArrowUp: 1 }) {
      setAt((chosen + (event.key === "ArrowDown" ? 1 : -1) + offered.length) % offered.length);
    } else if (offered.length && (event.key === "Tab" || event.key === "Enter") && !event.shiftKey) {
      complete(offered[chosen]);
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      send();
    } else return;
    event.preventDefault();
  };
  const shortcuts = menus.shortcuts
    .filter((one) => one.type === "global")
    .map((one) => ({ name: one.name, note: one.description, choose: () => actions.anywhere(one.callback_id) }));
  return html`<div class="composer">
    <ul role="listbox" id="commands" aria-label="Commands" hidden=${!offered.length}>
      ${offered.map(
        (one, number) => html`<li role="option" key=${one.command} id=${`command-${number}`} aria-selected=${number === chosen ? "true" : "false"}
          onPointerDown=${(event) => (event.preventDefault(), complete(one))}><b>${one.command}</b> ${one.description}</li>`,
      )}
    </ul>
    <div class="box">
      <${Menu} kind="shortcuts" label="Shortcuts" sign="⚡" entries=${shortcuts} />
      <textarea ref=${field} rows="1" maxlength="4000" aria-label=${`Message ${place}`} placeholder=${closed || `Message ${place}, or /meeting`}
        aria-autocomplete="list" aria-controls="commands" aria-activedescendant=${offered.length ? `command-${chosen}` : null}
        aria-describedby="usage" disabled=${Boolean(closed)} value=${text}
        onInput=${(event) => setText(event.currentTarget.value)} onKeyDown=${keys}></textarea>
      <button type="button" class="send" aria-label="Send" onClick=${send} disabled=${Boolean(closed)}>➤</button>
    </div>
    <p class="usage" id="usage">${hint ? html`<b>${word}</b> ${hint}` : "Enter sends, Shift + Enter begins a new line."}</p>
  </div>`;
}

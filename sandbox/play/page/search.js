// A select that searches as one types. https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
import { useRef, useState } from "preact/hooks";
import { html } from "./html.js";

const PAUSE_MS = 250;

export function Search({ element, held, fill, aria, handlers, id }) {
  const [typed, setTyped] = useState(held.selected_option?.text.text ?? "");
  const [offered, setOffered] = useState(null);
  const [at, setAt] = useState(-1);
  const [asking, setAsking] = useState(false);
  const chosen = useRef(typed);
  const pause = useRef(0);
  const asked = useRef(0);
  const least = element.min_query_length ?? 3;

  const ask = async (words) => {
    const number = (asked.current += 1);
    setAsking(true);
    const found = words.length < least ? [] : await handlers.suggest(element, words);
    if (number !== asked.current) return;
    setOffered(found);
    setAsking(false);
    setAt(found.length ? 0 : -1);
  };
  const type = (words) => {
    setTyped(words);
    clearTimeout(pause.current);
    if (words === "" && chosen.current) {
      chosen.current = "";
      fill("");
    }
    pause.current = setTimeout(() => ask(words), PAUSE_MS);
  };
  const shut = () => {
    asked.current += 1;
    setAsking(false);
    clearTimeout(pause.current);
    setOffered(null);
  };
  const choose = (one) => {
    shut();
    chosen.current = one.text;
    setTyped(one.text);
    fill(one.value);
  };
  const keys = {
    ArrowDown: () => (offered ? setAt((at + 1) % offered.length || 0) : ask(typed)),
    ArrowUp: () => offered && setAt((at - 1 + offered.length) % offered.length || 0),
    Enter: () => offered?.[at] && choose(offered[at]),
    Escape: () => offered && shut(),
  };
  const press = (event) => {
    const held = offered !== null || event.key.startsWith("Arrow") || event.key === "Enter";
    if (!(event.key in keys) || !held) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  };
  const leave = () => {
    shut();
    setTyped(chosen.current);
  };
  return html`<div class="search">
    <input
      type="text" role="combobox" autocomplete="off" aria-autocomplete="list" ...${aria}
      aria-expanded=${offered?.length ? "true" : "false"}
      aria-controls=${`${id}-list`}
      aria-activedescendant=${offered?.[at] ? `${id}-${at}` : null}
      placeholder=${element.placeholder?.text} value=${typed}
      onInput=${(event) => type(event.currentTarget.value)} onKeyDown=${press} onBlur=${leave}
    />
    <ul role="listbox" id=${`${id}-list`} aria-label="Found" hidden=${!offered?.length}>
      ${(offered ?? []).map(
        (one, number) => html`<li
          role="option" key=${one.value} id=${`${id}-${number}`} aria-selected=${number === at ? "true" : "false"}
          onPointerDown=${(event) => (event.preventDefault(), choose(one))}
        >${one.text}</li>`,
      )}
    </ul>
    <p class="found" role="status">${asking ? "Searching …" : offered && (offered.length ? `${offered.length} found` : "Nothing found")}</p>
  </div>`;
}

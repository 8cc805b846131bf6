// A button that opens a menu. https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
import { useEffect, useRef, useState } from "preact/hooks";
import { html, classes } from "./html.js";

// `entries`: [{ name, note, choose }].
export function Menu({ label, sign, entries, kind }) {
  const [open, setOpen] = useState(false);
  const root = useRef(null);
  const items = () => [...root.current.querySelectorAll("[role=menuitem]")];
  useEffect(() => {
    if (!open) return undefined;
    items()[0]?.focus();
    const elsewhere = (event) => root.current.contains(event.target) || setOpen(false);
    document.addEventListener("pointerdown", elsewhere);
    return () => document.removeEventListener("pointerdown", elsewhere);
  }, [open]);
  const shut = () => {
    setOpen(false);
    root.current.querySelector("button").focus();
  };
  const keys = (event) => {
    const all = items();
    const at = all.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (open && event.key === "Escape") shut();
    else if (open && event.key === "Tab") setOpen(false);
    else if (open && to !== undefined) all.at(to % all.length).focus();
    else return;
    if (event.key !== "Tab") event.preventDefault();
  };
  return html`<div class=${classes("menu", kind)} ref=${root} onKeyDown=${keys}>
    <button type="button" aria-haspopup="menu" aria-expanded=${open ? "true" : "false"} aria-label=${label} onClick=${() => setOpen(!open)}>${sign}</button>
    ${open &&
    html`<div role="menu" aria-label=${label}>
      ${entries.map(
        (one) => html`<button type="button" role="menuitem" tabindex="-1" key=${one.name} onClick=${() => (shut(), one.choose())}>
          ${one.name}${one.note && html`<small>${one.note}</small>`}
        </button>`,
      )}
    </div>`}
  </div>`;
}

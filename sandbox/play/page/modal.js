// The modal on top of a person's stack. The browser's own dialog keeps the focus inside and gives it back.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { html } from "./html.js";
import { Blocks } from "./blocks.js";

const FIELDS = "input, textarea, select";

export function Modal({ view, look, actions, busy }) {
  const dialog = useRef(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current.showModal();
    (dialog.current.querySelector(FIELDS) ?? dialog.current.querySelector("h2")).focus();
    return () => before?.isConnected && before.focus();
  }, []);
  // An update may take away what had the focus.
  useLayoutEffect(() => {
    const here = dialog.current;
    if (here.open && !here.contains(document.activeElement)) here.querySelector("h2").focus();
  });
  const wrong = Object.keys(view.errors).join();
  useEffect(() => {
    if (wrong) dialog.current.querySelector(`.wrong :is(${FIELDS})`)?.focus();
  }, [wrong]);

  const handlers = { ...actions.inView(view), inView: true, prefix: view.id, state: view.state, errors: view.errors };
  const close = (event) => (event.preventDefault(), actions.act("closes", {}));
  const submit = (event) => (event.preventDefault(), view.submit && actions.submit());
  return html`<dialog ref=${dialog} class="modal" aria-labelledby=${`heading-of-${view.id}`} onCancel=${close}>
    <form method="dialog" novalidate onSubmit=${submit} aria-busy=${busy ? "true" : "false"}>
      <header>
        <h2 id=${`heading-of-${view.id}`} tabindex="-1">${view.title}</h2>
        <button type="button" class="shut" aria-label="Close the form" onClick=${close}>✕</button>
      </header>
      <div class="body" tabindex="0" role="group" aria-label="Form">
        ${view.trouble && html`<p class="trouble" role="alert">${view.trouble}</p>`}
        <${Blocks} blocks=${view.blocks} ...${{ look, handlers }} />
      </div>
      <footer>
        <button type="button" class="button" onClick=${close}>${view.close || "Cancel"}</button>
        ${view.submit && html`<button class="button primary" disabled=${busy}>${view.submit}</button>`}
      </footer>
    </form>
  </dialog>`;
}

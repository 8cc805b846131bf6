// Five steps for whoever opens this first. Puts words into the composer; sends nothing by itself.
import { useState } from "preact/hooks";
import { html } from "./html.js";

const STEPS = [
  {
    title: "A line",
    words: "Type when, what and with whom in any order. Press Enter, and see the appointment appear under LeadSquared.",
    line: "/meeting tomorrow 3-4pm Demo with Acme",
  },
  {
    title: "A question",
    words: "Six in the morning, or in the evening? Nothing is booked on a guess: press a button to answer.",
    line: "/meeting tomorrow at 6 Call Tom",
  },
  {
    title: "The form",
    words: "Without words the form opens, and says what it makes of yours as you type. The ⚡ menu opens it as well.",
    line: "/meeting",
  },
  {
    title: "A message",
    words: "Maya wrote something in #sales. Open the ⋮ menu of her message, and choose Schedule from message.",
    where: "C0SALES",
  },
  {
    title: "An error",
    words: "Noah has left LeadSquared, so it refuses an appointment for him. See what the thread says, and what to do.",
    line: "/meeting tomorrow 2pm Pricing call owner:noah@acme.com",
  },
];
const SEEN = "meetings-tour-over";

export function Tour({ actions }) {
  const [at, setAt] = useState(localStorage.getItem(SEEN) ? -1 : 0);
  const go = (step) => {
    if (step === -1) localStorage.setItem(SEEN, "yes");
    setAt(step);
  };
  if (at === -1) return html`<button type="button" class="tour-again" onClick=${() => go(0)}>Show the tour</button>`;
  const step = STEPS[at];
  const show = () => (actions.go(step.where ?? "C0SALES"), step.line && actions.draft(step.line));
  const last = at === STEPS.length - 1;
  return html`<section class="tour" aria-label="Tour">
    <h2>${at + 1} of ${STEPS.length}: ${step.title}</h2>
    <p aria-live="polite">${step.words}</p>
    <p class="actions">
      <button type="button" class="button primary" onClick=${show}>${step.line ? "Write it for me" : "Go there"}</button>
      ${at > 0 && html`<button type="button" class="button" onClick=${() => go(at - 1)}>Back</button>`}
      <button type="button" class="button" onClick=${() => go(last ? -1 : at + 1)}>${last ? "Done" : "Next"}</button>
      ${!last && html`<button type="button" class="button quiet" onClick=${() => go(-1)}>Leave the tour</button>`}
    </p>
  </section>`;
}

// The left side: whom one is, the places, and what time it is.
import { useEffect, useState } from "preact/hooks";
import { html, classes } from "./html.js";
import { day, clock, forInput } from "./moments.js";

const LOCK = html`<svg viewBox="0 0 12 12" width="11" height="11"><path fill="currentColor" d="M2 5h8v6H2zM3.2 5V3.6a2.8 2.8 0 0 1 5.6 0V5H7.4V3.6a1.4 1.4 0 0 0-2.8 0V5z" /></svg>`;
const SIGNS = { public: "#", private: LOCK, dm: "●" };
const ZONES = Intl.supportedValuesOf("timeZone");

export function Workspace({ state, actions, viewer, unread }) {
  const selectable = state.people.filter((one) => one.selectable);
  const named = (one) => `${one.name}, ${one.guest ? "a guest" : one.mail ? one.tz.replace("_", " ") : "without e-mail"}`;
  const group = (title, places) =>
    html`<h2>${title}</h2>
      <ul>${places.map((one) => html`<li key=${one.id}><${Place} ...${{ one, viewer, actions, unread }} /></li>`)}</ul>`;
  const home = { id: "home", name: "Meetings: Home", kind: "app" };
  return html`<nav class="workspace" aria-label="Workspace" data-pane="workspace">
    <div class="who">
      <label for="who">You are</label>
      <select id="who" onChange=${(event) => actions.become(event.currentTarget.value)}>
        ${selectable.map((one) => html`<option value=${one.handle} selected=${one.handle === viewer.who}>${named(one)}</option>`)}
      </select>
    </div>
    ${group("Channels", state.places.filter((one) => one.kind !== "dm"))}
    ${group("Direct messages", state.places.filter((one) => one.kind === "dm"))}
    ${group("Apps", [home])}
    <${SetTime} key=${state.me.id} ...${{ state, actions }} />
    <section class="again" aria-label="Start over">
      <button type="button" class="button" disabled=${state.restarting} onClick=${() => actions.startOver()}>Start over</button>
      <p class="hint">No messages, no appointments, the real time.</p>
    </section>
  </nav>`;
}

function Place({ one, viewer, actions, unread }) {
  const news = unread(one);
  return html`<button type="button" class=${classes("place", news > 0 && "news")} aria-current=${viewer.where === one.id ? "page" : null} onClick=${() => actions.go(one.id)}>
    <span class="sign" aria-hidden="true">${SIGNS[one.kind] ?? "⌂"}</span>
    <span class="name">${one.name}</span>
    ${news > 0 && html`<span class="count">${news}<span class="unseen"> new</span></span>`}
  </button>`;
}

function SetTime({ state, actions }) {
  const zone = state.me.tz;
  const [, tick] = useState(0);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const ticking = setInterval(() => tick((count) => count + 1), 5000);
    return () => clearInterval(ticking);
  }, []);
  const now = Date.now() / 1000 + state.ahead;
  const set = (event, real) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget.closest("form"));
    actions.setTime({ moment: (!real && typed.get("moment")) || null, zone: typed.get("zone") });
  };
  return html`<section class="clock" aria-label="Time">
    <h2>Time</h2>
    <p>${day(now, zone)}, ${clock(now, zone)}<br />${zone.replace("_", " ")}${state.shifted && " · set by you"}</p>
    <details onToggle=${(event) => setOpen(event.currentTarget.open)}>
      <summary>Set the time</summary>
      ${open && html`<form onSubmit=${(event) => set(event, false)}>
        <label for="moment">It is</label>
        <input id="moment" name="moment" type="datetime-local" defaultValue=${forInput(now, zone)} />
        <label for="zone">${state.me.name}'s zone</label>
        <select id="zone" name="zone">
          ${[...new Set([zone, "UTC", ...ZONES])].map((one) => html`<option value=${one} selected=${one === zone}>${one}</option>`)}
        </select>
        <button class="button primary" disabled=${state.restarting}>Set</button>
        <button type="button" class="button" disabled=${state.restarting} onClick=${(event) => set(event, true)}>Real time</button>
        <p class="hint">The bot starts again, which takes some seconds.</p>
      </form>`}
    </details>
  </section>`;
}

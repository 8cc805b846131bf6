// The panel on the right: what happened to the last line; LeadSquared's appointments, faults and last calls.
import { useEffect, useRef, useState } from "preact/hooks";
import { html, classes } from "./html.js";
import { clock, span } from "./moments.js";

export function Panel({ state, look, actions }) {
  return html`<section class="panel" aria-label="Beside Slack" data-pane="panel">
    <${Progress} progress=${state.progress} />
    <${Appointments} tasks=${state.tasks} ...${{ look, actions }} />
    <${WorkflowStep} steps=${state.steps} actions=${actions} />
    <${Faults} faults=${state.faults} actions=${actions} />
    <${Calls} calls=${state.calls} look=${look} />
    ${state.complaints.length > 0 &&
    html`<section class="complaints"><h2>Slack would not have taken</h2>
      <ul>${state.complaints.map((one) => html`<li>${one}</li>`)}</ul></section>`}
  </section>`;
}

function Progress({ progress }) {
  return html`<section class="progress" aria-label="What happened to the last line">
    <h2>What happened to the last line</h2>
    ${!progress && html`<p class="nothing">Type a line, and see how it is received, read, decided, booked and answered.</p>`}
    ${progress && html`<p class="line"><code>${progress.what}</code></p>`}
    <ol>
      ${(progress?.steps ?? []).map(
        (one) => html`<li key=${one.name} class=${one.lines.length ? "reached" : ""}>
          <b>${one.name}</b>${one.ms !== null && html` <span class="ms">${one.ms} ms</span>`}
          <ul>${one.lines.map((line) => html`<li>${line}</li>`)}</ul>
        </li>`,
      )}
    </ol>
  </section>`;
}

const MOST = 15;

// A deleted appointment stays, struck through; a moved one shows its earlier time.
function Appointments({ tasks, look, actions }) {
  const known = useRef(new Map());
  const first = useRef(new Map(tasks.map((one) => [one.id, one])));
  for (const one of tasks) {
    const before = known.current.get(one.id);
    const moved = before && before.start !== one.start ? before.start : before?.moved;
    known.current.set(one.id, { ...one, moved, fresh: !first.current.has(one.id) });
  }
  const current = new Set(tasks.map((one) => one.id));
  const all = [...known.current.values()].reverse();
  return html`<section class="appointments" aria-label="Appointments in LeadSquared">
    <h2>LeadSquared</h2>
    <p role="status">${tasks.length === 1 ? "1 appointment" : `${tasks.length} appointments`}</p>
    <ul>${all.slice(0, MOST).map((one) => html`<${Appointment} key=${one.id} ...${{ one, gone: !current.has(one.id), look, actions }} />`)}</ul>
    ${all.length > MOST && html`<p>and ${all.length - MOST} before these</p>`}
  </section>`;
}

function Appointment({ one, gone, look, actions }) {
  const rows = [
    ["Owner", one.owner],
    ["Lead", one.lead],
    ["Where", one.where],
    ["Reminder", one.reminder > 0 ? `${one.reminder} min before` : "none"],
    ...Object.entries(one.fields),
    ["Description", one.description],
    ["Task", one.id],
  ].filter(([, value]) => value);
  return html`<li class=${classes("appointment", gone && "gone", one.fresh && "fresh")}>
    <h3>${one.name}</h3>
    <p>${span(one.start, one.end, look.zone)}<br /><span class="utc">${span(one.start, one.end, "UTC")} UTC</span></p>
    ${gone && html`<p class="note">Deleted</p>`}
    ${!gone && one.moved && html`<p class="note">Moved; it was ${clock(one.moved, look.zone)}</p>`}
    <dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
    ${!gone &&
    html`<p class="actions">
      <button type="button" class="button small" aria-label=${`Move ${one.name} by 30 minutes`} onClick=${() => actions.act("moves", { task: one.id })}>+30 min</button>
      <button type="button" class="button small" aria-label=${`Delete ${one.name}`} onClick=${() => actions.act("deletes", { task: one.id })}>Delete</button>
    </p>`}
  </li>`;
}

const INPUTS = [
  ["title", "Title", "Renewal call"],
  ["when", "When, in words", "tomorrow 3-4pm"],
  ["length", "Length", "45"],
  ["lead", "Lead", "asha@globex.com"],
  ["description", "Description", ""],
];
const ENDS = { running: "Running …", completed: "Completed", failed: "Failed", timed_out: "Timed out" };

// Workflow Builder, as far as it matters here: a workflow that consists of the app's step, and its last runs.
function WorkflowStep({ steps, actions }) {
  const [types, setTypes] = useState([]);
  const load = async () => types.length || setTypes((await actions.act("types_of_step", {}, { aside: true })) ?? []);
  const run = (event) => {
    event.preventDefault();
    actions.act("runs_step", { inputs: Object.fromEntries(new FormData(event.currentTarget)) });
  };
  return html`<section class="step" aria-label="A step of Workflow Builder">
    <h2>Workflow Builder</h2>
    <details>
      <summary>Run the step “Book an appointment”</summary>
      <form onSubmit=${run}>
        ${INPUTS.map(
          ([name, label, example]) => html`<label key=${name}>${label}<input name=${name} placeholder=${example} required=${name === "title"} /></label>`,
        )}
        <label>Type<select name="type" onFocus=${load}><option value="">Your own default</option>${types.map((one) => html`<option key=${one}>${one}</option>`)}</select></label>
        <button class="button small">Run the step</button>
      </form>
    </details>
    <div role="status"><ul>${steps.map(
      (one) => html`<li key=${one.id}><b>${one.title}</b> ${ENDS[one.status]}
        ${one.error && html`<p class="error">${one.error}</p>`}
        <dl>${Object.entries(one.outputs).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></li>`,
    )}</ul></div>
  </section>`;
}

const FAULTS = [
  ["slow", "Slow: 2 s a call"],
  ["429", "Throttled: 429"],
  ["500", "Server error: 500 on create"],
  ["time-out", "Time-out after storing"],
  ["keys", "Keys refused"],
];

function Faults({ faults, actions }) {
  return html`<section class="faults" aria-label="What LeadSquared does wrong">
    <h2>What LeadSquared does wrong</h2>
    ${FAULTS.map(
      ([name, label]) => html`<label class="switch" key=${name}>
        <input type="checkbox" role="switch" checked=${faults[name]} onChange=${(event) => actions.act("fault", { fault: name, on: event.currentTarget.checked })} />
        ${label}
      </label>`,
    )}
  </section>`;
}

function Calls({ calls, look }) {
  return html`<section class="calls" aria-label="The last calls">
    <h2>The last calls</h2>
    ${calls.length === 0 && html`<p class="nothing">None yet.</p>`}
    ${calls.map((one) => html`<${Call} key=${one.number} ...${{ one, look }} />`)}
  </section>`;
}

function Call({ one, look }) {
  const ending = one.open ? "…" : (one.status ?? "no answer");
  const failed = !one.open && one.status !== 200;
  return html`<details>
    <summary><span class="path">${one.path}</span> <b class=${failed ? "failed" : ""}>${ending}</b>${one.fault && html` <small>${one.fault}</small>`}</summary>
    <p>${one.method} at ${clock(one.at, look.zone)} ${Object.entries(one.query).map(([name, value]) => `${name}=${value}`).join(" ")}</p>
    ${one.body && html`<h3>Body</h3><${Json} text=${one.body} label="Body" />`}
    <h3>Answer</h3>
    <${Json} text=${one.answer || "none"} label="Answer" />
  </details>`;
}

function Json({ text, label }) {
  let shown = text;
  try {
    shown = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // shown as it came
  }
  return html`<pre tabindex="0" role="region" aria-label=${label}>${shown}</pre>`;
}

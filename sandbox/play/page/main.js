// The page: keeps who views which place and the last state, and draws it. Block Kit is drawn in blocks.
import { render } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { html } from "./html.js";
import { watch } from "./wire.js";
import { makeActions } from "./actions.js";
import { Workspace } from "./workspace.js";
import { Messages } from "./messages.js";
import { Composer } from "./composer.js";
import { Home } from "./home.js";
import { Modal } from "./modal.js";
import { Panel } from "./panel.js";
import { Tour } from "./tour.js";

const FIRST = { who: "priya", where: "C0SALES" };
const PANES = { workspace: "Workspace", conversation: "Messages", panel: "LeadSquared" };

// Who views which place is in the address behind the #, so that a reload finds it again.
function viewerInAddress() {
  const [who, where] = location.hash.slice(1).split("/");
  return { who: who || FIRST.who, where: where || FIRST.where };
}

function Page() {
  const [viewer, setViewer] = useState(viewerInAddress);
  const [state, setState] = useState(null);
  const [notice, setNotice] = useState("");
  const [draft, setDraft] = useState({ text: "", number: 0 });
  const [busy, setBusy] = useState(false);
  const [target, setTarget] = useState("");
  const [pane, setPane] = useState("conversation");
  const now = useRef({});
  const menus = useRef(null);
  const read = useRef(new Map());
  now.current = { viewer, state };
  const where = viewer.where === "home" ? "dm" : viewer.where;

  useEffect(() => {
    history.replaceState(null, "", `#${viewer.who}/${viewer.where}`);
    const watching = watch(viewer.who, where, menus.current === null, {
      seen: (next) => {
        menus.current ??= { commands: next.commands, shortcuts: next.shortcuts };
        setState({ ...next, ahead: next.now - Date.now() / 1000 });
      },
      refused: () => setViewer({ ...viewer, where: "C0GENERAL" }),
      lost: () => setNotice("The sandbox has ended. Start it again with: make play"),
    });
    return watching.stop;
  }, [viewer.who, where]);

  const actions = useMemo(
    () =>
      makeActions({
        viewer: () => now.current.viewer,
        place: () => now.current.state.where,
        tell: setNotice,
        become: (who) => setViewer({ ...now.current.viewer, who }),
        go: (place, ts) => (setTarget(ts ?? ""), setViewer({ ...now.current.viewer, where: place }), setPane("conversation")),
        draft: (text) => setDraft((before) => ({ text, number: before.number + 1 })),
        busy: setBusy,
      }),
    [],
  );

  if (!state || !menus.current) return html`<p class="waiting">${notice || "Opening the sandbox …"}</p>`;
  const look = { zone: state.me.tz, people: state.people };
  const place = state.places.find((one) => one.id === state.where);
  const unread = unreadBy(read.current, state);
  const view = state.views.at(-1);
  const closed = state.restarting ? "The bot is starting again …" : place.closed ? "Nobody can write here" : "";
  const name = `${place.kind === "dm" ? "" : "#"}${place.name}`;
  return html`<div class="page" data-shown=${pane}>
    <a class="skip" href="#conversation" onClick=${skip}>Skip to the message field</a>
    <header class="banner">
      <h1>Meetings</h1>
      <p><b>A sandbox, not Slack.</b> The real bot between a stand-in for Slack and one for LeadSquared. Nothing leaves this machine.</p>
    </header>
    <main>
    <${Workspace} ...${{ state, actions, viewer, unread }} />
    <section class="conversation" id="conversation" tabindex="-1" aria-label="Conversation" data-pane="conversation">
      <${Tour} actions=${actions} />
      <h2 class="title">${viewer.where === "home" ? "Meetings: Home" : name}</h2>
      ${viewer.where === "home"
        ? html`<${Home} key=${state.me.id} ...${{ state, look, actions }} />`
        : html`<div class="scroll" tabindex="0" role="group" aria-label=${`Messages of ${name}`}><${Messages} ...${{ state, look, actions, menus: menus.current, target, found: () => setTarget("") }} /></div>
            <${Composer} place=${name} menus=${menus.current} ...${{ actions, draft, closed }} />`}
    </section>
    <${Panel} ...${{ state, look, actions }} />
    <div class="panes" role="group" aria-label="What is shown">
      ${Object.entries(PANES).map(
        ([key, label]) => html`<button type="button" aria-pressed=${pane === key ? "true" : "false"} onClick=${() => setPane(key)}>${label}</button>`,
      )}
    </div>
    </main>
    ${view && html`<${Modal} key=${view.id} ...${{ view, look, actions, busy }} />`}
    <${Notice} notice=${notice} shut=${() => setNotice("")} />
  </div>`;
}

// The address behind the # says who views what, so that the link only moves the focus.
function skip(event) {
  event.preventDefault();
  (document.querySelector(".composer textarea:enabled") ?? document.querySelector(".conversation button"))?.focus();
}

function Notice({ notice, shut }) {
  return html`<div class="notice" role="alert" hidden=${!notice}>
    <p>${notice}</p>
    <button type="button" aria-label="Dismiss" onClick=${shut}>✕</button>
  </div>`;
}

// How many messages of others came to a place since it was last open; those that were there at first do not count.
function unreadBy(read, state) {
  const key = (one) => `${state.me.id}/${one.id}`;
  for (const one of state.places) {
    if (one.id === state.where || !read.has(key(one))) read.set(key(one), one.count);
  }
  return (one) => (one.count ?? 0) - (read.get(key(one)) ?? 0);
}

render(html`<${Page} />`, document.getElementById("app"));

// The messages of one place, each with its thread, as Slack draws them.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { html, classes } from "./html.js";
import { Blocks } from "./blocks.js";
import { Menu } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { clock, full } from "./moments.js";

const SLACKBOT = { id: "USLACKBOT", name: "Slackbot", bot: true };

// `target` is the ts of a message that a link leads to; `found()` is called once it is shown.
export function Messages({ state, look, actions, menus, target, found }) {
  const list = useRef(null);
  const count = state.messages.reduce((sum, one) => sum + 1 + one.thread.length, 0);
  useEffect(() => {
    const wanted = target && document.getElementById(`m${target}`);
    if (wanted) {
      wanted.scrollIntoView({ block: "start" });
      wanted.focus();
      found();
      return;
    }
    const pane = list.current.parentElement;
    if (!target) pane.scrollTop = pane.scrollHeight;
  }, [count, state.where, state.me.id, target]);
  return html`<div ref=${list} role="log" aria-label="Messages" aria-live="polite">
    ${state.messages.length === 0 && html`<p class="nothing">Nothing here yet. Type below.</p>`}
    <ol class="messages">
      ${state.messages.map((one) => html`<${Root} key=${state.where + one.ts} message=${one} ...${{ look, actions, menus }} />`)}
    </ol>
  </div>`;
}

function Root({ message, look, actions, menus }) {
  const [open, setOpen] = useState(true);
  const [replying, setReplying] = useState(false);
  const replies = message.thread;
  const reply = () => (setOpen(true), setReplying(true));
  return html`<li>
    <${Message} ...${{ message, look, actions, menus, reply: message.ephemeral ? null : reply }} />
    ${replies.length > 0 &&
    html`<button type="button" class="replies" aria-expanded=${open ? "true" : "false"} onClick=${() => setOpen(!open)}>
      ${replies.length} ${replies.length === 1 ? "reply" : "replies"}
    </button>`}
    ${open &&
    (replies.length > 0 || replying) &&
    html`<ol class="thread" aria-label="Thread">
      ${replies.map((one) => html`<li key=${one.ts}><${Message} message=${one} ...${{ look, actions, menus }} /></li>`)}
      ${replying && html`<li><${Reply} done=${() => setReplying(false)} send=${(text) => actions.post(text, message.ts)} /></li>`}
    </ol>`}
  </li>`;
}

function Reply({ send, done }) {
  const field = useRef(null);
  useEffect(() => field.current.focus(), []);
  const submit = (event) => {
    event.preventDefault();
    if (field.current.value.trim()) send(field.current.value.trim());
    done();
  };
  return html`<form class="reply" onSubmit=${submit}>
    <input ref=${field} aria-label="Reply in the thread" placeholder="Reply…" onKeyDown=${(event) => event.key === "Escape" && done()} />
    <button class="button">Reply</button>
  </form>`;
}

function Message({ message, look, actions, menus, reply }) {
  const article = useRef(null);
  const focused = useRef(false);
  // An update may take away the button that was pressed: the focus then stays at its message.
  useLayoutEffect(() => {
    if (focused.current && document.activeElement === document.body) article.current.focus();
  });
  const author = look.people.find((one) => one.id === message.user) ?? SLACKBOT;
  const handlers = { ...actions.onMessage(message), prefix: message.ts, state: {}, errors: {} };
  const seconds = Number(message.ts);
  const shortcuts = menus.shortcuts
    .filter((one) => one.type === "message")
    .map((one) => ({ name: one.name, note: one.description, choose: () => actions.onShortcut(message, one.callback_id) }));
  const entries = [...shortcuts, ...(reply ? [{ name: "Reply in thread", choose: reply }] : [])];
  return html`<article ref=${article} tabindex="-1" class=${classes("message", message.ephemeral && "ephemeral")} onFocusIn=${() => (focused.current = true)}
    onFocusOut=${(event) => event.relatedTarget && (focused.current = article.current.contains(event.relatedTarget))} id=${`m${message.ts}`} aria-label=${`${author.name}, ${clock(seconds, look.zone)}`}>
    <${Face} person=${author} />
    <div class="content">
      ${message.ephemeral && html`<p class="only-you">Only visible to you</p>`}
      <p class="by">
        <b>${author.name}</b>${author.bot && html` <span class="app">APP</span>`}
        <time title=${full(seconds, look.zone)}>${clock(seconds, look.zone)}</time>
        ${message.edited && html` <span class="edited">(edited)</span>`}
      </p>
      ${message.blocks.length
        ? html`<${Blocks} blocks=${message.blocks} ...${{ look, handlers }} />`
        : html`<div class="words">${mrkdwn(message.text, look)}</div>`}
    </div>
    ${!message.ephemeral && html`<${Menu} kind="more" label="More actions" sign="⋮" entries=${entries} />`}
  </article>`;
}

function Face({ person }) {
  const letters = person.name.split(" ").map((word) => word[0]).join("").slice(0, 2);
  return html`<span class=${classes("face", person.bot && "robot", `tint-${person.id.charCodeAt(2) % 5}`)} aria-hidden="true">${letters}</span>`;
}

// Slack's mrkdwn and rich text as markup. Emoji names are left as they are.
// https://docs.slack.dev/messaging/formatting-message-text
import { html } from "./html.js";
import { token } from "./moments.js";

const PIECE = new RegExp(
  [
    "```(?<block>[\\s\\S]+?)```",
    "`(?<code>[^`\\n]+)`",
    "<(?<link>[^<>\\n]+)>",
    "(?<![\\w*])\\*(?<bold>[^\\s*](?:[^*\\n]*[^\\s*])?)\\*(?![\\w*])",
    "(?<![\\w_])_(?<italic>[^\\s_](?:[^_\\n]*[^\\s_])?)_(?![\\w_])",
    "(?<![\\w~])~(?<strike>[^\\s~](?:[^~\\n]*[^\\s~])?)~(?![\\w~])",
    "^&gt; ?(?<quote>.*)$",
  ].join("|"),
  "gm",
);

const plain = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

// `look` has `zone` and `people`.
export function mrkdwn(text, look) {
  const drawn = [];
  let at = 0;
  for (const found of text.matchAll(PIECE)) {
    drawn.push(plain(text.slice(at, found.index)), piece(found.groups, look));
    at = found.index + found[0].length;
  }
  return [...drawn, plain(text.slice(at))];
}

function piece(said, look) {
  if (said.block) return html`<pre>${plain(said.block.replace(/^\n/, ""))}</pre>`;
  if (said.code) return html`<code>${plain(said.code)}</code>`;
  if (said.link) return link(said.link, look);
  if (said.bold) return html`<strong>${mrkdwn(said.bold, look)}</strong>`;
  if (said.italic) return html`<em>${mrkdwn(said.italic, look)}</em>`;
  if (said.strike) return html`<s>${mrkdwn(said.strike, look)}</s>`;
  return html`<blockquote>${mrkdwn(said.quote ?? "", look)}</blockquote>`;
}

function link(said, look) {
  const [target, label] = said.split("|");
  if (target.startsWith("!date^")) {
    const [, seconds, pattern, href] = target.split("^");
    const words = token(Number(seconds), pattern, look.zone);
    return href ? anchor(href, words) : html`<time title=${label}>${words}</time>`;
  }
  if (target.startsWith("@")) return mention(target.slice(1), label, look);
  if (target.startsWith("#")) return html`<span class="mention">#${label || target.slice(1)}</span>`;
  if (target.startsWith("!")) return html`<span class="mention">@${target.slice(1)}</span>`;
  return anchor(plain(target), plain(label || target.replace(/^mailto:/, "")));
}

const anchor = (href, words) =>
  /^(https?|mailto|tel):/.test(href)
    ? html`<a href=${href} target="_blank" rel="noreferrer">${words}</a>`
    : html`<span>${words}</span>`;

export function mention(id, label, look) {
  const who = look.people.find((one) => one.id === id);
  return html`<span class="mention">@${who?.name || label || id}</span>`;
}

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

function piece(mark, look) {
  if (mark.block) return html`<pre>${plain(mark.block.replace(/^\n/, ""))}</pre>`;
  if (mark.code) return html`<code>${plain(mark.code)}</code>`;
  if (mark.link) return link(mark.link, look);
  if (mark.bold) return html`<strong>${mrkdwn(mark.bold, look)}</strong>`;
  if (mark.italic) return html`<em>${mrkdwn(mark.italic, look)}</em>`;
  if (mark.strike) return html`<s>${mrkdwn(mark.strike, look)}</s>`;
  return html`<blockquote>${mrkdwn(mark.quote ?? "", look)}</blockquote>`;
}

function link(text, look) {
  const [target, label] = text.split("|");
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

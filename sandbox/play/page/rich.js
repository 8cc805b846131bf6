// The rich_text block. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
import { html } from "./html.js";
import { mention } from "./mrkdwn.js";

export const rich = (block, look) => block.elements.map((one) => part(one, look));

function part(one, look) {
  const inside = () => one.elements.map((each) => word(each, look));
  switch (one.type) {
    case "rich_text_preformatted":
      return html`<pre tabindex="0">${inside()}</pre>`;
    case "rich_text_quote":
      return html`<blockquote>${inside()}</blockquote>`;
    case "rich_text_list": {
      const items = one.elements.map((each) => html`<li>${part(each, look)}</li>`);
      return one.style === "ordered" ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    default:
      return html`<p>${inside()}</p>`;
  }
}

function word(one, look) {
  if (one.type === "user") return mention(one.user_id, "", look);
  if (one.type === "broadcast") return html`<span class="mention">@${one.range}</span>`;
  if (one.type === "emoji") return `:${one.name}:`;
  const style = one.style ?? {};
  let drawn = one.text ?? "";
  if (one.type === "link") drawn = html`<a href=${one.url} target="_blank" rel="noreferrer">${one.text || one.url}</a>`;
  if (style.code) drawn = html`<code>${drawn}</code>`;
  if (style.bold) drawn = html`<strong>${drawn}</strong>`;
  if (style.italic) drawn = html`<em>${drawn}</em>`;
  if (style.strike) drawn = html`<s>${drawn}</s>`;
  return drawn;
}

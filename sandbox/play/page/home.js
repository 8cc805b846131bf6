// The app's Home tab: opening it tells the bot, which publishes a view.
import { useEffect } from "preact/hooks";
import { html } from "./html.js";
import { Blocks } from "./blocks.js";

export function Home({ state, look, actions }) {
  useEffect(() => {
    actions.act("opens_home", {});
  }, []);
  const view = state.home;
  if (!view) return html`<div class="home"><p class="waiting" role="status">The app writes its Home tab …</p></div>`;
  const handlers = { ...actions.inHome(view), inView: true, prefix: view.id, state: view.state, errors: view.errors };
  return html`<div class="home"><${Blocks} blocks=${view.blocks} ...${{ look, handlers }} /></div>`;
}

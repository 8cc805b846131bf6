// What can be done from the page; the names are those of page_actions.py. Everything is sent by wire.
import { act as send } from "./wire.js";

// `viewer()`: who and where now. `place()`: the id of the place that is open. `tell(sentence)`: what went wrong.
export function makeActions({ viewer, place, tell, become, go, draft, busy }) {
  const act = async (name, body, options) => {
    tell("");
    const answer = await send(name, { who: viewer().who, ...body }, options);
    const wrong = answer.error ?? answer.result?.trouble;
    if (wrong) tell(wrong);
    return answer.result;
  };
  const working = async (doing) => {
    busy(true);
    try {
      return await doing();
    } finally {
      busy(false);
    }
  };
  const inside = (home) => ({
    press: (block, element) => {
      visit(element.url);
      act("clicks", { action_id: element.action_id, value: element.value, label: element.text.text, home });
    },
    fill: (block, element, value, enter) => {
      const name = block.type === "input" ? block.block_id : element.action_id;
      act("fills", { name, value, enter, home }, { instead: `${block.block_id}/${element.action_id}` });
    },
    suggest: async (element, typed) => (await act("suggests", { action_id: element.action_id, typed, home }, { aside: true })) ?? [],
  });
  // A permalink of this workspace leads to the message on this page; any other address has a window of its own.
  const visit = (url) => {
    const found = /\/archives\/(\w+)\/p(\d+)(\d{6})/.exec(url ?? "");
    if (found) go(found[1], `${found[2]}.${found[3]}`);
    else if (url) window.open(url, "_blank", "noreferrer");
  };
  return {
    act,
    become,
    go,
    draft,
    complain: tell,
    type: async (line) => (await act("types", { line, where: place() }))?.acked,
    post: async (text, thread_ts) => (await act("posts", { text, thread_ts, where: place() }))?.acked,
    anywhere: (callback_id) => act("anywhere", { callback_id }),
    onShortcut: (message, callback_id) => act("on_message", { callback_id, ts: message.ts, where: place() }),
    onMessage: (message) => ({
      press: (block, element) => {
        visit(element.url);
        act("presses", { ts: message.ts, where: place(), action_id: element.action_id, value: element.value, label: element.text.text });
      },
      fill: () => {},
      suggest: () => [],
    }),
    inView: () => inside(false),
    inHome: () => inside(true),
    submit: () => working(() => act("submits", {})),
    setTime: (asked) => act("sets_time", asked),
    // What the page itself remembers of appointments and unread messages is over, too.
    startOver: async () => (await act("starts_over", {}))?.acked && location.reload(),
  };
}

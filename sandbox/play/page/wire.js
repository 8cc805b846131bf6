// The page's two calls to its server: wait for the next state, and do something.

// Calls `seen` with every new state of what `who` sees in `where`, until `stop` is called. `lost` is called once
// when nobody answers any more.
export function watch(who, where, first, { seen, refused, lost }) {
  const ended = new AbortController();
  look(ended.signal, who, where, first, { seen, refused, lost });
  return { stop: () => ended.abort() };
}

async function look(signal, who, where, first, { seen, refused, lost }) {
  let after = first ? null : -1;
  while (!signal.aborted) {
    const asked = new URLSearchParams({ who, where, ...(after === null ? {} : { after }) });
    try {
      const answer = await fetch(`see?${asked}`, { signal });
      const state = await answer.json();
      if (signal.aborted) return;
      if (state.error) return refused(state.error);
      after = state.version;
      seen(state);
    } catch (error) {
      if (!signal.aborted) lost(error);
      return;
    }
  }
}

// One thing after the other, so that what is typed later never overtakes what was typed before.
let line = Promise.resolve();
let last = null;

// Resolves to {result} or {error}. With `instead`, it takes the place of one of that name, if that is the last that
// waits. With `aside`, it waits for nothing.
export function act(name, body, { instead, aside } = {}) {
  if (aside) return post(name, body);
  if (instead && last?.instead === instead) {
    last.body = body;
    return last.done;
  }
  const turn = { body, instead };
  last = turn;
  turn.done = line.then(() => {
    if (last === turn) last = null;
    return post(name, turn.body);
  });
  line = turn.done;
  return turn.done;
}

async function post(name, body) {
  try {
    const answer = await fetch(`do/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    return await answer.json();
  } catch {
    return { error: "The sandbox does not answer. Start it again with: make play" };
  }
}

// Moments in words, by the clock of whoever looks. Seconds since 1970 in, text out.

const made = new Map();

function format(zone, style) {
  const key = zone + JSON.stringify(style);
  if (!made.has(key)) made.set(key, new Intl.DateTimeFormat("en-US", { timeZone: zone, ...style }));
  return made.get(key);
}

const say = (seconds, zone, style) => format(zone, style).format(new Date(seconds * 1000));

export const clock = (seconds, zone) => say(seconds, zone, { hour: "numeric", minute: "2-digit" });
export const day = (seconds, zone) => say(seconds, zone, { weekday: "short", day: "numeric", month: "short" });
export const full = (seconds, zone) =>
  say(seconds, zone, { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit" });

export function span(start, end, zone) {
  const sameDay = day(start, zone) === day(end, zone);
  return `${day(start, zone)}, ${clock(start, zone)} to ${sameDay ? "" : day(end, zone) + ", "}${clock(end, zone)}`;
}

// YYYY-MM-DDTHH:MM, as <input type="datetime-local"> takes it.
export function forInput(seconds, zone) {
  const style = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const parts = format(zone, style).formatToParts(new Date(seconds * 1000));
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

const TOKENS = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  time: { hour: "numeric", minute: "2-digit" },
  time_secs: { hour: "numeric", minute: "2-digit", second: "2-digit" },
};

// Slack's <!date^unix^format|fallback>: https://docs.slack.dev/messaging/formatting-message-text#date-formatting
export function token(seconds, pattern, zone) {
  return pattern.replace(/\{(\w+?)(_pretty)?\}/g, (all, name) =>
    name in TOKENS ? say(seconds, zone, TOKENS[name]) : all,
  );
}

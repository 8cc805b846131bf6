// Runs chrono-node on lines of JSON, {text, language, now}; `now` is the writer's wall clock, said to be UTC.
// One line out: {found: [{start, end}], first: [ms], again: [ms]}; fields are wall clocks, `offset` is null or minutes.
const chrono = require("chrono-node");
const cases = require("fs").readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const [passes, every] = [Number(process.env.AGAIN), Number(process.env.EVERY)];
const parsed = (one) => (chrono[one.language] ?? chrono).parse(one.text, new Date(one.now), { forwardDate: true });
const once = (one) => {
  const started = process.hrtime.bigint();
  const results = parsed(one);
  return { results, ms: Number(process.hrtime.bigint() - started) / 1e6 };
};
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const fields = (moment) => {
  if (!moment) return null;
  const offset = moment.isCertain("timezoneOffset") ? moment.get("timezoneOffset") : null;
  const named = Object.fromEntries(["year", "month", "day", "hour", "minute"].map((name) => [name, moment.get(name)]));
  return { ...named, offset };
};
const first = cases.map(once);
const again = cases
  .filter((_, n) => n % every === 0)
  .map((one) => median(Array.from({ length: passes }, () => once(one).ms)));
const found = first.map(({ results: [one] }) => ({ start: fields(one?.start), end: fields(one?.end) }));
console.log(JSON.stringify({ found, first: first.map(({ ms }) => ms), again }));

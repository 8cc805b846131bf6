// Times chrono-node on lines of JSON, {text, language, now}: one line out, {first: [ms], again: [ms]}.
const chrono = require("chrono-node");
const cases = require("fs").readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const once = (one) => {
  const parser = chrono[one.language] ?? chrono;
  const started = process.hrtime.bigint();
  parser.parse(one.text, new Date(one.now), { forwardDate: true });
  return Number(process.hrtime.bigint() - started) / 1e6;
};
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const first = cases.map(once);
const again = cases.map((one) => median([once(one), once(one), once(one)]));
console.log(JSON.stringify({ first, again }));

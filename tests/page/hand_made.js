// What the tests of the page's rules start from: words, a record written by hand, a storage.
const p = jiamaParts;
const zh = p.translator(words["zh-CN"], "zh-CN");
const en = p.translator(words.en, "en");

// A record written by hand, with numbers small enough to check on paper: two cycles, three runs,
// four levels; targets grow by `factor` at each of two levels between.
function handMade(factor = 1.1, change = {}) {
  const all = (f) => [0, 1].flatMap((t) => [0, 1, 2].flatMap((run) => [0, 1, 2, 3].map((level) => f(t, run, level))));
  const each = (f) => [0, 1].flatMap((t) => [0, 1, 2].map((run) => f(t, run)));
  const growth = [1, 1, factor, factor * factor];
  const short = [0, 0.2, 0.5, 0.9];
  const levels = {
    target: all((t, run, level) => (t ? [0.9, 1, 1.1][run] : 1) * growth[level]),
    reported: all((t) => [0.9, 0.95][t]),
    actual: all((t) => [0.8, 0.75][t]),
    shortfall: all((t, run, level) => t * short[level]),
    ...change.levels,
  };
  const rates = {
    work: 0.6, service: 0.3, paperwork: 0.1, effort: 0.856,
    sanctioned: 0.305, wrongful: 0.124, detected: 0.05,
  };
  const outcomes = { value: each((t, run) => [[0.5, 0.6, 0.7], [0.4, 0.6, 0.8]][t][run]) };
  for (const name of Object.keys(rates)) outcomes[name] = each(() => rates[name]);
  Object.assign(outcomes, change.outcomes);
  const county = [0.05, 0.02, 0, 0.03, 0];
  const township = [0.05, 0.01, 0.01, 0.13, 0];
  const none = [0, 0, 0, 0, 0];
  const ledger = change.ledger || [0, 1].flatMap((t) => [0, 1, 2].flatMap(() =>
    [none, t ? county : none, t ? township : none, none].flat()));
  return {
    cycles: 2, runs: 3, hierarchy: { depth: 4 }, settings: p.makeSettings({}), constants: handMade.constants,
    outcome: (name) => Float64Array.from(outcomes[name]),
    byLevel: (name) => Float64Array.from(levels[name]),
    ledger: () => Float64Array.from(ledger),
  };
}
handMade.constants = p.simulate({}, "classroom", { cycles: 1, runs: 1 }).constants;

// What a picture shows of a record: its rows one by one, and its sentence.
function shown(name, record, { tr = zh, options = {}, ...more } = {}) {
  const picture = p.PICTURES[name];
  const how = { tr, options, ...more };
  const table = picture.rows(record, how);
  return { rows: p.common.entriesOf(table), sentence: picture.sentence(table, how), columns: table };
}

// What a browser's storage does: it may be full, and may forbid everything.
function storage(entries = {}, room = Infinity) {
  const held = new Map(Object.entries(entries));
  return {
    held,
    room,
    get length() { return held.size; },
    key: (i) => [...held.keys()][i],
    getItem: (name) => (held.has(name) ? held.get(name) : null),
    setItem(name, text) {
      const size = [...held].reduce((sum, [key, value]) => sum + (key === name ? 0 : value.length), 0);
      if (size + text.length > this.room) throw new Error("QuotaExceededError");
      held.set(name, String(text));
    },
    removeItem: (name) => held.delete(name),
  };
}

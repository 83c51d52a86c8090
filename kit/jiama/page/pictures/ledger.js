// Who added how much, and why: 100 times the logarithm of (1 + markup), by level and motive.
import { SOURCES_OF_MARKUP } from "../engine/here.js";
import { columns, entriesOf, kinds, ledgerMeans, levelNames, pick, spread } from "./common.js";

export const name = "ledger";

// Levels that differ by less than this, in points of the logarithm, are said to add the same.
const EVEN = 0.05;

export function rows(record, { baseline, cycle, plausible = [], tr }) {
  const entries = [];
  for (const [kind, drawn] of kinds(record, baseline).reverse()) {
    const parts = ledgerMeans(drawn, cycle);
    const titles = levelNames(drawn.hierarchy.depth, tr);
    for (let level = 1; level < titles.length - 1; level += 1) {
      const step = tr("chart.ledger.step", { upper: titles[level], lower: titles[level + 1] });
      const part = (motive, motiveName, start, stop) =>
        entries.push({ level: step, kind, motive, motive_name: motiveName, value: stop - start, start, stop });
      const values = parts[level].map((value) => 100 * value);
      if (kind === "baseline") {
        part("", tr("chart.kind.baseline"), 0, values.reduce((a, b) => a + b, 0));
        continue;
      }
      let start = 0;
      SOURCES_OF_MARKUP.forEach((motive, i) => {
        // What persons added stands in the picture only where a person has decided.
        if (motive === "person" && values[i] === 0) return;
        part(motive, tr(`motive.${motive}`), start, start + values[i]);
        start += values[i];
      });
    }
  }
  if (plausible.length) entries.push(...totals(record, plausible, cycle, tr));
  return columns(entries);
}

// The mean total of every level over plausible settings, from low to high.
function totals(record, plausible, cycle, tr) {
  const titles = levelNames(record.hierarchy.depth, tr);
  const sums = plausible.map((drawn) => ledgerMeans(drawn, cycle).map((motives) => 100 * motives.reduce((a, b) => a + b, 0)));
  const name = tr("chart.kind.plausible");
  return titles.slice(1, -1).map((upper, i) => {
    const { low, middle, high } = spread(sums.map((levels) => levels[i + 1]));
    const step = tr("chart.ledger.step", { upper, lower: titles[i + 2] });
    return { level: step, kind: "plausible", motive: "", motive_name: name, value: middle, start: low, stop: high };
  });
}

export function sentence(table, { tr }) {
  const entries = entriesOf(table);
  const parts = pick(entries, { kind: "scenario" });
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  let said = tr("chart.ledger.nothing");
  if (total >= 0.05) {
    const [motive, motives] = largest(parts, "motive_name");
    const [level, most, least] = largest(parts, "level");
    // Where the cap binds everywhere, rounding alone would name a level.
    const key = most - least < EVEN ? "chart.ledger.said_even" : "chart.ledger.said";
    said = tr(key, { total, motive, level, share: motives / total, most });
  }
  const before = pick(entries, { kind: "baseline" });
  if (!before.length) return said;
  return said + tr("chart.ledger.before", { total: before.reduce((sum, { value }) => sum + value, 0) });
}

// The largest sum over a column's names, and the smallest: [name, most, least].
function largest(entries, column) {
  const sums = new Map();
  for (const entry of entries) sums.set(entry[column], (sums.get(entry[column]) || 0) + entry.value);
  const [name, most] = [...sums].reduce((top, one) => (one[1] > top[1] ? one : top));
  return [name, most, Math.min(...sums.values())];
}

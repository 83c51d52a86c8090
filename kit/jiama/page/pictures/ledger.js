// Who added how much, and why: 100 times the logarithm of (1 + markup), by level and motive.
import { MOTIVES, columns, entriesOf, kinds, ledgerMeans, levelNames, pick } from "./common.js";

export const name = "ledger";

export function rows(record, { baseline, cycle, tr }) {
  const entries = [];
  for (const [kind, drawn] of kinds(record, baseline).reverse()) {
    const parts = ledgerMeans(drawn, cycle);
    const titles = levelNames(drawn.depth, tr);
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
      motivesOf(values).forEach((motive, i) => {
        part(motive, tr(`motive.${motive}`), start, start + values[i]);
        start += values[i];
      });
    }
  }
  return columns(entries);
}

// What persons added stands in the picture only where a person has decided.
function motivesOf(values) {
  const person = values.length > MOTIVES.length && values[MOTIVES.length] !== 0;
  return person ? [...MOTIVES, "person"] : MOTIVES;
}

export function sentence(table, { tr }) {
  const entries = entriesOf(table);
  const parts = pick(entries, { kind: "scenario" });
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  let said = tr("chart.ledger.nothing");
  if (total >= 0.05) {
    const [motive, motives] = largest(parts, "motive_name");
    const [level, most] = largest(parts, "level");
    said = tr("chart.ledger.said", { total, motive, level, share: motives / total, most });
  }
  const before = pick(entries, { kind: "baseline" });
  if (!before.length) return said;
  return said + tr("chart.ledger.before", { total: before.reduce((sum, { value }) => sum + value, 0) });
}

function largest(entries, column) {
  const sums = new Map();
  for (const entry of entries) sums.set(entry[column], (sums.get(entry[column]) || 0) + entry.value);
  return [...sums].reduce((top, one) => (one[1] > top[1] ? one : top));
}

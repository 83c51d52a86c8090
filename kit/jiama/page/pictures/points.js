// The ledger in points of the target: who added how much of what the grassroots hears, the centre's
// target being 100. Each level's points are split in proportion to its logarithms; whole numbers by
// largest remainders, so that what one reads adds up.
import { SOURCES_OF_MARKUP } from "../engine/here.js";
import { ledgerMeans, levelRuns, mean } from "./common.js";

// Whole numbers near the given ones that add up to `total`.
export function whole(values, total) {
  const made = values.map(Math.floor);
  let left = total - made.reduce((a, b) => a + b, 0);
  const order = values.map((value, i) => [value - Math.floor(value), i]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (let i = 0; left > 0; i = (i + 1) % order.length, left -= 1) made[order[i][1]] += 1;
  for (let i = order.length - 1; left < 0; i = (i || order.length) - 1, left += 1) made[order[i][1]] -= 1;
  return made;
}

// { total, by: points by motive, levels: points by level and motive }; total is 100 and all the rest.
export function ledgerPoints(record, cycle = -1) {
  const { depth } = record.hierarchy;
  const logs = ledgerMeans(record, cycle);
  const centre = mean(levelRuns(record, "target", 0, cycle));
  const targets = Array.from({ length: depth }, (_, level) => (100 * mean(levelRuns(record, "target", level, cycle))) / centre);
  const levels = logs.map((sources, level) => {
    const sum = sources.reduce((a, b) => a + b, 0);
    const added = level + 1 < depth ? targets[level + 1] - targets[level] : 0;
    return sources.map((log) => (Math.abs(sum) > 1e-12 ? (added * log) / sum : 0));
  });
  const total = Math.round(targets[depth - 1]);
  const exact = SOURCES_OF_MARKUP.map((_, s) => levels.reduce((all, sources) => all + sources[s], 0));
  return { total, by: whole(exact, total - 100), levels, exact, targets };
}

// The share that fell short at each level.
import { columns, entriesOf, kinds, levelNames, levelRuns, saidShares, spread } from "./common.js";

export const name = "shortfall";

export function rows(record, { baseline, cycle, tr }) {
  const entries = [];
  for (const [kind, drawn] of kinds(record, baseline))
    levelNames(drawn.hierarchy.depth, tr).forEach((level, i) =>
      entries.push({
        level, kind, series: tr(`chart.kind.${kind}`), ...spread(levelRuns(drawn, "shortfall", i, cycle)),
      }),
    );
  const longest = new Map();
  for (const { level, middle } of entries) longest.set(level, Math.max(longest.get(level) || 0, middle));
  for (const entry of entries) entry.edge = longest.get(entry.level);
  return columns(entries);
}

export function sentence(table, { tr }) {
  return saidShares("shortfall", "level", "middle", entriesOf(table), tr);
}

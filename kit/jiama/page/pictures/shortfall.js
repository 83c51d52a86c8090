// The share that fell short at each level.
import {
  columns, doubt, entriesOf, kinds, levelNames, levelRuns, saidDoubt, saidShares, settingsBand, spread,
} from "./common.js";

export const name = "shortfall";

export function rows(record, { baseline, cycle, plausible = [], tr }) {
  const entries = [];
  for (const [kind, drawn] of kinds(record, baseline))
    levelNames(drawn.hierarchy.depth, tr).forEach((level, i) =>
      entries.push({
        level, kind, series: tr(`chart.kind.${kind}`), ...spread(levelRuns(drawn, "shortfall", i, cycle)),
      }),
    );
  if (plausible.length) {
    const names = levelNames(record.hierarchy.depth, tr);
    const bands = settingsBand(plausible, names.length, (drawn, i) => levelRuns(drawn, "shortfall", i, cycle));
    for (const { label, ...row } of doubt("level", names, bands, tr)) entries.push(row);
  }
  const longest = new Map();
  for (const { level, middle, kind } of entries) if (kind !== "plausible") longest.set(level, Math.max(longest.get(level) || 0, middle));
  for (const entry of entries) entry.edge = longest.get(entry.level);
  return columns(entries);
}

export function sentence(table, { tr }) {
  const entries = entriesOf(table);
  const own = entries.filter(({ kind }) => kind !== "plausible");
  return saidShares("shortfall", "level", "middle", own, tr) + saidDoubt(entries, ".0%", tr);
}

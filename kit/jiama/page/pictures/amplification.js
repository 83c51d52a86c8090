// How large the target is at each level, the centre's being 1.
import { columns, entriesOf, kinds, levelNames, levelRuns, pick, spread } from "./common.js";

export const name = "amplification";
export const labels = { along: "y", at: "middle" };

export function rows(record, { baseline, cycle, tr }) {
  const entries = [];
  for (const [kind, drawn] of kinds(record, baseline)) {
    const series = tr(`chart.kind.${kind}`);
    const centre = levelRuns(drawn, "target", 0, cycle);
    levelNames(drawn.hierarchy.depth, tr).forEach((level, i) => {
      const times = levelRuns(drawn, "target", i, cycle).map((target, run) => target / centre[run]);
      entries.push({ level, kind, series, ...spread(times), label: "" });
    });
    const last = entries[entries.length - 1];
    last.label = tr("chart.amplification.end", { series, value: last.middle });
  }
  return columns(entries);
}

export function sentence(table, { tr }) {
  const entries = entriesOf(table);
  const last = pick(entries, { kind: "scenario" }).pop();
  const band = last.high > last.low ? tr("chart.amplification.spread", last) : "";
  const said = tr("chart.amplification.said", { level: last.level, middle: last.middle, spread: band });
  const before = pick(entries, { kind: "baseline" }).pop();
  return said + (before ? tr("chart.amplification.before", before) : "");
}

// How large the target is at each level, the centre's being 1.
import { PLAIN } from "../format.js";
import {
  columns, doubt, entriesOf, kinds, levelNames, levelRuns, pick, saidDoubt, settingsBand, spread,
} from "./common.js";

export const name = "amplification";
export const labels = { along: "y", at: "middle" };

export function rows(record, { baseline, cycle, plausible = [], tr }) {
  const entries = [];
  const times = (drawn, level) => {
    const centre = levelRuns(drawn, "target", 0, cycle);
    return levelRuns(drawn, "target", level, cycle).map((target, run) => target / centre[run]);
  };
  for (const [kind, drawn] of kinds(record, baseline)) {
    const series = tr(`chart.kind.${kind}`);
    levelNames(drawn.hierarchy.depth, tr).forEach((level, i) =>
      entries.push({ level, kind, series, ...spread(times(drawn, i)), label: "" }));
    const last = entries[entries.length - 1];
    last.label = tr("chart.amplification.end", { series, value: last.middle });
  }
  if (plausible.length) {
    const names = levelNames(record.hierarchy.depth, tr);
    entries.push(...doubt("level", names, settingsBand(plausible, names.length, times), tr));
  }
  return columns(entries);
}

export function sentence(table, { tr }) {
  const entries = entriesOf(table);
  const last = pick(entries, { kind: "scenario" }).pop();
  const band = last.high > last.low ? tr("chart.amplification.spread", last) : "";
  const said = tr("chart.amplification.said", { level: last.level, middle: last.middle, spread: band });
  const before = pick(entries, { kind: "baseline" }).pop();
  return said + (before ? tr("chart.amplification.before", before) : "") + saidDoubt(entries, PLAIN, tr);
}

// One outcome cycle by cycle, with the band over runs.
import { format, onAxis } from "../format.js";
import {
  axisOf, columns, doubt, entriesOf, formOf, kinds, outcomeRuns, pick, saidDoubt, settingsBand, spread, unique,
} from "./common.js";

export const name = "long_run";
export const labels = { along: "y", at: "middle" };
export const options = ["outcome"];

export function rows(record, { baseline, options: { outcome }, plausible = [], tr }) {
  const entries = [];
  for (const [kind, drawn] of kinds(record, baseline)) {
    const series = tr(`chart.kind.${kind}`);
    for (let t = 0; t < drawn.cycles; t += 1)
      entries.push({ cycle: t + 1, kind, series, ...spread(outcomeRuns(drawn, outcome, t)), label: "" });
    const last = entries[entries.length - 1];
    last.label = tr("chart.long_run.end", { series, value: format(last.middle, formOf(outcome)) });
  }
  if (plausible.length) {
    const cycles = Array.from({ length: record.cycles }, (_, t) => t + 1);
    const bands = settingsBand(plausible, record.cycles, (drawn, t) => outcomeRuns(drawn, outcome, t));
    entries.push(...doubt("cycle", cycles, bands, tr));
  }
  return columns(entries);
}

export function axes({ outcome }, tr) {
  return axisOf("y", outcome, tr, false, onAxis);
}

export function sentence(table, { tr, options: { outcome } }) {
  const entries = entriesOf(table);
  const form = formOf(outcome);
  const own = entries.filter(({ kind }) => kind !== "plausible");
  const said = unique(own.map(({ series }) => series).reverse()).map((series) => {
    const run = pick(entries, { series });
    const last = run[run.length - 1];
    return tr("chart.long_run.said", {
      series, first: format(run[0].middle, form), last: format(last.middle, form), cycle: String(last.cycle),
    });
  });
  return tr("chart.long_run.what", { what: tr(`outcome.${outcome}.label`) }) + said.join(tr("chart.tool.between")) + saidDoubt(entries, form, tr);
}

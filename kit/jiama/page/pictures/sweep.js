// One outcome over the range of one lever: mean and band over runs, the peak, the present point.
import { LEVER, format, onAxis } from "../format.js";
import { axisOf, columns, entriesOf, formOf, outcomeRuns, pick, spread } from "./common.js";

export const name = "sweep";
export const options = ["over", "values", "outcome"];

// Room for the word at the peak, as a share of the upright axis, and the shortest axis.
const WORD = 0.2;
const SHORTEST = 0.1;

// Settings to run: `records` in `rows` follow this list, those of the baseline behind.
export function plan(settings, { baseline, options: { over, values } }) {
  const line = (base) => values.map((value) => ({ ...base, [over]: value }));
  return baseline ? [...line(settings), ...line(baseline)] : line(settings);
}

export function rows(records, { options: { values, outcome, here, peak = true }, tr, cycle }) {
  const count = values.length;
  const lines = [["scenario", records.slice(0, count)]];
  if (records.length > count) lines.unshift(["baseline", records.slice(count)]);
  const entries = [];
  for (const [kind, line] of lines)
    line.forEach((record, i) =>
      entries.push(point(values[i], kind, tr(`chart.kind.${kind}`), spread(outcomeRuns(record, outcome, cycle)))),
    );
  const own = pick(entries, { kind: "scenario" });
  if (peak) {
    const top = own.reduce((best, entry) => (entry.middle > best.middle ? entry : best));
    top.label = tr("chart.sweep.peak", { x: format(top.x, LEVER), value: format(top.middle, formOf(outcome)) });
  }
  if (here !== undefined) {
    const at = between(own, here);
    entries.push({ ...point(here, "here", tr("chart.sweep.here"), at), here: 1 });
  }
  const room = WORD * Math.max(extreme(Math.max, entries, "high") - extreme(Math.min, entries, "low"), SHORTEST);
  for (const entry of entries) entry.room = entry.high + (entry.label ? room : 0);
  return columns(entries);
}

function point(x, kind, series, band) {
  return { x, kind, series, low: band.low, middle: band.middle, high: band.high, label: "", here: 0 };
}

function extreme(which, entries, column) {
  return which(...entries.map((entry) => entry[column]));
}

// The band at a place between two points of the curve.
function between(own, x) {
  const after = own.findIndex((entry) => entry.x >= x);
  if (after <= 0) return own[after < 0 ? own.length - 1 : 0];
  const [a, b] = [own[after - 1], own[after]];
  const part = (x - a.x) / (b.x - a.x);
  const at = (column) => a[column] + part * (b[column] - a[column]);
  return { low: at("low"), middle: at("middle"), high: at("high") };
}

export function axes({ over, outcome, values }, tr) {
  return {
    ...axisOf("x", over, tr, true, onAxis),
    ...axisOf("y", outcome, tr, false, onAxis),
    x_low: Math.min(...values),
    x_high: Math.max(...values),
  };
}

export function sentence(table, { tr, options: { over, outcome } }) {
  const entries = entriesOf(table);
  const curve = pick(entries, { kind: "scenario" });
  const top = curve.reduce((best, entry) => (entry.middle > best.middle ? entry : best));
  const said = (value) => format(value, formOf(outcome));
  const text = tr("chart.sweep.said", {
    x_title: tr(`lever.${over}.label`), y_title: tr(`outcome.${outcome}.label`),
    start: said(curve[0].middle), x: format(top.x, LEVER), top: said(top.middle),
    end: said(curve[curve.length - 1].middle),
  });
  const [now] = pick(entries, { here: 1 });
  return now ? text + tr("chart.sweep.now", { x: format(now.x, LEVER), value: said(now.middle) }) : text;
}

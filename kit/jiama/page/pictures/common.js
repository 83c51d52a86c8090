// What several pictures share: names of levels, the band over runs, columns, outcomes' forms.
import { SOURCES_OF_MARKUP } from "../engine/here.js";
import { PERCENT, PLAIN, format } from "../format.js";

// The band over runs: eight runs in ten lie in it.
export const LOW = 0.1;
export const HIGH = 0.9;
export const TASKS = ["work", "service", "paperwork", "assessed"];
const PLAIN_OUTCOMES = ["amplification", "load", "effort", "falsification", "gap", "morale", "trust"];

const NAMES = {
  2: ["centre", "grassroots"],
  3: ["county", "township", "village"],
  4: ["centre", "province", "county", "township"],
  5: ["centre", "province", "prefecture", "county", "township"],
  6: ["centre", "province", "prefecture", "county", "township", "village"],
};

// Names for `count` levels, the highest first.
export function levelNames(count, tr) {
  if (NAMES[count]) return NAMES[count].map((name) => tr(`level.${name}`));
  return Array.from({ length: count }, (_, level) => tr("level.nth", { number: level + 1 }));
}

export function formOf(outcome) {
  return PLAIN_OUTCOMES.includes(outcome) ? PLAIN : PERCENT;
}

// The records to draw with their kind, the baseline first so that it lies below.
export function kinds(record, baseline) {
  return baseline ? [["baseline", baseline], ["scenario", record]] : [["scenario", record]];
}

export function mean(values) {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i];
  return sum / values.length;
}

// The q-quantile with linear interpolation, as NumPy's default.
export function quantile(sorted, q) {
  const at = q * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}

// The 10 % point, the mean and the 90 % point.
export function spread(values) {
  const sorted = Float64Array.from(values).sort();
  return { low: quantile(sorted, LOW), middle: mean(values), high: quantile(sorted, HIGH) };
}

// A cycle counted from 0 or from the end.
export function cycleOf(record, cycle = -1) {
  return cycle < 0 ? record.cycles + cycle : cycle;
}

// One outcome of one cycle, run by run.
export function outcomeRuns(record, name, cycle = -1) {
  const first = cycleOf(record, cycle) * record.runs;
  return record.outcome(name).subarray(first, first + record.runs);
}

// A quantity of one level in one cycle, run by run.
export function levelRuns(record, name, level, cycle = -1) {
  const values = record.byLevel(name);
  const { runs, hierarchy } = record;
  const first = cycleOf(record, cycle) * runs;
  return Float64Array.from({ length: runs }, (_, run) => values[(first + run) * hierarchy.depth + level]);
}

// The mean ledger of one cycle: levels × sources.
export function ledgerMeans(record, cycle = -1) {
  const { runs, hierarchy } = record;
  const values = record.ledger();
  const sources = SOURCES_OF_MARKUP.length;
  const first = cycleOf(record, cycle) * runs;
  return Array.from({ length: hierarchy.depth }, (_, level) =>
    Array.from({ length: sources }, (__, source) => {
      let sum = 0;
      for (let run = 0; run < runs; run += 1)
        sum += values[((first + run) * hierarchy.depth + level) * sources + source];
      return sum / runs;
    }),
  );
}

// The band over plausible settings: of each record the mean over its runs, then 10 %, mean, 90 %.
// `values(record, i)` gives the runs of the i-th place.
export function settingsBand(records, count, values) {
  return Array.from({ length: count }, (_, i) => spread(records.map((record) => mean(values(record, i)))));
}

// The rows of a band over plausible settings; the first has its name.
export function doubt(axis, places, bands, tr) {
  const series = tr("chart.kind.plausible");
  return places.map((place, i) => ({ [axis]: place, kind: "plausible", series, ...bands[i], label: i ? "" : series }));
}

// What the sentence of a picture adds where plausible settings are drawn.
export function saidDoubt(entries, form, tr) {
  const last = pick(entries, { kind: "plausible" }).pop();
  return last ? tr("chart.tool.plausible", { low: format(last.low, form), high: format(last.high, form) }) : "";
}

// Rows given one by one, as columns.
export function columns(entries) {
  const made = {};
  if (entries.length) for (const name of Object.keys(entries[0])) made[name] = entries.map((entry) => entry[name]);
  return made;
}

// Columns back as rows.
export function entriesOf(table) {
  const names = Object.keys(table);
  if (!names.length) return [];
  return Array.from(table[names[0]], (_, i) => {
    const entry = {};
    for (const name of names) entry[name] = table[name][i];
    return entry;
  });
}

export function pick(entries, equal) {
  return entries.filter((entry) => Object.keys(equal).every((name) => entry[name] === equal[name]));
}

export function unique(values) {
  return [...new Set(values)];
}

// Rows of target, report and reality along an axis, with the gap between the two.
export function measured(axis, places, middle, tr) {
  const entries = [];
  for (const measure of ["target", "reported", "actual"]) {
    const name = tr(`chart.books.${measure}`);
    places.forEach((place, i) => {
      const value = middle[measure][i];
      entries.push({ [axis]: place, measure, measure_name: name, low: value, middle: value, high: value, label: "" });
    });
    const last = entries[entries.length - 1];
    last.label = tr("chart.books.end", { name, value: last.middle });
  }
  places.forEach((place, i) => {
    const [real, told] = [middle.actual[i], middle.reported[i]];
    entries.push({
      [axis]: place, measure: "gap", measure_name: tr("chart.books.gap"),
      low: Math.min(real, told), middle: told - real, high: Math.max(real, told), label: "",
    });
  });
  return entries;
}

// The sentence about target, report and reality at the end of an axis.
export function saidMeasures(axis, key, entries, tr) {
  const last = entries[entries.length - 1][axis];
  const values = { [axis]: last, first: pick(entries, { measure: "gap" })[0].middle };
  for (const entry of pick(entries, { [axis]: last })) values[entry.measure] = entry.middle;
  return tr(key, values);
}

// Sentences for each kind of a picture of shares: "this design: work 40 %, service 20 %".
export function saidShares(name, label, share, entries, tr, more = () => ({})) {
  return unique(entries.map(({ series }) => series).reverse())
    .map((series) => {
      const own = pick(entries, { series });
      const parts = own.map((entry) => tr(`chart.${name}.part`, { name: entry[label], share: entry[share] }));
      return tr(`chart.${name}.said`, { series, parts: parts.join(tr(`chart.${name}.join`)), ...more(own) });
    })
    .join(tr("chart.tool.between"));
}

// Title and form of an axis with an outcome's or a lever's values.
export function axisOf(side, name, tr, isLever, onAxis) {
  const key = isLever ? "lever" : "outcome";
  return {
    [`${side}_title`]: tr(`${key}.${name}.label`),
    [`${side}_form`]: onAxis(isLever ? "g" : formOf(name)),
  };
}

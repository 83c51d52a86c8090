// Outcomes and levers in words.
import { LEVER, PLAIN, format } from "./format.js";
import { formOf, mean, outcomeRuns, spread } from "./pictures/common.js";

// A lever's value in words: 0.05, 0.5, 4 times.
export function leverWords(lever, value, tr) {
  const text = format(Number(value.toFixed(6)), LEVER);
  return lever.whole ? tr(`panel.${lever.unit}`, { value: text }) : text;
}

// An outcome in words: 1.46 times, 0.68, 12 %.
export function worded(outcome, value, tr) {
  const form = formOf(outcome);
  return format(value, form) + (form === PLAIN ? tr(`outcome.${outcome}.unit`) : "");
}

// A change in words; what rounds to nothing is the same. No "times": "1.28 times higher" would say
// something else than a difference of 1.28.
export function change(outcome, difference, tr) {
  const form = formOf(outcome);
  let shown = format(Math.abs(difference), form);
  if (shown === format(0, form)) return tr("panel.same");
  if (shown.endsWith("%")) shown = tr("panel.points", { points: shown.slice(0, -1) });
  return tr(difference > 0 ? "panel.up" : "panel.down", { change: shown });
}

export function lastMean(record, outcome) {
  return mean(outcomeRuns(record, outcome));
}

// A value as it stands on the page: a difference is that of the numbers one reads.
function shown(outcome, value) {
  const digits = formOf(outcome) === PLAIN ? 2 : 3;
  return Number(value.toFixed(digits));
}

function range(outcome, plausible, tr) {
  const { low, high } = spread(plausible.map((record) => lastMean(record, outcome)));
  const form = formOf(outcome);
  return tr("panel.range", { low: format(low, form), high: format(high, form) });
}

// One outcome of the last cycle in words, with its change against the baseline.
// Where there are records of plausible settings, it says where eight in ten of them lie.
export function number(outcome, record, baseline, tr, plausible = []) {
  const value = lastMean(record, outcome);
  const label = tr(`outcome.${outcome}.label`);
  return {
    name: outcome,
    label,
    about: tr("panel.about", { label }),
    card: tr("panel.outcome", { meaning: tr(`outcome.${outcome}.meaning`), runs: String(record.runs) }),
    value: worded(outcome, value, tr),
    change: baseline ? change(outcome, shown(outcome, value) - shown(outcome, lastMean(baseline, outcome)), tr) : "",
    range: plausible.length ? range(outcome, plausible, tr) : "",
  };
}

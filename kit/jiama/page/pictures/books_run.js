// The grassroots' target, reports and reality cycle by cycle.
import { columns, entriesOf, levelRuns, mean, measured, saidMeasures } from "./common.js";

export const name = "books_run";
export const labels = { along: "y", at: "middle" };

export function rows(record, { tr }) {
  const cycles = Array.from({ length: record.cycles }, (_, t) => t + 1);
  const middle = {};
  for (const measure of ["target", "reported", "actual"])
    middle[measure] = cycles.map((t) => mean(levelRuns(record, measure, record.hierarchy.depth - 1, t - 1)));
  return columns(measured("cycle", cycles, middle, tr));
}

export function sentence(table, { tr }) {
  return saidMeasures("cycle", "chart.books_run.said", entriesOf(table), tr);
}

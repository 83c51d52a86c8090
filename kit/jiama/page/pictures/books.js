// Each level's target beside what is reported and what is real.
import { columns, entriesOf, levelNames, levelRuns, mean, measured, saidMeasures } from "./common.js";

export const name = "books";
export const labels = { along: "y", at: "middle" };

export function rows(record, { cycle, tr }) {
  const titles = levelNames(record.hierarchy.depth, tr);
  const middle = {};
  for (const measure of ["target", "reported", "actual"])
    middle[measure] = titles.map((_, level) => mean(levelRuns(record, measure, level, cycle)));
  return columns(measured("level", titles, middle, tr));
}

export function sentence(table, { tr }) {
  return saidMeasures("level", "chart.books.said", entriesOf(table), tr);
}

// What the tree shows of a record's first run: for every cycle and unit the three numbers and marks.
import { levelRuns, mean } from "../pictures/common.js";

export const FINE = 0;
export const SHORT = 1;
export const SANCTIONED = 2;
export const WRONGFUL = 3;
// Held to account for a report that was found to be false.
export const FOUND = 4;

// What `simulate` must keep for the tree.
export const NEEDS = { keepUnits: true, keepRuns: 1 };

// cycle → { target, reported, actual, state } over all units in the hierarchy's order; the state of
// units above the leaves is only whether they fell short.
export function frame(record, cycle) {
  const { hierarchy } = record;
  const { levelStarts, depth, size } = hierarchy;
  const made = { state: new Uint8Array(size) };
  for (const name of ["target", "reported", "actual"]) {
    made[name] = new Float64Array(size);
    for (let level = 0; level < depth; level += 1) made[name].set(first(record, name, cycle, level), levelStarts[level]);
  }
  for (let level = 0; level < depth; level += 1) {
    const short = first(record, "shortfall", cycle, level);
    for (let i = 0; i < short.length; i += 1) made.state[levelStarts[level] + i] = short[i] ? SHORT : FINE;
  }
  const leaf = depth - 1;
  const sanctioned = first(record, "sanctioned", cycle, leaf);
  const wrongful = first(record, "wrongful", cycle, leaf);
  const detected = first(record, "detected", cycle, leaf);
  for (let i = 0; i < sanctioned.length; i += 1) {
    if (wrongful[i]) made.state[levelStarts[leaf] + i] = WRONGFUL;
    else if (sanctioned[i]) made.state[levelStarts[leaf] + i] = detected[i] ? FOUND : SANCTIONED;
  }
  return made;
}

function first(record, name, cycle, level) {
  const values = record.units(name, { cycle, level });
  return values.subarray(0, record.hierarchy.units(level));
}

// Means of a quantity by level over all runs, the centre's target being 100.
export function meanPoints(record, name, cycle) {
  const centre = mean(levelRuns(record, "target", 0, cycle));
  return Array.from({ length: record.hierarchy.depth }, (_, level) => (100 * mean(levelRuns(record, name, level, cycle))) / centre);
}

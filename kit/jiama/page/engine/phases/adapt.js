/** Phase 5, adapt: what units and the centre carry into the next cycle. */

/** An expectation moved towards what was seen. */
export function learned(expected, seen, speed) {
  return expected + (seen - expected) * speed;
}

/** How far a unit lags behind its siblings' mean, in their s.d., from -1 to 1. */
export function lag(behind, spread, scale) {
  return Math.min(Math.max(behind / Math.max(spread, scale), -1), 1);
}

/** What feeds a superior's fear: wrongs done below it and, if answerable, to itself. */
export function ownRecord(below, own, answerable) {
  return below * (1 - answerable) + own * answerable;
}

/** Fear: a memory of the wrongful sanctions under the unit. */
export function fear(before, wrongfulShare, memory) {
  return before * memory + wrongfulShare * (1 - memory);
}

/** Morale after rest, overtime and wrongful sanctions; rest alone never passes 1. */
export function morale(before, effort, burden, wrongful, rest, overtime, blow, floor) {
  const tired = Math.max(effort + (burden - 1), 0) * overtime + wrongful * blow;
  return Math.max(before + (1 - before) * rest - tired, floor);
}

/** Residents' trust: what they got, discounted by how far the books mislead. */
export function trust(before, value, gap, speed) {
  return before + (value * (1 - Math.min(gap, 1)) - before) * speed;
}

/** The centre's next target: over-fulfilment is asked for again. */
export function nextGoal(goal, reported, ratchet, cap) {
  return goal * (1 + Math.min(Math.max(reported / goal - 1, 0), cap) * ratchet);
}

// A seat in the tree, played against the model's own officials: same year, same luck.
import { Play, simulate } from "../engine/here.js";
import { SANCTIONED, frame as frameOf } from "../tree/frames.js";

// data: what a seat beat holds. Returns the unit's number and those below it that it answers for.
export function seatOf(data) {
  const { hierarchy } = simulate(data.settings, data.hierarchy, { cycles: 1, runs: 1 });
  const { depth, levelStarts, parent, size } = hierarchy;
  const level = data.level < 0 ? depth + data.level : data.level;
  const unit = levelStarts[level] + data.unit;
  const below = [];
  for (let leaf = levelStarts[depth - 1]; leaf < size; leaf += 1) {
    let at = leaf;
    while (at > unit) at = parent[at];
    if (at === unit) below.push(leaf);
  }
  return { hierarchy, unit, level, leaf: level === depth - 1, below };
}

// Play the ways chosen so far; null entries are the model's. The years before the trainee took the
// seat were the model's, too. Returns { records of each year played }.
export function played(data, chosen) {
  const seat = seatOf(data);
  const start = data.cycles - data.rounds;
  const options = { cycles: data.cycles, runs: 1, seed: data.seed };
  const decided = [];
  for (let t = 0; t < start; t += 1) decided.push({});
  const replay = () => {
    const play = new Play(data.settings, data.hierarchy, options);
    let record = null;
    for (const decision of decided) record = play.step(decision);
    return record;
  };
  let record = start ? replay() : null;
  chosen.forEach((i) => {
    const way = i === null ? null : data.ways[i];
    decided.push(way ? { [seat.unit]: decision(way, seat, replay, decided) } : {});
    record = replay();
  });
  return { seat, record, years: chosen.map((_, k) => yearOf(record, seat, start + k)), now: data.rounds > chosen.length ? nextOf(data, decided, seat) : null };
}

function decision(way, seat, replay, decided) {
  if (!seat.leaf) return way.markup;
  const made = { ...way.hours };
  if (way.report === "model") return Object.keys(made).length ? made : { report: trial(made, seat, replay, decided).reported };
  const { actual, target } = trial(made, seat, replay, decided);
  return { ...made, report: way.report === "truth" ? actual : target };
}

// What these hours would come to this year: known only by having lived it once.
function trial(hours, seat, replay, decided) {
  decided.push(Object.keys(hours).length ? { [seat.unit]: hours } : {});
  const record = replay();
  decided.pop();
  const { target, actual, reported } = frameOf(record, record.cycles - 1);
  return { target: target[seat.unit], actual: actual[seat.unit], reported: reported[seat.unit] };
}

// One year as that seat would see it, and what it did not see.
function yearOf(record, seat, cycle) {
  const { target, reported, actual, state } = frameOf(record, cycle);
  const { hierarchy } = record;
  const per = 100 / target[0];
  const leafStart = hierarchy.levelStarts[hierarchy.depth - 1];
  const values = record.units("value", { cycle });
  const of = (unit) => ({ target: per * target[unit], reported: per * reported[unit], actual: per * actual[unit], mark: state[unit], unit });
  const below = seat.below.map(of);
  return {
    own: of(seat.unit),
    below,
    passed: below.reduce((sum, unit) => sum + unit.target, 0) / below.length,
    held: below.filter(({ mark }) => mark >= SANCTIONED).length,
    value: seat.below.reduce((sum, leaf) => sum + values[leaf - leafStart], 0) / seat.below.length,
  };
}

// What is asked of the seat in the coming year, before anything is decided.
function nextOf(data, decided, seat) {
  const play = new Play(data.settings, data.hierarchy, { cycles: data.cycles, runs: 1, seed: data.seed });
  for (const decision of decided) play.step(decision);
  const targets = play.targets({});
  return { target: (100 * targets[seat.unit]) / targets[0] };
}

// The same seat in the same years, held by the model's official.
export function official(data) {
  return played(data, Array.from({ length: data.rounds }, () => null));
}

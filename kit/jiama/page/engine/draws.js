/** All chance in one place: the draws of a run, which no setting changes. */

import { InputError } from "./refusals.js";
import { Pcg64 } from "./pcg64.js";

const MOST = 5e6; // draws of one kind, 40 MB
const REMEMBERED = 4;
const remembered = new Map();

export class Draws {
  /**
   * Chance for `cycles` cycles of `runs` runs on `leaves` leaves, in flat arrays: cycle by cycle,
   * run by run, leaf by leaf.
   *
   * @param {number[]} shape cycles, runs, leaves
   * @param {Float64Array} common shock to the whole country, cycles x runs, standard normal
   * @param {Float64Array} shock shock to each leaf, standard normal
   * @param {Float64Array} detect luck of inspection, uniform on [0, 1); so are the next
   * @param {Float64Array} punish luck of sanction
   * @param {Float64Array} appeal luck of appeal
   * @param {Float64Array} [upperPunish] the same for the units between, where they are answerable
   * @param {Float64Array} [upperAppeal]
   */
  constructor(shape, common, shock, detect, punish, appeal, upperPunish, upperAppeal) {
    const [cycles, runs, leaves] = shape;
    if (common.length !== cycles * runs || shock.length !== cycles * runs * leaves) {
      throw new InputError("draws_shape");
    }
    if ([detect, punish, appeal].some((array) => array.length !== shock.length)) {
      throw new InputError("draws_differ");
    }
    Object.assign(this, { shape, common, shock, detect, punish, appeal, upperPunish, upperAppeal });
  }
}

/** The draws of one seed, the last few of them remembered; numpy's `default_rng(seed)`. */
export function draw(hierarchy, cycles = 16, runs = 40, seed = 0) {
  checkCounts(hierarchy, cycles, runs, seed);
  const { leaves, size } = hierarchy;
  const between = size - leaves - 1;
  const key = [seed, cycles, runs, leaves, between].join();
  const found = remembered.get(key) || drawn([cycles, runs, leaves], between, seed);
  remembered.delete(key);
  remembered.set(key, found);
  if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value);
  return found;
}

/** Refuse what is no count, and more draws than a browser should hold. */
export function checkCounts({ leaves }, cycles, runs, seed) {
  whole("cycles", cycles, 1);
  whole("runs", runs, 1);
  whole("seed", seed, 0);
  if (cycles * runs * leaves > MOST) throw new InputError("page_run", { cycles, runs, leaves });
}

/** Refuse draws that hold no luck for this many units between. */
export function checkSuperiors({ shape, upperPunish, upperAppeal }, between, answerable) {
  const wanted = [shape[0], shape[1], between];
  for (const luck of [upperPunish, upperAppeal]) {
    if (!luck) throw new InputError("draws_without_superiors", { value: answerable });
    if (luck.length !== shape[0] * shape[1] * between) {
      throw new InputError("draws_of_superiors", { wanted });
    }
  }
}

function whole(name, value, least) {
  if (!(Number.isSafeInteger(value) && value >= least)) {
    throw new InputError("no_count", { name, value, least });
  }
}

function drawn(shape, between, seed) {
  const [cycles, runs, leaves] = shape;
  const source = new Pcg64(seed);
  const normal = (length) => source.fillNormal(new Float64Array(length));
  const uniform = (length) => source.fillUniform(new Float64Array(length));
  const count = cycles * runs * leaves;
  return new Draws(
    shape,
    normal(cycles * runs),
    normal(count),
    uniform(count),
    uniform(count),
    uniform(count),
    uniform(cycles * runs * between),
    uniform(cycles * runs * between),
  );
}

/**
 * What a run leaves behind: outcomes, levels, units and the ledger of markups.
 *
 * Arrays are flat: cycle by cycle, run by run, then levels, then sources; the face (face.js)
 * makes arrays of arrays of them.
 */

import { Hierarchy } from "./hierarchy.js";
import { BY_LEVEL, OUTCOMES, SOURCES_OF_MARKUP } from "./notes.js";
import { policy } from "./phases/policy.js";
import { InputError, UnknownNameError } from "./refusals.js";

const SOURCES = SOURCES_OF_MARKUP.length;

export class Record {
  /**
   * @param {object} settings what was run
   * @param {object} constants
   * @param {Hierarchy} hierarchy
   * @param {object} notes {cycles, runs, keptRuns, means, byLevel, ledger, units} in flat arrays
   */
  constructor(settings, constants, hierarchy, notes) {
    const { cycles, runs, keptRuns, means, byLevel, ledger, units } = notes;
    Object.assign(this, { settings, constants, hierarchy, cycles, runs, keptRuns });
    this._notes = { cycles, runs, keptRuns, means, byLevel, ledger, units };
  }

  /** Number of levels. */
  get depth() {
    return this.hierarchy.depth;
  }

  /** What follows from the levers alone. */
  get policy() {
    return policy(this.settings, this.constants);
  }

  /** What a worker sends; `Record.from` makes a record of it again. */
  data() {
    const { settings, constants, hierarchy, _notes: notes } = this;
    const { parent, levelStarts } = hierarchy;
    return { settings, constants, hierarchy: { parent, levelStarts }, notes };
  }

  static from({ settings, constants, hierarchy, notes }) {
    const { parent, levelStarts } = hierarchy;
    return new Record(settings, constants, new Hierarchy(parent, levelStarts), notes);
  }

  /** One outcome, mean over the leaves: cycles x runs. */
  outcome(name) {
    if (!OUTCOMES.includes(name)) throw new UnknownNameError("outcome", name, OUTCOMES);
    return this._notes.means[name];
  }

  /** A quantity of the levels, leaves weighing equally: cycles x runs x levels. */
  byLevel(name) {
    if (!BY_LEVEL.includes(name)) throw new UnknownNameError("quantity", name, BY_LEVEL);
    return this._notes.byLevel[name];
  }

  /**
   * Logs of markups by level and source, means over the leaves: cycles x runs x levels x sources.
   * Summed over levels and sources they give the mean of log(leaf target / centre target).
   */
  ledger() {
    return this._notes.ledger;
  }

  /**
   * A quantity unit by unit: kept runs x units of the level.
   *
   * @param {string} name an outcome (leaves only) or a quantity by level
   * @param {object} [where] `cycle`, from the end if negative, and `level`, the leaves if left out
   */
  units(name, { cycle = -1, level = this.depth - 1 } = {}) {
    return this._kept(cycle, name, level);
  }

  /** Who added what, and why, to one leaf's target: kept runs x levels x sources. */
  pathLedger(leaf, cycle = -1) {
    const { depth, hierarchy, keptRuns } = this;
    const path = hierarchy.path(leaf);
    this._kept(cycle, "target", 0);
    const entries = new Float64Array(keptRuns * depth * SOURCES);
    for (let level = 1; level < depth - 1; level++) {
      const logs = this._kept(cycle, "ledger", level);
      for (let run = 0; run < keptRuns; run++) {
        const from = (run * hierarchy.units(level) + path[level]) * SOURCES;
        entries.set(logs.subarray(from, from + SOURCES), (run * depth + level) * SOURCES);
      }
    }
    return entries;
  }

  _kept(cycle, name, level) {
    const { cycles } = this;
    if (!(Number.isInteger(cycle) && -cycles <= cycle && cycle < cycles)) {
      throw new InputError("no_cycle", { cycle, cycles });
    }
    const kept = this._notes.units[(cycle + cycles) % cycles];
    if (!kept) throw new InputError("units_not_kept");
    const values = kept[`${name}/${level}`];
    if (!values) throw new InputError("no_units", { level, name });
    return values;
  }
}

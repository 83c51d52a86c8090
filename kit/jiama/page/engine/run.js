/** The run: draws once, then five phases a cycle for all runs at a time. */

import { Between } from "./between.js";
import { checkCounts, draw } from "./draws.js";
import { Hierarchy } from "./hierarchy.js";
import { Leaves } from "./leaves.js";
import { Notes } from "./notes.js";
import { nextGoal } from "./phases/adapt.js";
import { policy } from "./phases/policy.js";
import { Record } from "./record.js";
import { InputError } from "./refusals.js";
import { makeConstants, makeSettings } from "./settings.js";
import { Tree } from "./tree.js";

/** What a run is asked for, defaults put in and all of it checked; arguments as for `simulate`. */
export function checked(settings, hierarchy, options = {}) {
  const { cycles = 16, runs = 40, seed = 0, draws } = options;
  const told = makeSettings(settings);
  const tree = Hierarchy.of(hierarchy);
  const constants = makeConstants(options.constants);
  if (!draws) checkCounts(tree, cycles, runs, seed);
  else if (draws.shape[2] !== tree.leaves) {
    throw new InputError("draws_do_not_fit", { given: draws.shape[2], wanted: tree.leaves });
  }
  const markups = told.fixed_markup;
  const wanted = tree.depth - 2;
  if (markups && markups.length !== wanted) {
    throw new InputError("markups_do_not_fit", { given: markups.length, wanted });
  }
  return {
    settings: told, hierarchy: tree, options: { ...options, cycles, runs, seed, constants },
  };
}

/** An ensemble on its way: `cycle()` until `finished`, then `record()`. */
export class Run {
  /** Arguments as for `simulate`. */
  constructor(...asked) {
    const { settings, hierarchy, options } = checked(...asked);
    const { constants, keepUnits, keepRuns } = options;
    const { draws = draw(hierarchy, options.cycles, options.runs, options.seed) } = options;
    const [cycles, runs] = draws.shape;
    const derived = policy(settings, constants);
    const tree = Tree.of(hierarchy);
    Object.assign(this, { settings, constants, hierarchy, tree, cycles });
    this.notes = new Notes(tree, cycles, runs, keepUnits, keepRuns);
    this.goal = new Float64Array(runs).fill(settings.goal);
    this.between = new Between(settings, constants, derived, tree, runs);
    this.leaves = new Leaves(settings, constants, derived, draws);
    this.cyclesDone = 0;
    const size = runs * tree.between;
    this._centre = new Float64Array(runs);
    this._reported = new Float64Array(size);
    this._wrongful = new Float64Array(size);
    this._actual = { centre: new Float64Array(runs), between: new Float64Array(size) };
  }

  get finished() {
    return this.cyclesDone === this.cycles;
  }

  /** Run one cycle. */
  cycle() {
    const { notes, between, leaves, goal, tree } = this;
    const t = this.cyclesDone;
    between.assign(goal);
    notes.assigned(t, goal, between);
    leaves.cycle(t, between.leafTarget, (run, results) => {
      const [at, to] = [run * tree.leaves, run * tree.between];
      this._centre[run] = tree.up(leaves.reported, at, this._reported, to);
      tree.up(leaves.wrongful, at, this._wrongful, to);
      this._actual.centre[run] = tree.up(results.actual, 0, this._actual.between, to);
      notes.leaves(t, run, results);
    });
    notes.done(t, goal, between, this._centre, this._reported, this._actual);
    between.adapt(this._reported, this._wrongful);
    const { ratchet } = this.settings;
    for (let run = 0; run < goal.length; run++) {
      goal[run] = nextGoal(goal[run], this._centre[run], ratchet, this.constants.reward_cap);
    }
    this.cyclesDone += 1;
  }

  record() {
    return new Record(this.settings, this.constants, this.hierarchy, this.notes);
  }
}

/**
 * Run the model.
 *
 * @param {object} [settings] levers by name, and `fixed_markup`; defaults where left out
 * @param {Hierarchy|string|object} [hierarchy] a preset's name, spans or parents; the classroom's
 *   where left out
 * @param {object} [options] cycles (16), runs (40), seed (0); `draws` instead of these three;
 *   `constants`; `keepUnits` (true, or a list of cycles) and `keepRuns`
 * @returns {Record}
 * @throws {InputError}
 */
export function simulate(settings, hierarchy, options) {
  const run = new Run(settings, hierarchy, options);
  while (!run.finished) run.cycle();
  return run.record();
}

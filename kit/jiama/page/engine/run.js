/** The run: draws once, then five phases a cycle for all runs at a time. */

import { Between } from "./between.js";
import { checkCounts, checkSuperiors, draw } from "./draws.js";
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
  else checkDraws(draws, tree, told.answerable);
  if (told.fixed_markup) checkMarkups(told.fixed_markup, tree);
  return {
    settings: told, hierarchy: tree, options: { ...options, cycles, runs, seed, constants },
  };
}

function checkDraws(draws, tree, answerable) {
  const given = draws.shape[2];
  if (given !== tree.leaves) {
    throw new InputError("draws_do_not_fit", { given, wanted: tree.leaves });
  }
  if (answerable) checkSuperiors(draws, tree.size - tree.leaves - 1, answerable);
}

function checkMarkups(told, tree) {
  const between = tree.depth - 2;
  if (told.length !== between) {
    throw new InputError("markups_do_not_fit", { given: told.length, wanted: between });
  }
  told.forEach((markups, at) => {
    const [given, level, wanted] = [markups.length, at + 1, tree.units(at + 1)];
    if (Array.isArray(markups) && given !== wanted) {
      throw new InputError("markups_of_level", { given, level, wanted });
    }
  });
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
    // copies, since browsers read frozen objects slowly
    const [s, k] = [{ ...settings }, { ...constants }];
    Object.assign(this, { settings, constants, hierarchy, tree, cycles, policy: derived });
    this.notes = new Notes(tree, cycles, runs, keepUnits, keepRuns);
    this.goal = new Float64Array(runs).fill(settings.goal);
    this.between = new Between(s, k, derived, tree, draws);
    this.leaves = new Leaves(s, k, derived, tree, draws);
    this.cyclesDone = 0;
    const size = runs * tree.between;
    this._centre = new Float64Array(runs);
    this._reported = new Float64Array(size);
    this._wrongful = new Float64Array(size);
    this._possible = settings.answerable ? new Float64Array(size) : null;
    this._actual = { centre: new Float64Array(runs), between: new Float64Array(size) };
  }

  get finished() {
    return this.cyclesDone === this.cycles;
  }

  /**
   * Run one cycle.
   *
   * @param {Decisions} [decisions] what persons decide in it
   */
  cycle(decisions = null) {
    const { notes, between, leaves, goal, tree } = this;
    const t = this.cyclesDone;
    between.assign(goal, decisions);
    notes.assigned(t, goal, between, this.policy);
    leaves.cycle(t, between, decisions, (run, results) => {
      const [at, to] = [run * tree.leaves, run * tree.between];
      this._centre[run] = tree.up(leaves.reported, at, this._reported, to);
      tree.up(leaves.wrongful, at, this._wrongful, to);
      if (this._possible) tree.up(leaves.possible, at, this._possible, to);
      this._actual.centre[run] = tree.up(results.actual, 0, this._actual.between, to);
      notes.leaves(t, run, results);
    });
    between.answer(t, this._reported, this._possible);
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

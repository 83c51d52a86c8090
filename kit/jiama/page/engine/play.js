/** Play: the model stepped cycle by cycle, with persons deciding for some of its units. */

import { Decisions } from "./decisions.js";
import { Record } from "./record.js";
import { InputError } from "./refusals.js";
import { Run } from "./run.js";

/**
 * A run in which persons may decide for units, cycle by cycle; the model decides for the rest.
 *
 * Where nobody decides anything it gives what `simulate` gives. Units are counted level by level:
 * 0 is the centre.
 */
export class Play {
  /** Arguments as for `simulate`; one run where left out. A decision holds in every run. */
  constructor(settings, hierarchy, options = {}) {
    this._run = new Run(settings, hierarchy, { runs: 1, ...options, keepUnits: true });
    this.settings = this._run.settings;
    this.hierarchy = this._run.hierarchy;
    this.cycles = this._run.cycles;
    this.runs = this._run.goal.length;
  }

  /** How many cycles have been played. */
  get cycle() {
    return this._run.cyclesDone;
  }

  /** Whether all cycles have been played. */
  get over() {
    return this._run.finished;
  }

  /**
   * Every unit's target in the coming cycle, runs x units; nothing moves on.
   *
   * @param {object} [decisions] what persons have decided so far: those lower down see what it
   *   leaves them with
   */
  targets(decisions = {}) {
    this._checkNotOver();
    const { between, goal, tree } = this._run;
    between.assign(goal, new Decisions(decisions, this.hierarchy));
    const { size } = this.hierarchy;
    const targets = new Float64Array(this.runs * size);
    for (let run = 0; run < this.runs; run++) {
      const [upper, leaf] = [run * tree.between, run * tree.leaves];
      targets[run * size] = goal[run];
      targets.set(between.target.subarray(upper, upper + tree.between), run * size + 1);
      const leaves = between.leafTarget.subarray(leaf, leaf + tree.leaves);
      targets.set(leaves, run * size + 1 + tree.between);
    }
    return targets;
  }

  /**
   * Run one cycle and return the record so far.
   *
   * @param {object} [decisions] as for `Decisions`; nothing moves on where one is refused
   */
  step(decisions = {}) {
    this._checkNotOver();
    this._run.cycle(new Decisions(decisions, this.hierarchy));
    return this.record();
  }

  /** The record of the cycles played so far, with every unit kept. */
  record() {
    const { settings, constants, hierarchy, notes } = this._run;
    return new Record(settings, constants, hierarchy, notes.until(this.cycle));
  }

  _checkNotOver() {
    if (this.over) throw new InputError("play_over", { cycles: this.cycles });
  }
}

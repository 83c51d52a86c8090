/**
 * The units between the centre and the grassroots: they mark targets up, and learn.
 *
 * Arrays are flat, run by run, the units between of all levels side by side.
 */

import { sourcesOfMarkup } from "./model.json";
import * as adapt from "./phases/adapt.js";
import * as assign from "./phases/assign.js";

const TINY = 1e-300;
const SOURCES = sourcesOfMarkup.length;

export class Between {
  /** Start trusting delivery in full, level with one's siblings, and without fear. */
  constructor(s, k, p, tree, runs) {
    Object.assign(this, { s, k, p, tree, runs });
    const size = runs * tree.between;
    this.belief = new Float64Array(size).fill(1);
    this.lag = new Float64Array(size);
    this.fear = new Float64Array(size);
    this.noise = tree.leavesUnder.map((leaves) => assign.deliveryNoise(p.noise, k.common, leaves));
    /** What phase 1 hands down: targets, markups, and log(1 + markup) split over its sources. */
    this.target = new Float64Array(size);
    this.markup = new Float64Array(size);
    this.logs = new Float64Array(size * SOURCES);
    this.leafTarget = new Float64Array(runs * tree.leaves);
    this._told = s.fixed_markup && this._toldUnits(s.fixed_markup);
    this._passed = new Float64Array(tree.between);
  }

  _toldUnits(markups) {
    const told = new Float64Array(this.tree.between);
    const { starts } = this.tree;
    markups.forEach((markup, level) => told.fill(markup, starts[level], starts[level + 1]));
    return told;
  }

  /** Hand the centre's targets, one a run, down the tree. */
  assign(goal) {
    const { tree, runs, leafTarget, _passed: passed } = this;
    const { aboveLeaf, leaves } = tree;
    for (let run = 0; run < runs; run++) {
      if (this._told) this._asTold(run, goal[run]);
      else this._decide(run, goal[run]);
      const first = run * leaves;
      for (let leaf = 0; leaf < leaves; leaf++) {
        const above = aboveLeaf[leaf];
        leafTarget[first + leaf] = above < 0 ? goal[run] : passed[above];
      }
    }
  }

  _decide(run, goal) {
    const { s, k, p, tree, belief, lag, fear, noise, target, markup, logs } = this;
    const { above, between } = tree;
    const passed = this._passed;
    const first = run * between;
    for (let unit = 0; unit < between; unit++) {
      const at = first + unit;
      const given = above[unit] < 0 ? goal : passed[above[unit]];
      const ratio = assign.criticalRatio(p.penalty, p.exemptBeyond, fear[at], k.friction);
      const safety = assign.safetyStock(ratio, noise[unit]);
      const discount = assign.discount(belief[at], ratio, k.belief_floor);
      const ambition = assign.ambition(k.zeal, s.tournament, s.outlook, lag[at]);
      const collusion = ambition * s.collusion;
      const guard = assign.guard(safety, given, discount);
      const wished = s.habit + ambition + collusion + guard;
      const added = Math.min(wished, s.markup_cap);
      const perWish = Math.log1p(added) / Math.max(wished, TINY);
      target[at] = given;
      markup[at] = added;
      logs[at * SOURCES] = s.habit * perWish;
      logs[at * SOURCES + 1] = ambition * perWish;
      logs[at * SOURCES + 2] = collusion * perWish;
      logs[at * SOURCES + 3] = guard * perWish;
      passed[unit] = given * (1 + added);
    }
  }

  _asTold(run, goal) {
    const { tree, target, markup, logs, _passed: passed, _told: told } = this;
    const { above, between } = tree;
    const first = run * between;
    for (let unit = 0; unit < between; unit++) {
      const at = first + unit;
      const given = above[unit] < 0 ? goal : passed[above[unit]];
      target[at] = given;
      markup[at] = told[unit];
      logs[at * SOURCES] = Math.log1p(told[unit]);
      passed[unit] = given * (1 + told[unit]);
    }
  }

  /** Learn from what was reported, and from who was wrongly sanctioned. */
  adapt(reported, wrongful) {
    const { k, tree, runs, belief, lag, fear, target, markup } = this;
    const { between, siblings } = tree;
    for (let run = 0; run < runs; run++) {
      const first = run * between;
      for (let at = first; at < first + between; at++) {
        const delivered = reported[at] / (target[at] * (1 + markup[at]));
        belief[at] = adapt.learned(belief[at], delivered, k.learn);
        fear[at] = adapt.fear(fear[at], wrongful[at], k.memory);
      }
      for (let group = 0; group + 1 < siblings.length; group++) {
        const start = first + siblings[group];
        const stop = first + siblings[group + 1];
        const count = stop - start;
        let sum = 0;
        for (let at = start; at < stop; at++) sum += reported[at];
        const mean = sum / count;
        let squares = 0;
        for (let at = start; at < stop; at++) squares += (mean - reported[at]) ** 2;
        const spread = Math.sqrt(squares / count);
        for (let at = start; at < stop; at++) {
          lag[at] = adapt.lag(mean - reported[at], spread, k.lag_scale);
        }
      }
    }
  }
}

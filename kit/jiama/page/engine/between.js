/**
 * The units between the centre and the grassroots: they mark targets up, and learn.
 *
 * Arrays are flat, run by run, the units between of all levels side by side.
 */

import { sourcesOfMarkup } from "./model.json";
import * as account from "./phases/account.js";
import * as adapt from "./phases/adapt.js";
import * as assign from "./phases/assign.js";
import { rankIncentive } from "./phases/policy.js";

const SOURCES = sourcesOfMarkup.length;
const [HABIT, AMBITION, COLLUSION, GUARD, PERSON] = sourcesOfMarkup.keys();

export class Between {
  /** Start trusting delivery in full, level with one's siblings, and without fear. */
  constructor(s, k, p, tree, draws) {
    const runs = draws.shape[1];
    Object.assign(this, { s, k, p, tree, draws, runs });
    const { between, leaves, leavesUnder, peers } = tree;
    const size = runs * between;
    this.belief = new Float64Array(size).fill(1);
    this.lag = new Float64Array(size);
    this.fear = new Float64Array(size);
    this.before = new Float64Array(size); // markups of the last cycle
    this.noise = leavesUnder.map((under) => assign.deliveryNoise(p.noise, k.common, under));
    this.zeal = Float64Array.from(peers, (n) => k.zeal * (k.rivals ? rankIncentive(n, k.rivals) : 1));
    this._told = s.fixed_markup && this._toldUnits(s.fixed_markup);

    /** What phase 1 hands down: targets, markups, and log(1 + markup) split over its sources. */
    this.target = new Float64Array(size);
    this.markup = new Float64Array(size);
    this.logs = new Float64Array(size * SOURCES);
    this.leafTarget = new Float64Array(runs * leaves);
    /** Stakes of each leaf's superior, and what of a target arrives in earnest, where it counts. */
    this.leafPressure = between && s.shelter ? new Float64Array(runs * leaves) : null;
    this.leafHeed = between && s.decay ? new Float64Array(runs * leaves) : null;

    /** Which superiors fell short, and had to answer for it. */
    this.short = new Float64Array(size);
    this.sanctioned = new Float64Array(size);
    this.wrongful = new Float64Array(size);

    this._ratio = new Float64Array(between);
    this._leading = new Float64Array(between);
    this._passed = new Float64Array(between);
    this._heeded = new Float64Array(between);
  }

  _toldUnits(markups) {
    const told = new Float64Array(this.tree.between);
    const { starts } = this.tree;
    markups.forEach((level, at) => {
      if (typeof level === "number") told.fill(level, starts[at], starts[at + 1]);
      else told.set(level, starts[at]);
    });
    return told;
  }

  /** Hand the centre's targets, one a run, down the tree. */
  assign(goal, decisions = null) {
    const persons = decisions && decisions.markups;
    for (let run = 0; run < this.runs; run++) {
      this._weighRisks(run);
      if (this._told) this._asTold(run, goal[run], persons);
      else this._decide(run, goal[run], persons);
      this._reachLeaves(run, goal[run]);
    }
  }

  _weighRisks(run) {
    const { k, p, tree, fear, _ratio: ratio } = this;
    const { penalty, exemptBeyond } = p;
    for (let unit = 0; unit < tree.between; unit++) {
      const dread = fear[run * tree.between + unit];
      ratio[unit] = assign.criticalRatio(penalty, exemptBeyond, dread, k.friction);
    }
  }

  _decide(run, goal, persons) {
    const { s, k, tree, belief, lag, noise, zeal, target, markup, logs } = this;
    const { _passed: passed, _ratio: ratio, _leading: leading } = this;
    const { above, between } = tree;
    const first = run * between;
    if (s.peers) tree.largestOthers(this.before, first, leading);
    for (let unit = 0; unit < between; unit++) {
      const at = first + unit;
      const given = above[unit] < 0 ? goal : passed[above[unit]];
      const safety = assign.safetyStock(ratio[unit], noise[unit]);
      const discount = assign.discount(belief[at], ratio[unit], k.belief_floor);
      const own = assign.ambition(zeal[unit], s.tournament, s.outlook, lag[at]);
      const collusion = own * s.collusion;
      const ambition = own + assign.peerPressure(s.peers, leading[unit]);
      const guard = assign.guard(safety, given, discount, s.markdown);
      const wished = s.habit + ambition + collusion + guard;
      let added = assign.markup(wished, s.markdown, s.markup_cap);
      const log = at * SOURCES;
      if (persons && unit in persons) {
        added = persons[unit];
        this._book(log, added);
      } else {
        const perWish = wished === 0 ? 1 : Math.log1p(added) / wished;
        logs[log + HABIT] = s.habit * perWish;
        logs[log + AMBITION] = ambition * perWish;
        logs[log + COLLUSION] = collusion * perWish;
        logs[log + GUARD] = guard * perWish;
        logs[log + PERSON] = 0;
      }
      target[at] = given;
      markup[at] = added;
      passed[unit] = given * (1 + added);
    }
  }

  /** Book what a person added. */
  _book(log, added) {
    this.logs.fill(0, log, log + SOURCES);
    this.logs[log + PERSON] = Math.log1p(added);
  }

  _asTold(run, goal, persons) {
    const { tree, target, markup, logs, _passed: passed, _told: told } = this;
    const { above, between } = tree;
    for (let unit = 0; unit < between; unit++) {
      const at = run * between + unit;
      const given = above[unit] < 0 ? goal : passed[above[unit]];
      const byPerson = persons !== null && unit in persons;
      const added = byPerson ? persons[unit] : told[unit];
      if (byPerson) this._book(at * SOURCES, added);
      else {
        logs.fill(0, at * SOURCES, (at + 1) * SOURCES);
        logs[at * SOURCES + HABIT] = Math.log1p(added);
      }
      target[at] = given;
      markup[at] = added;
      passed[unit] = given * (1 + added);
    }
  }

  _reachLeaves(run, goal) {
    const { s, tree, leafTarget, leafPressure, leafHeed } = this;
    const { _passed: passed, _ratio: ratio, _heeded: heeded } = this;
    const { above, aboveLeaf, leaves, between } = tree;
    const first = run * leaves;
    for (let leaf = 0; leaf < leaves; leaf++) {
      const superior = aboveLeaf[leaf];
      leafTarget[first + leaf] = superior < 0 ? goal : passed[superior];
      if (leafPressure) leafPressure[first + leaf] = ratio[superior];
    }
    if (!leafHeed) return;
    for (let unit = 0; unit < between; unit++) {
      const earnest = assign.heed(s.decay, ratio[unit]);
      heeded[unit] = above[unit] < 0 ? earnest : heeded[above[unit]] * earnest;
    }
    for (let leaf = 0; leaf < leaves; leaf++) leafHeed[first + leaf] = heeded[aboveLeaf[leaf]];
  }

  /**
   * Say who fell short, and hold superiors to account where they are answerable.
   *
   * @param {number} t the cycle
   * @param {Float64Array} reported what the units between reported
   * @param {Float64Array} possible what diligent units would have scored
   */
  answer(t, reported, possible) {
    const { s, p, draws, target, short, sanctioned, wrongful } = this;
    const luck = t * short.length;
    for (let at = 0; at < short.length; at++) {
      const fellShort = reported[at] < target[at];
      short[at] = fellShort ? 1 : 0;
      if (!s.answerable) continue;
      const beyond = possible[at] < target[at];
      const odds = account.sanctionProbability(
        s.strictness * s.answerable, beyond, p.exemptBeyond, p.exemptWithin, 0,
      );
      const { upperPunish, upperAppeal } = draws;
      const punish = upperPunish[luck + at];
      const punished = account.sanctioned(fellShort, false, punish, odds, s.strictness);
      const appeal = upperAppeal[luck + at];
      sanctioned[at] = punished ? 1 : 0;
      wrongful[at] = account.wrongful(punished, beyond, false, appeal, s.remedy) ? 1 : 0;
    }
  }

  /** Learn from what was reported, and from who was wrongly sanctioned. */
  adapt(reported, wronged) {
    const { s, k, tree, runs, belief, lag, fear, target, markup, wrongful } = this;
    const { between, siblings } = tree;
    for (let at = 0; at < belief.length; at++) {
      const delivered = reported[at] / (target[at] * (1 + markup[at]));
      belief[at] = adapt.learned(belief[at], delivered, k.learn);
      const record = s.answerable
        ? adapt.ownRecord(wronged[at], wrongful[at], s.answerable)
        : wronged[at];
      fear[at] = adapt.fear(fear[at], record, k.memory);
    }
    for (let run = 0; run < runs; run++) {
      for (let group = 0; group + 1 < siblings.length; group++) {
        const start = run * between + siblings[group];
        const stop = run * between + siblings[group + 1];
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
    this.before.set(markup);
  }
}

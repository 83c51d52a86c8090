/**
 * What the engine writes down while it runs: means of every cycle, and units where they are kept.
 *
 * Arrays are flat: cycle by cycle, run by run, then levels, then sources.
 */

import { byLevel, leafQuantities, outcomes, sourcesOfMarkup } from "./model.json";

export const OUTCOMES = outcomes;
export const BY_LEVEL = byLevel;
export const SOURCES_OF_MARKUP = sourcesOfMarkup;
const SOURCES = sourcesOfMarkup.length;

/** A sum in two parts, which a processor adds up side by side. */
function sumOf(values) {
  const half = values.length >> 1;
  let first = 0;
  let second = 0;
  for (let at = 0; at < half; at++) {
    first += values[at];
    second += values[half + at];
  }
  return first + second + (values.length % 2 ? values[values.length - 1] : 0);
}

export class Notes {
  /**
   * @param {Tree} tree
   * @param {number} cycles
   * @param {number} runs
   * @param {boolean|number[]} keepUnits keep units of all cycles, or of those listed
   * @param {number} [keepRuns] of how many runs, from the first, units are kept
   */
  constructor(tree, cycles, runs, keepUnits = false, keepRuns = runs) {
    Object.assign(this, { tree, cycles, runs });
    this.keptRuns = Math.min(keepRuns, runs);
    this.means = {};
    for (const name of ["amplification", ...leafQuantities]) {
      this.means[name] = new Float64Array(cycles * runs);
    }
    this.byLevel = {};
    for (const name of BY_LEVEL) this.byLevel[name] = new Float64Array(cycles * runs * tree.depth);
    this.ledger = new Float64Array(cycles * runs * tree.depth * SOURCES);
    /** For each kept cycle, arrays by "quantity/level": kept runs x units of the level. */
    this.units = {};
    const kept = keepUnits === true ? Array.from({ length: cycles }, (_, t) => t) : keepUnits || [];
    for (const t of kept) this.units[((t % cycles) + cycles) % cycles] = {};
  }

  /** The cycles before one. */
  until(cycle) {
    const { runs, keptRuns, tree } = this;
    const cut = (values, width) => values.slice(0, cycle * runs * width);
    const each = (table, width) =>
      Object.fromEntries(Object.entries(table).map(([name, values]) => [name, cut(values, width)]));
    const kept = Object.entries(this.units).filter(([t]) => t < cycle);
    return {
      cycles: cycle,
      runs,
      keptRuns,
      means: each(this.means, 1),
      byLevel: each(this.byLevel, tree.depth),
      ledger: cut(this.ledger, tree.depth * SOURCES),
      units: Object.fromEntries(kept),
    };
  }

  /** Note targets, markups, the ledger and burdens; and superiors' fear as it stands. */
  assigned(t, goal, between, { upperBurden, burden }) {
    const { tree, runs } = this;
    const { depth, leaves } = tree;
    for (let run = 0; run < runs; run++) {
      const row = t * runs + run;
      const sum = sumOf(between.leafTarget.subarray(run * leaves, (run + 1) * leaves));
      this.byLevel.target[row * depth] = goal[run];
      this.byLevel.target[row * depth + depth - 1] = sum / leaves;
      this.means.amplification[row] = sum / leaves / goal[run];
      this._levels(this.byLevel.target, row, between.target, run);
      this._levels(this.byLevel.markup, row, between.markup, run);
      this._ledger(row, between.logs, run);
      this.byLevel.burden[row * depth + depth - 2] = upperBurden;
      this.byLevel.burden[row * depth + depth - 1] = burden;
      // a superior who answers has a fear of its own
      if (between.s.answerable) this._levels(this.byLevel.fear, row, between.fear, run);
    }
    const kept = this.units[t];
    if (kept) this._keepAssigned(kept, goal, between);
  }

  /** Means of the levels between, leaves weighing equally. */
  _levels(into, row, values, run) {
    const { depth, starts, weights, between } = this.tree;
    for (let level = 1; level < depth - 1; level++) {
      let mean = 0;
      for (let unit = starts[level - 1]; unit < starts[level]; unit++) {
        mean += values[run * between + unit] * weights[unit];
      }
      into[row * depth + level] = mean;
    }
  }

  _ledger(row, logs, run) {
    const { depth, starts, weights, between } = this.tree;
    for (let level = 1; level < depth - 1; level++) {
      const to = (row * depth + level) * SOURCES;
      for (let unit = starts[level - 1]; unit < starts[level]; unit++) {
        const from = (run * between + unit) * SOURCES;
        for (let source = 0; source < SOURCES; source++) {
          this.ledger[to + source] += logs[from + source] * weights[unit];
        }
      }
    }
  }

  /** Note what the leaves of one run did. */
  leaves(t, run, results) {
    const row = t * this.runs + run;
    const { leaves, depth } = this.tree;
    for (const name of leafQuantities) {
      this.means[name][row] = sumOf(results[name]) / leaves;
    }
    const kept = this.units[t];
    if (!kept || run >= this.keptRuns) return;
    for (const name of leafQuantities) {
      const key = `${name === "short" ? "shortfall" : name}/${depth - 1}`;
      kept[key] = kept[key] || new Float64Array(this.keptRuns * leaves);
      kept[key].set(results[name], run * leaves);
    }
  }

  /** Note reports by level, and who fell short; `centre` and `reported` are what was reported. */
  done(t, goal, between, centre, reported, actual) {
    const { tree, runs } = this;
    const { depth } = tree;
    const { short, sanctioned, wrongful } = between;
    for (let run = 0; run < runs; run++) {
      const row = t * runs + run;
      for (let level = 0; level < depth; level++) {
        // reports, truth and, unless superiors answer, fear are means over the leaves under each unit, so that all
        // levels have one mean
        const at = row * depth + level;
        this.byLevel.reported[at] = this.means.reported[row];
        this.byLevel.actual[at] = this.means.actual[row];
        const own = between.s.answerable && level < depth - 1;
        if (level > 0 && !own) this.byLevel.fear[at] = this.means.fear[row];
      }
      this._levels(this.byLevel.sanctioned, row, sanctioned, run);
      this._levels(this.byLevel.wrongful, row, wrongful, run);
      this.byLevel.sanctioned[row * depth + depth - 1] = this.means.sanctioned[row];
      this.byLevel.wrongful[row * depth + depth - 1] = this.means.wrongful[row];
      this.byLevel.shortfall[row * depth] = centre[run] < goal[run] ? 1 : 0;
      this._levels(this.byLevel.shortfall, row, short, run);
      this.byLevel.shortfall[row * depth + depth - 1] = this.means.short[row];
    }
    const kept = this.units[t];
    if (!kept) return;
    this._keepCentre(kept, "reported", centre);
    this._keepCentre(kept, "shortfall", centre.map((told, run) => (told < goal[run] ? 1 : 0)));
    this._keepCentre(kept, "actual", actual.centre);
    this._keepBetween(kept, "reported", reported);
    this._keepBetween(kept, "shortfall", short);
    this._keepBetween(kept, "sanctioned", sanctioned);
    this._keepBetween(kept, "wrongful", wrongful);
    this._keepBetween(kept, "actual", actual.between);
  }

  _keepAssigned(kept, goal, between) {
    const { keptRuns, tree } = this;
    const { leaves, depth } = tree;
    const last = depth - 1;
    const targets = between.leafTarget.slice(0, keptRuns * leaves);
    this._keepCentre(kept, "target", goal);
    this._keepCentre(kept, "markup", new Float64Array(goal.length));
    this._keepBetween(kept, "target", between.target);
    this._keepBetween(kept, "markup", between.markup);
    this._keepBetween(kept, "fear", between.fear);
    this._keepBetween(kept, "ledger", between.logs, SOURCES);
    kept[`target/${last}`] = targets;
    kept[`markup/${last}`] = new Float64Array(targets.length);
    kept[`amplification/${last}`] = targets.map((x, at) => x / goal[Math.floor(at / leaves)]);
  }

  _keepCentre(kept, name, values) {
    kept[`${name}/0`] = values.slice(0, this.keptRuns);
  }

  _keepBetween(kept, name, values, width = 1) {
    const { starts, depth, between } = this.tree;
    for (let level = 1; level < depth - 1; level++) {
      const [start, stop] = [starts[level - 1], starts[level]];
      const here = new Float64Array(this.keptRuns * (stop - start) * width);
      for (let run = 0; run < this.keptRuns; run++) {
        const from = run * between;
        const row = values.subarray((from + start) * width, (from + stop) * width);
        here.set(row, run * row.length);
      }
      kept[`${name}/${level}`] = here;
    }
  }
}

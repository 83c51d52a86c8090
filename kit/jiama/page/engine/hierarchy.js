/** The tree of units, level by level from the centre to the grassroots. */

import { mostUnits, presets } from "./model.json";
import { InputError, UnknownNameError } from "./refusals.js";

const remembered = new Map();

function holdable(units) {
  if (units > mostUnits) throw new InputError("page_hierarchy", { units });
}

export class Hierarchy {
  /**
   * @param {Int32Array} parent each unit's superior, -1 for the centre, breadth-first
   * @param {number[]} levelStarts first unit of each level, and the number of units at the end
   */
  constructor(parent, levelStarts) {
    this.parent = parent;
    this.levelStarts = levelStarts;
  }

  /** The tree in which every unit of level k has spans[k] children. */
  static regular(...spans) {
    const whole = (span) => typeof span === "number" && Number.isInteger(span) && span >= 1;
    if (!spans.length || !spans.every(whole)) throw new InputError("spans", { spans });
    let count = 1;
    let size = 1;
    for (const span of spans) size += count *= span;
    holdable(size);
    return Hierarchy.grown(spans);
  }

  /** The tree whose levels have these spans: one number, or one for each unit of the level. */
  static grown(spans) {
    const parent = [-1];
    const levelStarts = [0, 1];
    spans.forEach((span, level) => {
      for (let unit = levelStarts[level]; unit < levelStarts[level + 1]; unit++) {
        const own = typeof span === "number" ? span : span[unit - levelStarts[level]];
        for (let child = 0; child < own; child++) parent.push(unit);
      }
      levelStarts.push(parent.length);
    });
    return new Hierarchy(Int32Array.from(parent), levelStarts);
  }

  /** The tree in which unit i answers to unit parent[i]; the centre comes first, with -1. */
  static fromParents(given) {
    const listed = Array.isArray(given) || ArrayBuffer.isView(given) ? Array.from(given) : null;
    if (!listed || listed.some(Array.isArray)) throw new InputError("parents_no_list");
    if (listed.length < 2) throw new InputError("one_level");
    holdable(listed.length);
    if (!listed.every(Number.isInteger)) throw new InputError("parents_not_whole");
    if (listed[0] !== -1 || listed.some((above, unit) => unit > 0 && above < 0)) {
      throw new InputError("no_centre");
    }
    for (let unit = 1; unit < listed.length; unit++) {
      if (listed[unit] < listed[unit - 1] || listed[unit] >= unit) {
        throw new InputError("parents_order");
      }
    }
    const starts = [0, 1];
    for (let start = 1; start < listed.length; ) {
      let stop = start;
      while (stop < listed.length && listed[stop] < start) stop++;
      if (stop === start) throw new InputError("no_subordinates");
      starts.push((start = stop));
    }
    const superiors = new Set(listed);
    for (let unit = 0; unit < starts[starts.length - 2]; unit++) {
      if (!superiors.has(unit)) throw new InputError("childless", { unit });
    }
    return new Hierarchy(Int32Array.from(listed), starts);
  }

  /** A named tree, such as "classroom" or "county". The nation is for Python. */
  static preset(name) {
    if (!Object.prototype.hasOwnProperty.call(presets, name)) {
      throw new UnknownNameError("hierarchy", name, Object.keys(presets));
    }
    const { spans, units } = presets[name];
    if (!spans) throw new InputError("page_hierarchy", { units });
    if (!remembered.has(name)) remembered.set(name, Hierarchy.grown(spans));
    return remembered.get(name);
  }

  /** A hierarchy as one names it on the page: a preset's name, a list of spans or of parents. */
  static of(given) {
    if (given === undefined || given === null) return Hierarchy.preset("classroom");
    if (given instanceof Hierarchy) return given;
    if (Array.isArray(given) || ArrayBuffer.isView(given)) {
      return given[0] === -1 ? Hierarchy.fromParents(given) : Hierarchy.regular(...given);
    }
    if (given.levelStarts) return new Hierarchy(given.parent, given.levelStarts);
    return Hierarchy.preset(given);
  }

  /** Number of levels. */
  get depth() {
    return this.levelStarts.length - 1;
  }

  /** Number of units. */
  get size() {
    return this.parent.length;
  }

  /** Number of grassroots units. */
  get leaves() {
    return this.units(this.depth - 1);
  }

  /** Number of units on one level. */
  units(level) {
    return this.levelStarts[level + 1] - this.levelStarts[level];
  }

  /** Units from the centre to one leaf, each counted within its level. */
  path(leaf) {
    const { leaves, depth, levelStarts } = this;
    if (!(Number.isInteger(leaf) && leaf >= 0 && leaf < leaves)) {
      throw new InputError("no_leaf", { leaf, last: leaves - 1 });
    }
    const steps = [];
    let unit = levelStarts[depth - 1] + leaf;
    for (let level = depth - 1; level >= 0; level--) {
      steps.unshift(unit - levelStarts[level]);
      unit = this.parent[unit];
    }
    return steps;
  }
}

/** What persons decide in one cycle, in the place of the model: markups, hours and reports. */

import { decisions as limits } from "./model.json";
import { InputError } from "./refusals.js";

const GRASSROOTS = [...limits.tasks, "report"];

function isTable(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export class Decisions {
  /**
   * @param {object} given unit, counted level by level from the centre, to its decision: a unit
   *   between to a markup, as a number or {markup}; a grassroots unit to some of {work, service,
   *   paperwork} (times, normal working time is 1) and {report} (the score it reports)
   * @param {Hierarchy} hierarchy
   */
  constructor(given, hierarchy) {
    /** By unit between, and by leaf; null where nobody decides. */
    this.markups = null;
    this.leaves = null;
    if (!isTable(given)) throw new InputError("decisions_no_table", { value: given });
    const { levelStarts, size, depth } = hierarchy;
    for (const name of Object.keys(given)) {
      const unit = /^-?\d+$/.test(name) ? Number(name) : name;
      if (!(Number.isInteger(unit) && unit >= 0 && unit < size)) {
        throw new InputError("no_unit", { unit, last: size - 1 });
      }
      if (unit === 0) throw new InputError("centre_decides");
      if (unit >= levelStarts[depth - 1]) {
        this.leaves = this.leaves || {};
        this.leaves[unit - levelStarts[depth - 1]] = grassroots(unit, given[name]);
      } else {
        this.markups = this.markups || {};
        this.markups[unit - 1] = markup(unit, given[name]);
      }
    }
  }
}

function number(unit, name, value, [minimum, maximum]) {
  if (!(typeof value === "number" && Number.isFinite(value))) {
    throw new InputError("no_decision", { unit, name, value });
  }
  if (!(minimum <= value && value <= maximum)) {
    throw new InputError("decision_out_of_range", { unit, name, value, minimum, maximum });
  }
  return value;
}

function markup(unit, decision) {
  if (!isTable(decision)) return number(unit, "markup", decision, limits.markup);
  known(unit, decision, ["markup"]);
  if (!("markup" in decision)) throw new InputError("no_decision", { unit, name: "markup", value: null });
  return number(unit, "markup", decision.markup, limits.markup);
}

function grassroots(unit, decision) {
  if (!isTable(decision)) throw new InputError("grassroots_decides", { unit, value: decision });
  known(unit, decision, GRASSROOTS);
  const chosen = {};
  for (const name of GRASSROOTS) {
    const range = name === "report" ? limits.report : limits.time;
    chosen[name] = name in decision ? number(unit, name, decision[name], range) : null;
  }
  chosen.decidesTimes = limits.tasks.some((task) => chosen[task] !== null);
  return chosen;
}

function known(unit, decision, names) {
  for (const name of Object.keys(decision)) {
    if (!names.includes(name)) {
      throw new InputError("no_decision_of_unit", { unit, name }, names);
    }
  }
}

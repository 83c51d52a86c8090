/** What a run is told: the settings of the levers, and the model's constants. */

import { LEVERS } from "./levers.js";
import { constants as defaults, divisors, lowestMarkup, shares } from "./model.json";
import { InputError, UnknownNameError } from "./refusals.js";

const NAMES = [...Object.keys(LEVERS), "fixed_markup"];

function isNumber(value) {
  return typeof value === "number" && Number.isFinite(value);
}

function checked(lever, value) {
  const { name, minimum, maximum } = lever;
  if (!isNumber(value)) throw new InputError("no_number", { name, value });
  if (!(minimum <= value && value <= maximum)) {
    throw new InputError("out_of_range", { name, value, minimum, maximum });
  }
  if (lever.whole && !Number.isInteger(value)) throw new InputError("not_whole", { name, value });
  return value;
}

function checkedMarkups(given) {
  if (given === null || given === undefined) return null;
  const isList = (values) => Array.isArray(values) || ArrayBuffer.isView(values);
  const listed = isList(given)
    ? Array.from(given, (level) => (isList(level) ? Array.from(level) : level))
    : null;
  if (!listed || ![].concat(...listed).every((value) => typeof value === "number")) {
    throw new InputError("markups_no_list", { value: given });
  }
  for (const value of [].concat(...listed)) {
    if (!(isNumber(value) && value >= lowestMarkup)) {
      throw new InputError("markup_too_small", { value });
    }
  }
  return Object.freeze(listed);
}

function known(names, given, what) {
  for (const name of Object.keys(given)) {
    if (!names.includes(name)) throw new UnknownNameError(what, name, names);
  }
}

/** Settings by the levers' names (and `fixed_markup`), checked; defaults where left out. */
export function makeSettings(given = {}) {
  known(NAMES, given, "lever");
  const settings = {};
  for (const name of Object.keys(LEVERS)) {
    const lever = LEVERS[name];
    settings[name] = checked(lever, name in given ? given[name] : lever.default);
  }
  settings.fixed_markup = checkedMarkups(given.fixed_markup);
  return Object.freeze(settings);
}

/** The model's constants by name, checked; defaults where left out. */
export function makeConstants(given = {}) {
  known(Object.keys(defaults), given, "constant");
  const constants = { ...defaults, ...given };
  for (const name of Object.keys(defaults)) {
    const value = constants[name];
    if (!(isNumber(value) && value >= 0)) {
      throw new InputError("constant_no_number", { name, value });
    }
    if (value === 0 && divisors.includes(name)) throw new InputError("constant_divides", { name });
    if (value > 1 && shares.includes(name)) {
      throw new InputError("constant_no_share", { name, value });
    }
  }
  return Object.freeze(constants);
}

/** Bad input, said in one sentence: the sentences of the text catalogues, below `error`. */

import errors from "./errors.json";
import { near } from "./near.js";

const HOLE = /\{(\w+)(!r|:g)?\}/g;
const spoken = { language: "en" };

/** Whether errors can speak a language. */
export function speaks(code) {
  return Object.prototype.hasOwnProperty.call(errors, code);
}

/** The language that errors speak; another is chosen by its code. */
export function language(code) {
  if (code !== undefined) {
    if (!speaks(code)) throw new UnknownNameError("language", code, Object.keys(errors));
    spoken.language = code;
  }
  return spoken.language;
}

/** A number as Python's `:g` writes it: six digits, no trailing zeros. */
function general(value) {
  if (!Number.isFinite(value)) return number(value);
  const [digits, power] = value.toExponential(5).split("e");
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return String(Number(value.toPrecision(6)));
  const sign = exponent < 0 ? "-" : "+";
  return `${Number(digits)}e${sign}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

function number(value) {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return String(value);
}

/** A value as Python's `!r` writes it. */
function written(value) {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return number(value);
  if (typeof value === "string") return value.includes("'") ? `"${value}"` : `'${value}'`;
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    return `[${Array.from(value, written).join(", ")}]`;
  }
  if (typeof value === "object") {
    const pairs = Object.keys(value).map((key) => `${written(key)}: ${written(value[key])}`);
    return `{${pairs.join(", ")}}`;
  }
  return String(value);
}

function say(key, values = {}) {
  return errors[spoken.language][key].replace(HOLE, (_, name, form) => {
    if (form === ":g") return general(values[name]);
    return form || typeof values[name] === "object" ? written(values[name]) : String(values[name]);
  });
}

function sentence(code, values, names) {
  if (!names) return say(code, values);
  const listed = names.join(", ");
  const close = near(String(values.name), names);
  if (!close.length) return say(code, values) + say("choose", { names: listed });
  return say(code, values) + say("near", { near: close.join(say("or")), names: listed });
}

export class InputError extends RangeError {
  /**
   * @param {string} code what kind of bad input
   * @param {object} values what the sentence names
   * @param {string[]} [names] what there is to choose from
   */
  constructor(code, values = {}, names = null) {
    super(sentence(code, values, names));
    Object.assign(this, { name: "InputError", code, values, names });
  }
}

export class UnknownNameError extends InputError {
  /** A name that is not known; its sentence lists the near names, then all. */
  constructor(what, name, names) {
    super(`no_${what}`, { name }, names);
  }
}

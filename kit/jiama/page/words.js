// Every word a page shows, by key, from the text catalogue; `{name:.2f}` takes a value and its form.
import { format } from "./format.js";

const HOLE = /\{(\w+)(?::([^{}]*))?\}/g;

export function fill(text, values = {}) {
  return text.replace(HOLE, (whole, name, form) => {
    if (!(name in values)) throw new Error(`the text ${JSON.stringify(text)} needs ${name}`);
    const value = values[name];
    return typeof value === "number" ? format(value, form || "") : String(value);
  });
}

// A translator: tr("lever.goal.label"), tr.has(key), tr.section("tree"), tr.language.
export function translator(words, language) {
  const tr = (key, values) => {
    if (!Object.prototype.hasOwnProperty.call(words, key)) throw new Error(`no text ${key}`);
    return values ? fill(words[key], values) : words[key];
  };
  tr.language = language;
  tr.has = (key) => Object.prototype.hasOwnProperty.call(words, key);
  tr.section = (prefix) => {
    const start = `${prefix}.`;
    const found = {};
    for (const key of Object.keys(words)) if (key.startsWith(start)) found[key.slice(start.length)] = words[key];
    return found;
  };
  return tr;
}

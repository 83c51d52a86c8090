// Settings as a short code that can be said, typed and put in a link: the rule of jiama.model.code.
import { LEVERS } from "./engine/here.js";
import { codeFirst } from "./engine/model.json";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHECK = 1021n;
const GROUP = 4;

const later = Object.keys(LEVERS).filter((name) => !codeFirst.includes(name));
const EDITIONS = { 1: codeFirst, 2: [...codeFirst, ...later] };

// A text that is no code: `reason` is "typo", or "version" of another kit.
export class CodeError extends Error {
  constructor(reason, text) {
    super(reason);
    Object.assign(this, { reason, text: text.slice(0, 60) });
  }
}

function count(lever) {
  return BigInt(Math.round((lever.maximum - lever.minimum) / lever.step) + 1);
}

function leversOf(edition) {
  return EDITIONS[edition].map((name) => LEVERS[name]);
}

function scenarios(levers) {
  return levers.reduce((product, lever) => product * count(lever), 1n);
}

function length(levers) {
  let most = scenarios(levers) - 1n;
  let digits = 0;
  while (most) {
    most /= 32n;
    digits += 1;
  }
  return digits;
}

function digits(number, size) {
  let text = "";
  let left = number;
  for (let i = 0; i < size; i += 1) {
    text = ALPHABET[Number(left % 32n)] + text;
    left /= 32n;
  }
  return text;
}

function numberOf(text) {
  let number = 0n;
  for (const letter of text) number = number * 32n + BigInt(ALPHABET.indexOf(letter));
  return number;
}

// Each lever at its nearest step.
export function encode(settings) {
  const edition = later.some((name) => settings[name] !== LEVERS[name].default) ? "2" : "1";
  const levers = leversOf(edition);
  let number = 0n;
  for (const lever of levers) {
    const index = Math.round((settings[lever.name] - lever.minimum) / lever.step);
    number = number * count(lever) + BigInt(index);
  }
  const body = digits(number, length(levers)) + digits(number % CHECK, 2);
  return edition + body.match(new RegExp(`.{1,${GROUP}}`, "g")).join("-");
}

// A code as it was meant: what a Chinese keyboard or a chat window makes of it is undone.
export function tidy(text) {
  const letters = text.normalize("NFKC").toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
  return letters.replace(/O/g, "0").replace(/[IL]/g, "1").replace(/\u30fc/g, "");
}

// The code in a link to the lab, where a whole link was typed.
function ofLink(text) {
  const found = /[?&]s=([^&#\s]+)/.exec(text);
  return found ? decodeURIComponent(found[1]) : text;
}

// The levers' values of a code, however it was typed.
export function decode(given) {
  const code = ofLink(given);
  const text = tidy(code);
  if ([...text].some((letter) => !ALPHABET.includes(letter))) throw new CodeError("typo", code);
  if (!EDITIONS[text[0]]) throw new CodeError(text.length > codeFirst.length ? "version" : "typo", code);
  const levers = leversOf(text[0]);
  if (text.length !== 1 + length(levers) + 2) throw new CodeError("typo", code);
  let number = numberOf(text.slice(1, -2));
  if (number % CHECK !== numberOf(text.slice(-2)) || number >= scenarios(levers)) throw new CodeError("typo", code);
  const values = {};
  for (const lever of [...levers].reverse()) {
    const index = Number(number % count(lever));
    number /= count(lever);
    values[lever.name] = Number((lever.minimum + index * lever.step).toFixed(6));
  }
  return values;
}

// Setting a trainee's guess beside the answer.
import { format } from "./format.js";

// Whether a line rises, falls, has a hump or a valley, or is flat; `tolerance` is what counts as no
// change, as a share of the largest height.
export function shape(values, tolerance = 0.05) {
  const least = tolerance * Math.max(...values.map(Math.abs));
  const [first, last] = [values[0], values[values.length - 1]];
  const over = Math.max(...values) - Math.max(first, last);
  const under = Math.min(first, last) - Math.min(...values);
  if (Math.max(over, under) > least) return over >= under ? "hump" : "valley";
  if (Math.abs(last - first) <= least) return "flat";
  return last > first ? "rises" : "falls";
}

function distance(own, other) {
  return own.reduce((sum, value, i) => sum + Math.abs(value - other[i]), 0) / own.length;
}

function side(own, answer, tolerance) {
  if (Math.abs(own - answer) <= tolerance + 1e-9) return "close";
  return own < answer ? "below" : "above";
}

// Which text answers a guess, and the two in words.
//
// `asked` is the question as the page shows it, `key` what was sealed: for a choice `right` and the
// text of each option; else `answer` (a number, or heights after the given ones), `tolerance`,
// `style` and texts by branch. Returns { branch, say, guess, answer, hit }.
export function judge(asked, key, value) {
  if (asked.form === "choice") {
    const text = (id) => asked.options.find((option) => option.id === id).text;
    const hit = value === key.right;
    return { branch: hit ? "close" : "other", say: key.say[value], guess: text(value), answer: text(key.right), hit };
  }
  const branch = asked.form === "number" ? side(value, key.answer, key.tolerance) : branchOfLine(asked, key, value);
  const end = (line) => (Array.isArray(line) ? line[line.length - 1] : line);
  const word = (number) => format(number, key.style);
  return { branch, say: key.say[branch], guess: word(end(value)), answer: word(end(key.answer)), hit: branch === "close" };
}

function branchOfLine(asked, key, own) {
  const drawn = shape([...asked.given.slice(-1), ...own]);
  if (distance(own, key.answer) <= key.tolerance) return "close";
  if (drawn in key.say) return drawn;
  // What stands in the headline is the last point: the branch must not contradict it.
  const last = own.length - 1;
  const ends = side(own[last], key.answer[last], key.tolerance);
  if (ends !== "close") return ends;
  const sum = (line) => line.reduce((a, b) => a + b, 0);
  return sum(own) < sum(key.answer) ? "below" : "above";
}

// Guess and answer in words, with their unit.
export function spoken(asked, key, verdict) {
  if (asked.form === "choice") return [verdict.guess, verdict.answer];
  const place = asked.form === "curve" ? `${asked.places[asked.places.length - 1]} ` : "";
  const said = key.answer_words ? key.answer_words.replace("{answer}", verdict.answer) : verdict.answer + asked.unit;
  return [`${place}${verdict.guess}${asked.unit}`, `${place}${said}`];
}

// Whether a kept guess fits the question as it is asked today.
export function fits(value, asked) {
  if (asked.form === "choice") return asked.options.some(({ id }) => id === value);
  const inside = (v) => Number.isFinite(v) && v >= asked.minimum && v <= asked.maximum;
  if (asked.form === "number") return inside(value);
  return Array.isArray(value) && value.length === asked.places.length - asked.given.length && value.every(inside);
}

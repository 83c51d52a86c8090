// The large place beside the first group: where to begin, or where one left off, with the last guess
// one has committed beside what came out.
import { h, replace, svg } from "../dom.js";
import { fits } from "../judge.js";
import { format } from "../format.js";
import { judge, spoken } from "../judge.js";
import { unseal } from "../seal.js";
import { sketch } from "./sketches.js";

const [WIDE, HIGH] = [300, 150];

export function last(place, { kind, lesson }, link, store, tr) {
  if (!place || !link) return;
  const [small, ask, go] = ["small", "b", ".jm-go"].map((one) => place.querySelector(one));
  const { name } = link.dataset;
  const picture = place.querySelector("svg");
  const found = kind === "again" ? recalled(lesson, store) : null;
  place.dataset.kind = kind;
  place.href = kind === "all" ? document.querySelector(".jm-tools a").href : link.href;
  const where = { again: () => tr("start.where", { lesson: name, at: String(lesson.step) }), all: () => "" };
  replace(small, tr(`start.${kind}`), " ", h("span", {}, (where[kind] || (() => name))()));
  const sure = found && tr(found.hit ? "start.hit" : "start.miss");
  place.classList.toggle("jm-last-long", Boolean(found) && found.asked.form === "choice");
  replace(ask, kind === "all" ? tr("start.all_ask") : found ? [h("span", {}, found.said(tr)), " ", h("span", {}, sure)] : link.querySelector("b").textContent);
  replace(go, tr({ here: "start.begin", again: "start.go_on", next: "start.begin", all: "start.to_lab" }[kind]));
  const drawn = found && DRAWN[found.asked.form];
  picture.setAttribute("viewBox", drawn ? `0 0 ${WIDE} ${HIGH}` : "0 0 230 80");
  replace(picture, drawn ? drawn(found, tr) : sketch(lesson.picture, lesson.state === "done" ? unseal(lesson.sealed) : null, tr));
}

// The last guess of a lesson that was committed, in the order of the beats.
function recalled(lesson, store) {
  for (const { name, sealed } of [...lesson.guesses].reverse()) {
    const value = store.get(`${lesson.number}/predict/${name}`);
    if (value === undefined) continue;
    const { asked, key } = unseal(sealed);
    if (!fits(value, asked)) continue;
    const verdict = judge(asked, key, value);
    const [guess, answer] = spoken({ ...asked, places: asked.places.map(() => "") }, key, verdict).map((text) => text.trim());
    return { asked, key, value, hit: verdict.hit, guess, answer, said: said(asked, key, guess, answer) };
  }
  return null;
}

function said({ form }, key, guess, answer) {
  const told = { guess, answer };
  if (key.source === "record") return (tr) => tr(form === "choice" ? "start.chose.record" : "start.guessed.record", told);
  return (tr) => tr(form === "choice" ? "start.chose.model" : "start.guessed.model", told);
}

const end = (line) => line[line.length - 1];
const words = (x, y, text, role) => svg("text", { x, y, class: `jm-end-${role}`, "font-size": 17, "font-weight": 700 }, text);

// One's own line, and the one that came out.
function lines({ asked, key, value }, tr) {
  const [own, found] = [value, key.answer].map((line) => [...asked.given, ...line]);
  const all = [...own, ...found];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const up = (v) => 128 - ((v - least) / (most - least || 1)) * 108;
  const path = (line) => `M${line.map((v, i) => `${(6 + (204 * i) / (line.length - 1)).toFixed(1)},${up(v).toFixed(1)}`).join("L")}`;
  const apart = Math.sign(up(end(own)) - up(end(found)) || 1) * Math.max(0, (22 - Math.abs(up(end(own)) - up(end(found)))) / 2);
  const at = (v, sign) => Math.min(146, Math.max(14, up(v) + 6 + sign * apart));
  return [
    svg("path", { class: "jm-sketch-rule", d: "M6,140H212" }),
    svg("path", { class: "jm-sketch-own", d: path(own) }), svg("path", { class: "jm-sketch-line", d: path(found) }),
    words(218, at(end(own), 1), tr("start.you", { value: format(end(own), key.style) }), "own"),
    words(218, at(end(found), -1), tr(`start.source.${key.source}`, { value: format(end(found), key.style) }), "model"),
  ];
}

// One's own number as a column that is asked for, and what came out as one that is there.
function columns({ asked, key, value }, tr) {
  const most = Math.max(value, key.answer, asked.minimum + 1e-9);
  const up = (v) => 140 - ((v - asked.minimum) / (most - asked.minimum)) * 104;
  const column = (x, v, role) => svg("path", { class: `jm-sketch-${role}`, d: `M${x},140V${up(v).toFixed(1)}H${x + 56}V140` });
  return [
    svg("path", { class: "jm-sketch-rule", d: "M6,140H292" }), column(46, value, "own"), column(190, key.answer, "there"),
    words(30, up(value) - 10, tr("start.you", { value: format(value, key.style) }), "own"),
    words(170, up(key.answer) - 10, tr(`start.source.${key.source}`, { value: format(key.answer, key.style) }), "model"),
  ];
}

const DRAWN = { curve: lines, number: columns };

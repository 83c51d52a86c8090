// The small pictures of the lessons, 230 by 80. Each stops where the guess begins; `found`, there
// only when the lesson is done, holds the numbers that complete it: [{ name, value, text }].
import { svg } from "../dom.js";

const [LEFT, RIGHT, FOOT] = [6, 224, 76];

const path = (cls, d) => svg("path", { class: `jm-sketch-${cls}`, d });
const dot = (cls, cx, cy, r = 6) => svg("circle", { class: `jm-sketch-${cls}`, cx, cy, r });
const text = (x, y, words, more = {}) => svg("text", { x, y, "text-anchor": "middle", ...more }, words);
const box = (cls, x, y, width, height) => svg("rect", { class: `jm-sketch-${cls}`, x, y, width, height });
const ask = (x, y) => text(x, y, "?", { class: "jm-sketch-ask" });
const per = (share) => `${Math.round(100 * share)}%`;
const range = (count) => Array.from({ length: count }, (_, i) => i);

// Three futures from one place.
const futures = (x, y) => [
  path("may", `M${x},${y}C${x + 50},${y - 4} ${x + 90},${y - 24} ${RIGHT},${y - 30}M${x},${y}H${RIGHT}M${x},${y}C${x + 50},${y + 4} ${x + 90},${y + 22} ${RIGHT},${y + 28}`),
  dot("there", x, y),
];

// Heights of lines between two edges.
const scaled = (lines, top, bottom) => {
  const all = lines.flat();
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const up = (v) => bottom - ((v - least) / (most - least || 1)) * (bottom - top);
  return lines.map((line) => `M${line.map((v, i) => `${(LEFT + ((RIGHT - LEFT) * i) / (line.length - 1)).toFixed(1)},${up(v).toFixed(1)}`).join("L")}`);
};

function tree(found) {
  const levels = [1, 3, 9, 27];
  const spread = [0, 0.45, 0.75, 1];
  const across = (level, i) => 115 + ((i + 0.5) / levels[level] - 0.5) * (RIGHT - LEFT) * spread[level];
  const down = [10, 28, 46, 66];
  const vine = (level, i, j) => {
    const [x0, x1, middle] = [across(level - 1, i), across(level, j), (down[level - 1] + down[level]) / 2];
    return `M${x0.toFixed(1)},${down[level - 1]}C${x0.toFixed(1)},${middle} ${x1.toFixed(1)},${middle} ${x1.toFixed(1)},${down[level]}`;
  };
  const way = [0, 2, 7, 22];
  const all = range(3).map((level) => range(levels[level + 1]).map((j) => vine(level + 1, Math.floor(j / 3), j)).join("")).join("");
  return [
    path("rule", all), path("way", range(3).map((level) => vine(level + 1, way[level], way[level + 1])).join("")),
    way.map((i, level) => dot("ink", across(level, i), down[level], 3 + 0.6 * level)),
    text(134, 15, "100", { "text-anchor": "start", class: "jm-sketch-number" }),
    found ? text(across(3, 22) + 11, 78, found[0].text, { class: "jm-sketch-number jm-halo", "font-size": 20 }) : ask(across(3, 22) + 18, 78),
  ];
}

function ladder(found) {
  const at = (i) => LEFT + 2 + i * 45;
  if (!found) return [path("rule", `M${LEFT},${FOOT}H${RIGHT}`), range(5).map((i) => box("bill", at(i), FOOT - 20 - 9 * i, 34, 20 + 9 * i)), ask(at(4) + 17, 58)];
  const line = found[0].value;
  const step = (RIGHT - LEFT) / line.length;
  return [
    path("rule", `M${LEFT},${FOOT}H${RIGHT}`),
    line.map((v, i) => [
      box("ink", LEFT + i * step + 0.12 * step, FOOT - 54 * v - 1, 0.76 * step, 54 * v + 1),
      text(LEFT + (i + 0.5) * step, FOOT - 54 * v - 6, per(v)),
    ]),
  ];
}

const line = (found) => [path("rule", `M${LEFT},${FOOT}H${RIGHT}`), found ? path("line", scaled([found[0].value], 12, 66)[0]) : futures(93, 42)];

function ledger(found) {
  if (!found) return [box("bill", LEFT + 2, 22, RIGHT - LEFT - 4, 30), ask(115, 46)];
  const shares = found.map(({ value }) => value);
  const whole = shares.reduce((a, b) => a + b, 0);
  let x = LEFT;
  return shares.map((share, i) => {
    const width = (share / whole) * (RIGHT - LEFT - 9);
    const made = [box(`of-${found[i].name}`, x, 20, width, 30), width > 20 && text(x + width / 2, 68, per(share))];
    x += width + 3;
    return made;
  });
}

function pair(found, tr) {
  const most = found ? Math.max(found[0].value, found[1].value) : 1;
  const column = (i, words) => {
    const x = 34 + 96 * i;
    const high = found ? (40 * found[i].value) / most : 40;
    const known = found || i === 0;
    return [
      box(known ? "there" : "bill", x, 54 - high, 60, high), text(x + 30, 74, words),
      found ? text(x + 30, 10, found[i].text) : i === 1 && ask(x + 30, 43),
    ];
  };
  return [path("rule", `M${LEFT},54H${RIGHT}`), column(0, tr("start.before")), column(1, tr("start.after"))];
}

function bills(found, tr) {
  const names = ["residents", "paper", "trust", "waste"].map((name) => tr(`start.bill.${name}`));
  return names.map((name, i) => {
    const x = LEFT + 2 + i * 56;
    if (!found) return [box("bill", x, 8, 44, 62), ask(x + 22, 48)];
    return [box("paper", x, 8, 44, 62), text(x + 22, 36, found[i].text, { class: "jm-sketch-number" }), text(x + 22, 58, name)];
  });
}

function lever(found, tr) {
  return [
    path("track", "M16,46H214"), found && path("line", scaled([found[0].value], 8, 34)[0]),
    found ? dot("ink", 115, 46, 8) : [dot("ink", 115, 46, 12), ask(115, 24)],
    text(16, 76, tr("start.loose"), { "text-anchor": "start" }), text(214, 76, tr("start.strict"), { "text-anchor": "end" }),
  ];
}

function hundred(found, tr) {
  const shares = found && found[0].value;
  const share = Array.isArray(shares) ? shares[shares.length - 1] : shares;
  const count = found ? Math.round(100 * share) : 0;
  // As far apart as they come: 37 and 100 have no common divisor.
  const crossed = new Set(range(count).map((i) => (i * 37 + 11) % 100));
  return [
    range(100).map((i) => {
      const [x, y] = [10 + (i % 20) * 11, 12 + Math.floor(i / 20) * 11];
      return crossed.has(i) ? path("cross", `M${x - 4},${y - 4}l8,8m0,-8l-8,8`) : dot("faint", x, y, 3);
    }),
    found ? text(LEFT, 76, `${tr("start.wrongful")} ${count}%`, { "text-anchor": "start" }) : text(115, 44, "?", { class: "jm-sketch-ask jm-halo" }),
  ];
}

function days(found, tr) {
  return [
    range(39).map((i) => box(i < 38 ? "paper" : found ? "ink" : "bill", LEFT + (i % 13) * 16.8, 6 + Math.floor(i / 13) * 18, 11, 11)),
    found ? null : ask(LEFT + 12 * 16.8 + 5.5, 78),
    text(LEFT, 74, tr("start.days"), { "text-anchor": "start" }),
  ];
}

function ends(found, tr) {
  const names = [text(LEFT, 76, tr("start.none"), { "text-anchor": "start" }), text(RIGHT, 76, tr("start.full"), { "text-anchor": "end" })];
  if (!found) return [futures(60, 34), names];
  const [got0, got1, wrong0, wrong1] = found.map(({ value }) => value);
  const up = (v) => 58 - 50 * v;
  return [
    path("line", `M${LEFT},${up(got0)}L${RIGHT},${up(got1)}`), path("wrongful", `M${LEFT},${up(wrong0)}L${RIGHT},${up(wrong1)}`),
    text(RIGHT, up(got1) - 6, found[1].text, { "text-anchor": "end" }), text(RIGHT, up(wrong1) - 6, found[3].text, { "text-anchor": "end" }), names,
  ];
}

function sum(found) {
  const plus = (x) => path("way", `M${x - 4},46h8m-4,-4v8`);
  if (!found) return [range(4).map((i) => [box("bill", LEFT + i * 48, 30, 34, 34), i < 3 && plus(LEFT + 41 + i * 48)]), text(204, 55, "= ?", { class: "jm-sketch-ask" })];
  const most = Math.max(...found.map(({ value }) => value));
  const gains = found.slice(0, 4).reduce((all, { value }) => all + value, 0);
  const high = (value) => Math.max(1, (46 * value) / most);
  return found.map(({ value }, i) => {
    const x = LEFT + i * 46 + (i === 4 ? 4 : 0);
    return [box("there", x, 64 - high(value), 30, high(value)), i < 3 && plus(x + 38), text(x + 15, 78, `+${Math.round(100 * value)}`), i === 3 && text(x + 40, 52, gains < found[4].value - 0.005 ? "<" : "=")];
  });
}

const pile = (found) => range(4).map((i) => box(i < 3 || found ? "ink" : "bill", 40 + 6 * i, 58 - 15 * i, 150 - 12 * i, 12)).concat(found ? [] : [ask(115, 26)]);

const SKETCHES = { bills, days, ends, hundred, ladder, ledger, lever, line, pair, pile, sum, tree };

export function sketch(picture, found, tr) {
  const needs = found && found.length ? found : null;
  const asks = picture === "days" || picture === "pile" ? found : needs;
  return (SKETCHES[picture] || pile)(asks, tr);
}

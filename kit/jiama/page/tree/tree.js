// The hierarchy as it moves: targets lie on top of what the books say and of what is there.
import { SOURCES_OF_MARKUP } from "../engine/here.js";
import { h, onResize, svg } from "../dom.js";
import { format } from "../format.js";
import { levelNames } from "../pictures/common.js";
import { FOUND, SANCTIONED, WRONGFUL, frame, meanPoints } from "./frames.js";
import { heights, places } from "./layout.js";

const STATES = ["fine", "short", "sanctioned", "wrongful", "found"];
const MARGIN = 104;
const NARROW = 560;
// Of the window, so that levers and pictures share it; in the hand the levers stand below.
const [LEAST, MOST, SHARE] = [240, 396, 0.44];
const NARROW_SHARE = 0.3;
// Lines of words below a tree that has to fit.
const LINES = 4.6;

// tr: translator; about: { onPick }. `show(record, cycle)` draws; `pick(unit)` marks a path.
export function tree({ tr, onPick = () => {}, fit = null }) {
  const state = { record: null, cycle: 0, picked: -1, shown: null, top: 1.5, width: 0 };
  const picture = svg("svg", { class: "jm-tree-svg", role: "img", tabindex: 0, "aria-label": tr("chart.tool.waiting") });
  const said = h("p", { class: "jm-tree-said" });
  const legend = h("p", { class: "jm-tree-legend" });
  const el = h("div", { class: "jm-tree" }, picture, legend, said);
  let parts = null;

  const scaleOf = () => Number.parseFloat(getComputedStyle(el).getPropertyValue("--jm-scale")) || 1;

  // All nodes anew: for another hierarchy, width or type size.
  const build = () => {
    const { hierarchy } = state.record;
    const type = 13 * scaleOf();
    const width = el.clientWidth || 360;
    const narrow = width < NARROW;
    const long = narrow && tr("tree.booked").length > 2;
    const margin = narrow ? (long ? 0.86 : 0.62) * MARGIN : MARGIN;
    const room = width - margin * scaleOf();
    const least = narrow || fit ? 0.8 * LEAST : LEAST;
    const wish = fit ? fit() - LINES * type : (narrow ? NARROW_SHARE : SHARE) * window.innerHeight;
    const tall = Math.min(Math.max(least * scaleOf(), wish), MOST * scaleOf());
    legend.textContent = tr(narrow ? "tree.legend_narrow" : "tree.legend");
    const base = tall - (narrow ? 1.4 : 2.6) * type;
    const { leaf, across } = places(hierarchy.parent, hierarchy.levelStarts);
    const rise = heights(hierarchy.depth).map((share) => type * 1.4 + share * tall * 0.44);
    parts = { type, ends: (long ? 1.1 : 1.3) * type, width, room, tall, base, leaf: leaf * room, across: across.map((x) => x * room), rise, hierarchy };
    picture.textContent = "";
    picture.setAttribute("viewBox", `0 0 ${width} ${tall}`);
    picture.setAttribute("width", width);
    picture.setAttribute("height", tall);
    parts.twigs = svg("path", { class: "jm-twig" });
    parts.lit = svg("path", { class: "jm-twig-lit" });
    parts.yard = svg("path", { class: "jm-yard" });
    parts.books = svg("path", { class: "jm-books" });
    parts.real = svg("path", { class: "jm-real" });
    parts.tops = svg("path", { class: "jm-tops", "stroke-width": 2 * scaleOf() });
    parts.crosses = svg("path", { class: "jm-crosses", "stroke-width": 2.2 * scaleOf() });
    parts.dots = svg("path", { class: "jm-dots" });
    parts.units = svg("path", { class: "jm-units" });
    parts.words = svg("g", { "font-size": type });
    picture.append(parts.twigs, parts.yard, parts.lit, parts.books, parts.real, parts.tops, parts.crosses, parts.dots, parts.units, parts.words);
    parts.units.setAttribute("d", squares());
  };

  const leaves = () => [parts.hierarchy.levelStarts[parts.hierarchy.depth - 1], parts.hierarchy.size];

  const squares = () => {
    const { hierarchy, across, rise, type } = parts;
    let d = "";
    for (let level = 0; level < hierarchy.depth - 1; level += 1) {
      const side = (level ? 0.62 : 0.92) * type * (hierarchy.units(level) > 60 ? 0.6 : 1);
      for (let unit = hierarchy.levelStarts[level]; unit < hierarchy.levelStarts[level + 1]; unit += 1)
        d += `M${n(across[unit] - side / 2)},${n(rise[level] - side / 2)}h${n(side)}v${n(side)}h${n(-side)}z`;
    }
    return d;
  };

  // Pixels above the base line for a value; the scale stays while everything fits.
  const up = (value) => parts.base - value * parts.unit;

  const scale = () => {
    const [first, last] = leaves();
    const { target, reported, actual } = state.shown;
    let most = 1.2;
    for (let i = first; i < last; i += 1) most = Math.max(most, target[i], reported[i], actual[i]);
    if (most > state.top || most < 0.55 * state.top) state.top = 1.08 * most;
    const room = parts.base - parts.rise[parts.rise.length - 1] - 2.2 * parts.type;
    parts.unit = room / state.top;
  };

  const draw = () => {
    if (!state.record) return;
    const { hierarchy } = state.record;
    if (!parts || parts.hierarchy !== hierarchy || parts.width !== el.clientWidth) build();
    state.shown = frame(state.record, state.cycle);
    scale();
    const [first, last] = leaves();
    const { target, reported, actual, state: marks } = state.shown;
    const wide = Math.max(parts.leaf * 0.74, 1);
    const line = Math.max(parts.leaf, 1.5);
    let [books, real, tops, crosses, dots, twigs] = ["", "", "", "", "", ""];
    for (let i = first; i < last; i += 1) {
      const x = parts.across[i];
      const column = (value) => `M${n(x - wide / 2)},${n(parts.base)}V${n(up(Math.max(value, 0)))}h${n(wide)}V${n(parts.base)}z`;
      if (reported[i] > 0) books += column(reported[i]);
      if (actual[i] > 0) real += column(actual[i]);
      tops += `M${n(x - line / 2)},${n(up(target[i]))}h${n(line)}`;
      if (marks[i] === WRONGFUL) {
        const arm = Math.min(Math.max(parts.leaf * 0.42, 2.6), 4.5);
        const y = up(Math.max(reported[i], actual[i])) - arm - 4;
        crosses += `M${n(x - arm)},${n(y - arm)}l${n(2 * arm)},${n(2 * arm)}m0,${n(-2 * arm)}l${n(-2 * arm)},${n(2 * arm)}`;
      } else if (marks[i] === SANCTIONED || marks[i] === FOUND) {
        const r = Math.min(parts.leaf * 0.3, 2.8);
        dots += `M${n(x - r)},${n(parts.base + 9)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`;
      }
    }
    for (let unit = 1; unit < last; unit += 1) twigs += twig(unit, target[unit]);
    parts.twigs.setAttribute("d", twigs);
    parts.books.setAttribute("d", books);
    parts.real.setAttribute("d", real);
    parts.tops.setAttribute("d", tops);
    parts.crosses.setAttribute("d", crosses);
    parts.dots.setAttribute("d", dots);
    parts.yard.setAttribute("d", `M0,${n(up(target[0]))}H${n(parts.room)}`);
    words();
    light();
  };

  const levelOf = (unit) => parts.hierarchy.levelStarts.findIndex((start) => start > unit) - 1;

  const twig = (unit, target) => {
    const above = parts.hierarchy.parent[unit];
    const level = levelOf(unit);
    const [x0, y0, x1] = [parts.across[above], parts.rise[level - 1], parts.across[unit]];
    const y1 = level === parts.hierarchy.depth - 1 ? up(target) - 1 : parts.rise[level];
    const middle = (y0 + y1) / 2;
    return `M${n(x0)},${n(y0)}C${n(x0)},${n(middle)} ${n(x1)},${n(middle)} ${n(x1)},${n(y1)}`;
  };

  // In the right margin: names and mean targets of the levels, then what is asked, booked and there.
  const words = () => {
    const { hierarchy, type, width, rise, base } = parts;
    const narrow = width < NARROW;
    const means = meanPoints(state.record, "target", state.cycle);
    const names = levelNames(hierarchy.depth, tr);
    const add = (x, y, text, more = {}) => parts.words.append(svg("text", { x, y, "text-anchor": "end", ...more }, text));
    parts.words.textContent = "";
    for (let level = 0; level < hierarchy.depth - 1; level += 1) {
      const y = rise[level] + 0.36 * type;
      if (!narrow || names[level].length <= 2) add(width - (narrow ? 32 : 46) * scaleOf(), y, names[level], { class: "jm-quiet-words" });
      add(width - 2, y, format(means[level], ".0f"), { "font-weight": 700 });
    }
    const [first, last] = leaves();
    const grass = (name) => meanPoints(state.record, name, state.cycle)[hierarchy.depth - 1];
    const ends = [["asked", "target"], ["booked", "reported"], ["there", "actual"]].map(([word, name]) => ({ word, value: grass(name) }));
    const gap = 1.75 * type;
    const ys = ends.map(({ value }) => up((value / 100) * target0()));
    for (let i = 1; i < ys.length; i += 1) ys[i] = Math.max(ys[i], ys[i - 1] + gap);
    const over = Math.max(0, ys[2] - base + 4);
    ends.forEach(({ word, value }, i) =>
      add(width - 2, ys[i] - over + 0.4 * type, `${tr(`tree.${word}`)} ${format(value, ".0f")}`,
        { class: `jm-end-${word}`, "font-size": parts.ends, "font-weight": 700 }));
    const wrongful = state.shown.state.reduce((sum, mark) => sum + (mark === WRONGFUL ? 1 : 0), 0);
    if (!narrow) {
      add(parts.room, parts.tall - 3, tr("tree.wrongful_count", { count: String(wrongful) }), { class: "jm-end-wrongful" });
    }
    const short = state.shown.state.subarray(first).reduce((sum, mark) => sum + (mark ? 1 : 0), 0);
    const values = ends.map(({ value }) => format(value, ".0f"));
    picture.setAttribute("aria-label", tr("tree.spoken", {
      cycle: String(state.cycle + 1), count: String(last - first), short: String(short), wrongful: String(wrongful),
      asked: values[0], booked: values[1], there: values[2],
    }));
  };

  const target0 = () => state.shown.target[0];

  // The path of the picked unit, its numbers, and who added what on the way.
  const light = () => {
    const { hierarchy } = parts;
    if (state.picked < 0 || state.picked >= hierarchy.size) {
      parts.lit.setAttribute("d", "");
      said.textContent = tr("tree.hint");
      return;
    }
    let d = "";
    for (let unit = state.picked; unit > 0; unit = hierarchy.parent[unit]) d += twig(unit, state.shown.target[unit]);
    parts.lit.setAttribute("d", d);
    said.textContent = sentence(state.picked);
  };

  const nameOf = (unit) => {
    const level = levelOf(unit);
    const name = levelNames(parts.hierarchy.depth, tr)[level];
    return level ? tr("tree.name", { level: name, number: String(unit - parts.hierarchy.levelStarts[level] + 1) }) : name;
  };

  const sentence = (unit) => {
    const { target, reported, actual, state: marks } = state.shown;
    const points = (value) => format((100 * value) / target0(), ".0f");
    const text = tr("tree.unit", {
      name: nameOf(unit), target: points(target[unit]), reported: points(reported[unit]), actual: points(actual[unit]),
      state: tr(`tree.${STATES[marks[unit]]}`),
    });
    return text + added(unit);
  };

  // Who added how much on the way to a unit: each level's share, and its largest motive.
  const added = (unit) => {
    const { hierarchy, cycle } = { hierarchy: parts.hierarchy, cycle: state.cycle };
    const path = [];
    for (let at = hierarchy.parent[unit]; at > 0; at = hierarchy.parent[at]) path.unshift(at);
    return path
      .map((at) => {
        const level = levelOf(at);
        const width = SOURCES_OF_MARKUP.length;
        const logs = state.record.units("ledger", { cycle, level });
        const own = logs.subarray((at - hierarchy.levelStarts[level]) * width, (at - hierarchy.levelStarts[level] + 1) * width);
        const sum = own.reduce((a, b) => a + b, 0);
        if (Math.abs(sum) < 1e-9) return "";
        const most = own.reduce((top, value, i) => (Math.abs(value) > Math.abs(own[top]) ? i : top), 0);
        return tr("tree.added", {
          name: levelNames(hierarchy.depth, tr)[level], share: format(100 * (Math.exp(sum) - 1), ".0f"),
          motive: tr(`motive.${SOURCES_OF_MARKUP[most]}`),
        });
      })
      .join("");
  };

  // The unit whose place is nearest to a point: a leaf below, a unit of a level above.
  const nearest = (x, y) => {
    const { hierarchy, rise, across } = parts;
    let level = hierarchy.depth - 1;
    for (let up = 0; up < rise.length; up += 1) if (Math.abs(y - rise[up]) < parts.type) level = up;
    let best = -1;
    for (let unit = hierarchy.levelStarts[level]; unit < hierarchy.levelStarts[level + 1]; unit += 1)
      if (best < 0 || Math.abs(across[unit] - x) < Math.abs(across[best] - x)) best = unit;
    return best;
  };

  const pick = (unit) => {
    state.picked = unit;
    if (parts && state.shown) light();
    onPick(unit);
  };

  const at = (event) => {
    const box = picture.getBoundingClientRect();
    if (parts) pick(nearest(event.clientX - box.left, event.clientY - box.top));
  };
  picture.addEventListener("pointermove", (event) => event.pointerType === "mouse" && at(event));
  picture.addEventListener("click", at);
  picture.addEventListener("keydown", (event) => {
    if (!parts) return;
    const { hierarchy } = parts;
    const unit = state.picked < 0 ? leaves()[0] : state.picked;
    const level = levelOf(unit);
    const moves = {
      ArrowRight: Math.min(unit + 1, hierarchy.levelStarts[level + 1] - 1),
      ArrowLeft: Math.max(unit - 1, hierarchy.levelStarts[level]),
      ArrowUp: level ? hierarchy.parent[unit] : unit,
      ArrowDown: child(unit),
      Escape: -1,
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    pick(state.picked < 0 && event.key !== "Escape" ? unit : moves[event.key]);
  });

  const child = (unit) => {
    const found = parts.hierarchy.parent.indexOf(unit);
    return found < 0 ? unit : found;
  };

  const stop = onResize(el, () => {
    parts = null;
    draw();
  });

  return {
    el,
    picture,
    show(record, cycle = record.cycles - 1) {
      if (state.record && state.record.hierarchy.size !== record.hierarchy.size) state.picked = -1;
      const grown = state.record && parts && sameTree(state.record.hierarchy, record.hierarchy);
      if (grown) parts.hierarchy = record.hierarchy;
      Object.assign(state, { record, cycle });
      if (el.clientWidth) draw();
    },
    pick,
    get sentence() {
      return said.textContent;
    },
    destroy: stop,
  };
}

// Records from a worker carry a copy of the hierarchy: the drawing stays where it is the same tree.
function sameTree(one, other) {
  return one.size === other.size && one.depth === other.depth && one.parent.every((up, i) => up === other.parent[i]);
}

function n(value) {
  return Math.round(value * 10) / 10;
}


// Someone is somewhere, something arrives: the number grows down the tree to where one stands.
import { createClient } from "../engine/client.js";
import { makeSettings } from "../engine/here.js";
import { h, onResize, rich, svg } from "../dom.js";
import { format } from "../format.js";
import { levelNames } from "../pictures/common.js";
import { NEEDS, frame as frameOf, meanPoints } from "../tree/frames.js";
import { places } from "../tree/layout.js";
import { animate, eased } from "./motion.js";
import { goOn } from "./onward.js";
import { blank, measure, text } from "./plot.js";

const RUNS = 400;
const FALL = 620;

export function scene(el, data, page) {
  const { tr } = page;
  const picture = svg("svg", { class: "jm-svg", role: "img" });
  const frame = h("div", { class: "jm-frame" }, picture);
  const again = h("button", { type: "button", class: "jm-link jm-no-print", onclick: () => play() }, tr("beat.again"));
  el.append(
    h("div", { class: "jm-say" }, rich("div", { class: "jm-lead" }, data.say), rich("h2", { class: "jm-big-ask" }, data.ask), goOn(page, data.go || tr("beat.first_guess"))),
    frame,
    h("p", { class: "jm-note-line" }, tr("beat.scene.note", { cycle: String(data.cycle < 0 ? data.cycles : data.cycle + 1) }), " ", again));
  let record = null;
  let stop = () => {};
  const draw = (share) => {
    if (record && frame.clientWidth) drawPath(picture, frame, record, data, tr, share);
  };
  const play = () => {
    stop();
    stop = animate(FALL * (record.hierarchy.depth + 0.5), draw);
  };
  createClient()
    .simulate(makeSettings(data.settings), data.hierarchy, { cycles: data.cycles, runs: RUNS, seed: data.seed, ...NEEDS })
    .then((made) => {
      record = made;
      picture.setAttribute("aria-label", spoken(record, data, tr));
      play();
    });
  const off = onResize(frame, () => {
    stop();
    draw(1);
  });
  return () => {
    stop();
    off();
  };
}

function spoken(record, data, tr) {
  const means = meanPoints(record, "target", data.cycle);
  const parts = levelNames(record.hierarchy.depth, tr).map((name, level) => tr("beat.scene.level", { name, value: format(means[level], ".0f") }));
  return tr("beat.scene.spoken", { parts: parts.join(tr("beat.scene.join")) });
}

// The path runs down the outer edge, so that its numbers stand in the margin, over nothing.
function drawPath(picture, frame, record, data, tr, share) {
  const { hierarchy } = record;
  const { depth, levelStarts, parent } = hierarchy;
  const { width, height, scale, type } = blank(picture, frame);
  const narrow = width < 620 * scale;
  const cycle = data.cycle < 0 ? record.cycles + data.cycle : data.cycle;
  const means = meanPoints(record, "target", cycle);
  const { target } = frameOf(record, cycle);
  const names = levelNames(depth, tr);
  const stand = data.place < 0 ? depth + data.place : data.place;
  const size = (level) => type * (level === stand ? (narrow ? 3 : 4.6) : narrow ? 1.5 : 2.1);
  const margin = measure(format(means[stand], ".0f")) * size(stand) + 2.4 * type;
  const room = width - margin;
  const { across: shares } = places(parent, levelStarts);
  const across = Array.from(shares, (x) => x * room);
  const foot = height - 2.6 * type;
  const top = (narrow ? 3.4 : 4.2) * type;
  const unit = Math.min((foot - top) / (depth - 1), 0.36 * height) * 0.62 / Math.max(...means);
  const rise = Array.from({ length: depth }, (_, level) => top + ((foot - top) * level) / (depth - 1));
  const path = [];
  for (let at = hierarchy.size - 1; at >= 0; at = at ? parent[at] : -1) path.unshift(at);
  const lit = new Set(path);
  let twigs = "";
  let crowd = "";
  let lines = "";
  const wide = Math.max(1, (room / hierarchy.units(depth - 1)) * 0.55);
  for (let level = 1; level < depth; level += 1)
    for (let at = levelStarts[level]; at < levelStarts[level + 1]; at += 1) {
      if (lit.has(at) || !hierarchy.units(level)) continue;
      const last = level === depth - 1;
      const tall = last ? 100 * target[at] * unit * (means[0] / 100) / target[0] : 0.7 * type;
      const y1 = rise[level] - tall;
      const [x0, y0, x1] = [across[parent[at]], rise[level - 1], across[at]];
      twigs += `M${x0.toFixed(1)},${y0.toFixed(1)}C${x0.toFixed(1)},${((y0 + y1) / 2).toFixed(1)} ${x1.toFixed(1)},${((y0 + y1) / 2).toFixed(1)} ${x1.toFixed(1)},${y1.toFixed(1)}`;
      const w = last ? wide : 0.7 * type;
      crowd += `M${(x1 - w / 2).toFixed(1)},${rise[level].toFixed(1)}v${(-tall).toFixed(1)}h${w.toFixed(1)}v${tall.toFixed(1)}z`;
      if (last) lines += `M${(x1 - w * 0.75).toFixed(1)},${y1.toFixed(1)}h${(1.5 * w).toFixed(1)}`;
    }
  picture.append(svg("path", { class: "jm-twig", d: twigs }), svg("path", { class: "jm-crowd", d: crowd }), svg("path", { class: "jm-asked-line", d: lines }));
  const reached = share * (depth + 0.5);
  path.forEach((at, level) => {
    const here = Math.min(1, Math.max(0, reached - level));
    if (here <= 0 || level > stand) return;
    const fall = (1 - eased(here)) * -46 * scale;
    const x = across[at];
    const w = (level === stand ? 2.1 : 1.5) * type;
    const h1 = means[level] * unit;
    if (level) {
      const [x0, y0] = [across[path[level - 1]], rise[level - 1]];
      const y1 = rise[level] - h1 - 2;
      picture.append(svg("path", { class: "jm-twig-lit", d: `M${x0},${y0}C${x0},${(y0 + y1) / 2} ${x},${(y0 + y1) / 2} ${x},${y1}`, opacity: here }));
    }
    const group = svg("g", { transform: `translate(0,${fall.toFixed(1)})`, opacity: here });
    let below = 0;
    for (let k = 0; k <= level; k += 1) {
      const add = (k ? means[k] - means[k - 1] : means[0]) * unit;
      if (add > 0.4) group.append(svg("rect", { x: x - w / 2, y: rise[level] - below - add, width: w, height: Math.max(0.5, add - (k ? 1.5 : 0)), class: k ? "jm-slab-added" : "jm-slab" }));
      below += add;
    }
    const big = size(level);
    const right = x + w / 2 + 0.7 * type;
    group.append(text(right, rise[level] - 0.2 * big, format(means[level], ".0f"), { "font-size": big, "font-weight": 700, class: "jm-halo" }));
    const added = level ? means[level] - means[level - 1] : 0;
    const shown = Number(format(means[level], ".0f")) - (level ? Number(format(means[level - 1], ".0f")) : 0);
    if (level && added > 0.5 && !narrow)
      group.append(text(right, rise[level] - 1.12 * big, tr("beat.scene.added", { level: names[level - 1], points: String(shown) }), { "font-size": 1.1 * type, class: "jm-halo jm-quiet-words" }));
    if (level !== stand) group.append(text(x - w / 2 - 0.6 * type, rise[level] - h1 + 1.1 * type, names[level], { "font-size": 1.1 * type, "text-anchor": "end", class: "jm-halo" }));
    picture.append(group);
    if (level === stand)
      picture.append(
        svg("circle", { cx: x, cy: rise[level] + 1.35 * type, r: 1.05 * type, class: "jm-you-dot", opacity: here }),
        text(x, rise[level] + 1.72 * type, tr("beat.you"), { "font-size": 1.05 * type, "font-weight": 700, "text-anchor": "middle", class: "jm-on-you", opacity: here }));
  });
  if (!narrow) picture.append(text(0, height - 0.5 * type, tr("beat.scene.foot", { count: String(hierarchy.units(depth - 1)), name: names[depth - 1] }), { "font-size": type, class: "jm-quiet-words" }));
}

// A few units drawn large: a line for what is asked, a hollow column for the books, a solid one for
// what is there, a cross where one was held to account for what was beyond control.
import { h, onResize, svg } from "../dom.js";
import { format } from "../format.js";
import { FOUND, SANCTIONED, WRONGFUL, frame as frameOf, meanPoints } from "../tree/frames.js";
import { levelNames } from "../pictures/common.js";
import { blank, text } from "./plot.js";

// items: [{ name, target, reported, actual, mark, picked }] in points, the centre's target being 100.
export function branch(tr, { tall = 0.62 } = {}) {
  const picture = svg("svg", { class: "jm-svg", role: "img" });
  const frame = h("div", { class: "jm-frame jm-branch-frame" }, picture);
  let shown = null;
  const draw = () => {
    if (!shown || !frame.clientWidth) return;
    const { items, chain = [], top: fixed } = shown;
    const { width, height, scale, type } = blank(picture, frame);
    const head = (chain.length ? 4.5 : 1.6) * type;
    const foot = height - 2.9 * type;
    const most = Math.max(fixed || 0, 110, ...items.map(({ target, reported, actual }) => Math.max(target, reported || 0, actual || 0))) * 1.06;
    const up = (v) => foot - (v / most) * (foot - head);
    chain.forEach(({ name, value }, i) => {
      const x = ((i + 0.5) * width) / chain.length;
      picture.append(
        text(x, 1.1 * type, name, { "font-size": type, "text-anchor": "middle", class: "jm-tick" }),
        text(x, 2.5 * type, value, { "font-size": 1.2 * type, "font-weight": 700, "text-anchor": "middle" }));
    });
    const each = width / items.length;
    const wide = Math.min(each * tall, 110 * scale);
    items.forEach(({ name, target, reported, actual, mark, picked, word }, i) => {
      const x = (i + 0.5) * each;
      const many = items.length > 9;
      const column = (v, cls) => svg("path", { class: cls, d: `M${x - wide / 2},${foot}V${up(v)}h${wide}V${foot}z` });
      if (reported !== undefined) picture.append(column(reported, "jm-books"));
      if (actual !== undefined) {
        picture.append(column(actual, "jm-real"));
        if (!many) {
          const inside = foot - up(actual) > 1.6 * type;
          picture.append(text(x, inside ? foot - 0.6 * type : up(Math.max(actual, reported || 0)) - 0.4 * type, format(actual, ".0f"), { "font-size": 1.15 * type, "font-weight": 700, "text-anchor": "middle", class: inside ? "jm-on-real" : "jm-end-there" }));
        }
      }
      picture.append(svg("path", { class: "jm-tops", d: `M${x - wide / 2 - 5 * scale},${up(target)}h${wide + 10 * scale}`, "stroke-width": 3 * scale }));
      if (each > 4.2 * type) picture.append(text(x, up(target) - 0.45 * type, tr("beat.branch.asked", { value: format(target, ".0f") }), { "font-size": 1.05 * type, "font-weight": 700, "text-anchor": "middle", class: "jm-halo" }));
      const state = { [WRONGFUL]: "wrongful", [SANCTIONED]: "sanctioned", [FOUND]: "found" }[mark] || "";
      if (!many && name) picture.append(text(x, foot + 1.35 * type, name, { "font-size": type, "text-anchor": "middle", class: picked ? "jm-end-own" : "jm-tick", "font-weight": picked ? 700 : 400 }));
      const said = word || (state ? tr(`beat.branch.${state}`) : "");
      if (said) {
        if (many) picture.append(text(x, foot + 1.1 * type, state === "wrongful" ? "×" : "●", { "font-size": 0.8 * type, "text-anchor": "middle", class: state === "wrongful" ? "jm-end-wrongful" : "" }));
        else picture.append(text(x, foot + 2.6 * type, (state === "wrongful" ? "× " : state ? "● " : "") + said, { "font-size": 0.95 * type, "text-anchor": "middle", class: state === "wrongful" ? "jm-end-wrongful" : "jm-tick" }));
      }
    });
    picture.setAttribute("aria-label", items.map((item) => tr("beat.branch.spoken", {
      name: item.name || "", target: format(item.target, ".0f"), reported: item.reported === undefined ? "–" : format(item.reported, ".0f"), actual: item.actual === undefined ? "–" : format(item.actual, ".0f"),
    })).join(tr("beat.scene.join")));
  };
  const off = onResize(frame, draw);
  return {
    el: h("div", { class: "jm-branch" }, frame, h("p", { class: "jm-tree-legend" }, tr("beat.branch.legend"))),
    show(next) {
      shown = next;
      draw();
    },
    destroy: off,
  };
}

// The county that holds the tree's last units, and the means of the levels above it.
export function countyOf(record, tr) {
  const { hierarchy } = record;
  const { depth, levelStarts, parent, size } = hierarchy;
  const cycle = record.cycles - 1;
  const { target, reported, actual, state } = frameOf(record, cycle);
  const above = parent[Math.floor((levelStarts[depth - 1] + size) / 2)];
  const per = 100 / target[0];
  const units = [];
  for (let unit = levelStarts[depth - 1]; unit < size; unit += 1) if (parent[unit] === above) units.push(unit);
  const means = meanPoints(record, "target", cycle);
  const names = levelNames(depth, tr);
  return {
    chain: means.slice(0, -1).map((value, level) => ({ name: names[level], value: format(value, ".0f") })),
    top: 200,
    items: units.slice(0, 5).map((unit, i) => ({
      name: tr("beat.branch.unit", { letter: tr("beat.branch.letters")[i] }),
      target: per * target[unit], reported: per * reported[unit], actual: per * actual[unit], mark: state[unit],
    })),
  };
}

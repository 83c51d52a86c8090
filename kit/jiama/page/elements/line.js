// A small line picture: places from left to right, heights drawn, given and computed.
import { svg } from "../dom.js";
import { inWords } from "./slider.js";

function typeScale(node) {
  return Number.parseFloat(getComputedStyle(node).getPropertyValue("--jm-scale")) || 1;
}

function size(picture, width, height) {
  picture.textContent = "";
  picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
  picture.setAttribute("width", width);
  picture.setAttribute("height", height);
}

// about: places, minimum, maximum, step, unit, given; lines: { own, model }, heights after the given
// ones, either may be missing; words: { own, model }. Returns how to read a pointer's place.
export function drawLine(picture, about, lines, words) {
  const scale = typeScale(picture);
  const width = Math.max(picture.parentElement.clientWidth, 240);
  const height = Math.round(Math.min(300, Math.max(220, width * 0.5)) * scale);
  const type = 13 * scale;
  const pad = { left: 46 * scale, right: 66 * scale, top: 18 * scale, bottom: 28 * scale };
  const count = about.places.length;
  const across = (i) => pad.left + (i * (width - pad.left - pad.right)) / (count - 1);
  const span = about.maximum - about.minimum;
  const up = (v) => height - pad.bottom - ((v - about.minimum) / span) * (height - pad.top - pad.bottom);
  size(picture, width, height);
  for (let i = 0; i <= 4; i += 1) {
    const value = about.minimum + (span * i) / 4;
    const y = up(value);
    picture.append(
      svg("line", { x1: pad.left, x2: width - pad.right, y1: y, y2: y, class: "jm-grid" }),
      svg("text", { x: pad.left - 8, y: y + type * 0.35, "text-anchor": "end", "font-size": type, class: "jm-tick" },
        inWords(value, about)),
    );
  }
  about.places.forEach((place, i) =>
    picture.append(
      svg("text", { x: across(i), y: height - 6, "text-anchor": "middle", "font-size": type, class: "jm-place" }, place)));
  const one = (heights, role, label) => {
    const all = [...about.given, ...heights];
    const points = all.map((v, i) => `${across(i)},${up(v)}`).join(" ");
    const dash = role === "own" ? `${6 * scale} ${5 * scale}` : null;
    picture.append(svg("polyline", { points, class: `jm-line-${role}`, "stroke-width": 2.5 * scale, "stroke-dasharray": dash }));
    all.forEach((v, i) =>
      picture.append(
        svg("circle", {
          cx: across(i), cy: up(v), r: (i < about.given.length ? 4 : 7) * scale,
          class: `jm-dot-${role}`, "stroke-width": 2.5 * scale,
        })));
    return { end: all[all.length - 1], role, label };
  };
  const ends = [];
  if (lines.model) ends.push(one(lines.model, "model", words.model));
  if (lines.own) ends.push(one(lines.own, "own", words.own));
  labelEnds(picture, ends, { up, about, type, top: pad.top, x: width - pad.right + 13 * scale });
  return {
    index: (x) => Math.round(((x - pad.left) / (width - pad.left - pad.right)) * (count - 1)),
    value: (y) => {
      const raw = about.minimum + ((height - pad.bottom - y) / (height - pad.top - pad.bottom)) * span;
      const stepped = Math.round((raw - about.minimum) / about.step) * about.step + about.minimum;
      return Math.min(about.maximum, Math.max(about.minimum, Number(stepped.toFixed(6))));
    },
  };
}

// Two labels at the right that would cover each other move apart.
function labelEnds(picture, ends, { up, about, type, top, x }) {
  ends.sort((a, b) => b.end - a.end);
  const gap = type * 2.5;
  const ys = ends.map(({ end }) => up(end));
  if (ys.length === 2 && ys[1] - ys[0] < gap) {
    const middle = (ys[0] + ys[1]) / 2;
    ys[0] = middle - gap / 2;
    ys[1] = middle + gap / 2;
  }
  const least = top + type * 0.4;
  if (ys.length && ys[0] < least) {
    const down = least - ys[0];
    ys.forEach((_, i) => (ys[i] += down));
  }
  ends.forEach(({ end, role, label }, i) => {
    const at = { x, "font-size": type, class: `jm-end-${role}`, "font-weight": 600 };
    picture.append(
      svg("text", { ...at, y: ys[i] - type * 0.1 }, label),
      svg("text", { ...at, y: ys[i] + type * 1.05 }, inWords(end, about)),
    );
  });
}

// One scale with the trainee's number and the answer on it.
export function drawScale(picture, about, own, answer, words) {
  const scale = typeScale(picture);
  const width = Math.max(picture.parentElement.clientWidth, 240);
  const type = 13 * scale;
  const height = Math.round(104 * scale);
  const side = 30 * scale;
  const base = height / 2;
  const across = (v) => side + ((v - about.minimum) / (about.maximum - about.minimum)) * (width - 2 * side);
  size(picture, width, height);
  picture.append(svg("line", { x1: side, x2: width - side, y1: base, y2: base, class: "jm-rail" }));
  for (const [value, anchor, x] of [[about.minimum, "start", 0], [about.maximum, "end", width]])
    picture.append(
      svg("text", { x, y: base + type * 1.6, "font-size": type, "text-anchor": anchor, class: "jm-tick" }, inWords(value, about)));
  const mark = (value, role, label, above) => {
    const x = across(Math.min(about.maximum, Math.max(about.minimum, value)));
    const tip = above ? base - 20 * scale : base + 20 * scale;
    const anchor = x < width * 0.2 ? "start" : x > width * 0.8 ? "end" : "middle";
    picture.append(
      svg("line", { x1: x, x2: x, y1: base, y2: tip, class: `jm-line-${role}`, "stroke-width": 2.5 * scale }),
      svg("circle", { cx: x, cy: base, r: 7 * scale, class: `jm-dot-${role}`, "stroke-width": 2 }),
      svg("text", {
        x, y: above ? tip - 6 * scale : tip + type + 2, "font-size": type, "font-weight": 600, "text-anchor": anchor,
        class: `jm-end-${role}`,
      }, `${label} ${inWords(value, about)}`),
    );
  };
  mark(answer, "model", words.model, true);
  mark(own, "own", words.own, false);
}

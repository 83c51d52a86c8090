// Axes in one hand, for pictures that a beat draws itself.
import { svg } from "../dom.js";

export function typeScale(node) {
  return Number.parseFloat(getComputedStyle(node).getPropertyValue("--jm-scale")) || 1;
}

// Fill a frame with an empty picture, to be drawn at once; returns its size and the size of type.
export function blank(picture, frame) {
  const scale = typeScale(frame);
  const width = Math.max(frame.clientWidth, 240);
  const height = Math.max(frame.clientHeight, 180);
  picture.textContent = "";
  picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
  picture.setAttribute("width", width);
  picture.setAttribute("height", height);
  frame.dataset.drawn = "yes";
  return { width, height, scale, type: 14 * scale };
}

export function text(x, y, words, more = {}) {
  return svg("text", { x, y, ...more }, words);
}

// about: { x: {min, max, ticks: [[at, words]], title}, y: {min, max, ticks, title}, right: room for
// words at the right, in characters }. Draws the axes; returns { across, up, box, type, scale }.
export function axes(picture, frame, { x, y, right = 5 }) {
  const { width, height, scale, type } = blank(picture, frame);
  const longest = Math.max(...y.ticks.map(([, words]) => words.length));
  const box = {
    left: (0.62 * longest + 1) * type, right: width - right * type,
    top: (y.title ? 2.4 : 0.8) * type, bottom: height - (x.title ? 3.4 : 1.9) * type,
  };
  const across = (v) => box.left + ((v - x.min) / (x.max - x.min)) * (box.right - box.left);
  const up = (v) => box.bottom - ((v - y.min) / (y.max - y.min)) * (box.bottom - box.top);
  for (const [at, words] of y.ticks)
    picture.append(
      svg("path", { class: "jm-grid", d: `M${box.left},${up(at)}H${box.right}` }),
      text(box.left - 0.6 * type, up(at) + 0.35 * type, words, { class: "jm-tick", "font-size": type, "text-anchor": "end" }));
  // Where places would touch, the one further left is not named.
  let free = width;
  for (const [at, words] of [...x.ticks].reverse()) {
    const half = 0.5 * measure(words) * type;
    const middle = Math.min(across(at), width - half);
    if (middle + half > free) continue;
    picture.append(text(middle, box.bottom + 1.4 * type, words, { class: "jm-tick", "font-size": type, "text-anchor": "middle" }));
    free = middle - half - 0.5 * type;
  }
  if (x.title) picture.append(text(box.right, box.bottom + 2.9 * type, x.title, { class: "jm-tick", "font-size": type, "text-anchor": "end" }));
  if (y.title) picture.append(text(0, 1.1 * type, y.title, { class: "jm-tick", "font-size": type }));
  return { across, up, box, type, scale, width, height };
}

// About how wide words are, in ems: a Chinese character is one, a Latin letter half.
export function measure(words) {
  let sum = 0;
  for (const letter of words) sum += letter.charCodeAt(0) > 0x2000 ? 1 : 0.56;
  return sum;
}

export const path = (points) => `M${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}`;

// Words at the ends of lines, moved apart where they would touch: [{ y, words, role }] → drawn.
export function endWords(picture, x, ends, { type, box, size = 1.35 }) {
  const sorted = [...ends].sort((a, b) => a.y - b.y);
  const gap = 1.25 * size * type;
  for (let i = 1; i < sorted.length; i += 1) sorted[i].y = Math.max(sorted[i].y, sorted[i - 1].y + gap);
  const over = sorted.length ? Math.max(0, sorted[sorted.length - 1].y - box.bottom) : 0;
  for (const { y, words, role } of sorted)
    picture.append(text(x, y - over + 0.4 * type, words, { class: `jm-halo jm-end-${role}`, "font-size": size * type, "font-weight": 700 }));
}

// Round steps for an axis between two values: three to six of them.
export function steps(min, max) {
  const raw = (max - min) / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= raw);
  const first = Math.ceil(min / step - 1e-9) * step;
  const found = [];
  for (let v = first; v <= max + 1e-9; v += step) found.push(Number(v.toFixed(10)));
  return found;
}

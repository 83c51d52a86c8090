// The look of a drawing on one page: type size, and the colours of the page's theme.
import COLOURS from "../drawn/palette.json";

const GROWS = /^(font|label|title|labelFont|titleFont|subtitleFont)Size$/;
const GROWS_TOO = ["strokeWidth", "labelPadding", "titlePadding", "tickSize", "labelLimit", "titleOffset"];
const SHIFTS = ["dx", "dy"];

// The page's type scale and its colours, read where the picture stands.
export function palette(host) {
  const style = getComputedStyle(host);
  const scale = Number.parseFloat(style.getPropertyValue("--jm-scale")) || 1;
  const font = style.getPropertyValue("--font").trim();
  const colours = {};
  for (const hex of Object.keys(COLOURS)) colours[hex] = style.getPropertyValue(COLOURS[hex]).trim() || hex;
  return { scale, font, colours, key: JSON.stringify([scale, font, colours]) };
}

// A drawing with every type size and line grown by a factor.
export function scaled(node, factor) {
  if (factor === 1) return JSON.parse(JSON.stringify(node));
  return grown(node, factor);
}

function grown(node, factor) {
  if (Array.isArray(node)) return node.map((item) => grown(item, factor));
  if (node === null || typeof node !== "object") return node;
  const out = {};
  for (const key of Object.keys(node)) {
    const value = node[key];
    const grows = GROWS.test(key) || GROWS_TOO.includes(key) || SHIFTS.includes(key);
    if (grows && typeof value === "number") out[key] = value * factor;
    else if (grows && value && typeof value.value === "number") out[key] = { ...value, value: value.value * factor };
    else out[key] = grown(value, factor);
  }
  return out;
}

// A drawing whose stored colours, those of the light page, are the present theme's.
export function recoloured(spec, { colours, font, scale }) {
  const text = JSON.stringify(spec).replace(/#[0-9a-fA-F]{6}\b/g, (hex) => colours[hex.toLowerCase()] || hex);
  const made = JSON.parse(text);
  if (font && made.config) made.config.font = font;
  const pad = made.padding;
  if (pad && typeof pad === "object" && scale !== 1) for (const side of Object.keys(pad)) pad[side] *= scale;
  return made;
}

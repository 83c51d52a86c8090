// Be every level in turn: a slider a level, and the number as each level hears it.
import { simulate } from "../engine/here.js";
import { h, keepKeys, onResize, rich, svg } from "../dom.js";
import { format } from "../format.js";
import { gated } from "./gate.js";
import { drawLine } from "./line.js";
import { slider } from "./slider.js";

// The equal markups that a button sets on every level at once.
const SHARES = [0.05, 0.1, 0.2];

export function roles(el, data, page) {
  return gated(el, data.after, page, (place) => chain(place, data, page));
}

function chain(el, data, page) {
  const { tr, store } = page;
  keepKeys(el);
  const key = page.key(`roles/${data.name}`);
  const inner = data.places.slice(1, -1);
  const most = 100 * data.maximum;
  const fits = (kept) => Array.isArray(kept) && kept.length === inner.length && kept.every((v) => v >= 0 && 100 * v <= most);
  const kept = store.get(key);
  let values = fits(kept) ? kept : inner.map(() => data.start);
  const picture = svg("svg", { class: "jm-svg", "aria-hidden": "true" });
  const frame = h("div", { class: "jm-line" }, picture);
  const said = h("p", { class: "jm-headline", role: "status" });

  const draw = () => {
    const spans = data.places.slice(1).map(() => 1);
    const told = simulate({ fixed_markup: values }, spans, { cycles: 1, runs: 1 }).byLevel("target");
    const heights = Array.from(told, (target) => data.amount * target);
    const step = 0.4 * data.amount;
    const last = heights[heights.length - 1];
    const maximum = data.amount + step * Math.ceil((Math.max(1.6 * data.amount, 1.06 * last) - data.amount) / step);
    const axis = { minimum: data.amount, maximum, step: 1, unit: data.unit, decimals: 0, places: data.places, given: [] };
    if (frame.clientWidth) drawLine(picture, axis, { model: heights }, { model: tr("lesson.roles.told") });
    const sum = data.amount * (1 + values.reduce((a, b) => a + b, 0));
    said.textContent = tr("lesson.roles.said", {
      start: format(data.amount, "g"), place: data.places[data.places.length - 1], end: format(last, ".4g"), sum: format(sum, ".4g"),
    });
  };
  const choose = (next) => {
    values = next;
    store.set(key, values);
    draw();
  };
  const about = { minimum: 0, maximum: most, step: 1, unit: "%", decimals: 0 };
  const sliders = inner.map((where, i) =>
    slider(tr("lesson.roles.adds", { place: where }), about, 100 * values[i], (next) =>
      choose(values.map((v, k) => (k === i ? next / 100 : v)))));
  const buttons = SHARES.filter((share) => share <= data.maximum).map((share) =>
    h("button", { type: "button", class: "jm-button jm-quiet", onclick: () => {
      choose(values.map(() => share));
      sliders.forEach((made) => made.set(100 * share));
    } }, tr("lesson.roles.all", { share: format(share, ".0%") })));
  if (data.intro) el.append(rich("div", { class: "jm-block" }, data.intro));
  el.append(h("section", { class: "jm-card jm-roles" },
    h("div", { class: "jm-roles-grid" }, h("div", { class: "jm-line-sliders" }, sliders.map(({ row }) => row)), frame),
    said, h("div", { class: "jm-foot" }, buttons)));
  draw();
  return onResize(frame, draw);
}

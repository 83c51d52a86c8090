// A prediction: choose, set a value or draw a line; committed once, kept by the browser.
import { h, keepKeys, onResize, rich, svg, unique } from "../dom.js";
import { drawLine } from "./line.js";
import { inWords, slider } from "./slider.js";

// Whether a kept guess fits the question as it is asked today.
export function fits(value, asked) {
  if (asked.form === "choice") return asked.options.some(({ id }) => id === value);
  const inside = (v) => Number.isFinite(v) && v >= asked.minimum && v <= asked.maximum;
  if (asked.form === "number") return inside(value);
  return Array.isArray(value) && value.length === asked.places.length - asked.given.length && value.every(inside);
}

function choiceControls(asked, state) {
  const group = unique("jm-choice");
  const inputs = asked.options.map(({ id }) =>
    h("input", { type: "radio", name: group, value: id, onchange: () => state.change(id) }));
  const box = h("div", { class: "jm-options" }, asked.options.map(({ text }, i) => h("label", { class: "jm-option" }, inputs[i], h("span", {}, text))));
  return { nodes: [box], show: (value) => inputs.forEach((input) => (input.checked = input.value === value)) };
}

function numberControls(asked, state, tr) {
  const start = asked.start === undefined ? asked.minimum : asked.start;
  const made = slider(tr("predict.value"), asked, state.value === undefined ? start : state.value, state.change);
  made.row.classList.add("jm-slider-big");
  // A click on the starting place is a choice too.
  made.input.addEventListener("pointerup", () => state.change(Number(made.input.value)));
  const ends = h("div", { class: "jm-slider-ends", "aria-hidden": "true" },
    h("span", {}, inWords(asked.minimum, asked)), h("span", {}, inWords(asked.maximum, asked)));
  return { nodes: [made.row, ends], show: made.set };
}

function curveControls(asked, state, tr) {
  const first = asked.given.length ? asked.given[asked.given.length - 1] : asked.minimum;
  let heights = state.value || asked.places.slice(asked.given.length).map(() => first);
  const picture = svg("svg", { "aria-hidden": "true", class: "jm-svg" });
  const frame = h("div", { class: "jm-line" }, picture);
  let places = null;
  const draw = () => (places = drawLine(picture, asked, { own: heights }, { own: tr("predict.own") }));
  const put = (i, value) => {
    heights = heights.map((v, k) => (k === i ? value : v));
    sliders[i].set(value);
    draw();
    state.change(heights);
  };
  const sliders = heights.map((value, i) => slider(asked.places[i + asked.given.length], asked, value, (v) => put(i, v)));
  const drag = (event) => {
    const at = picture.getBoundingClientRect();
    const i = places.index(event.clientX - at.left) - asked.given.length;
    if (i >= 0 && i < heights.length) put(i, places.value(event.clientY - at.top));
  };
  picture.addEventListener("pointerdown", (event) => {
    if (state.done) return;
    picture.setPointerCapture(event.pointerId);
    drag(event);
  });
  picture.addEventListener("pointermove", (event) => {
    if (picture.hasPointerCapture(event.pointerId)) drag(event);
  });
  const box = h("div", { class: "jm-drawing" }, h("p", { class: "jm-hint" }, tr("predict.box.draw")), frame,
    h("div", { class: "jm-line-sliders" }, sliders.map(({ row }) => row)));
  return {
    nodes: [box],
    show(value) {
      heights = value;
      sliders.forEach((made, i) => made.set(value[i]));
      if (frame.clientWidth) draw();
    },
    ready: () => {
      if (frame.clientWidth) draw();
      return onResize(frame, draw);
    },
  };
}

const CONTROLS = { choice: choiceControls, number: numberControls, curve: curveControls };

export function predict(el, { name, asked }, page) {
  const { tr } = page;
  keepKeys(el);
  const kept = page.guess(name);
  const state = {
    value: kept !== undefined && fits(kept, asked) ? kept : undefined,
    done: kept !== undefined && fits(kept, asked),
    change(value) {
      state.value = value;
      button.disabled = false;
    },
  };
  const controls = CONTROLS[asked.form](asked, state, tr);
  const button = h("button", { type: "button", class: "jm-button", disabled: true }, tr("predict.box.commit"));
  const status = h("p", { class: "jm-status", role: "status" });
  const group = h("fieldset", { class: "jm-question" }, rich("legend", { class: "jm-ask" }, asked.ask), controls.nodes);
  const card = h("section", { class: "jm-card jm-predict", id: `jm-${name}` },
    h("p", { class: "jm-tag" }, tr("predict.box.tag")), asked.lead && rich("div", { class: "jm-lead" }, asked.lead),
    group, h("div", { class: "jm-foot" }, button, status));
  el.append(card);
  const show = () => {
    group.disabled = state.done;
    button.hidden = state.done;
    card.classList.toggle("jm-done", state.done);
    status.textContent = tr(state.done ? "predict.box.committed" : "predict.box.waiting");
    if (state.done) controls.show(state.value);
  };
  button.addEventListener("click", () => {
    page.store.set(page.key(`predict/${name}`), state.value);
    card.tabIndex = -1;
    card.focus({ preventScroll: true });
  });
  const stopWatching = page.store.watch(page.key(`predict/${name}`), () => {
    const value = page.guess(name);
    state.done = value !== undefined;
    if (state.done) state.value = value;
    show();
  });
  const stop = controls.ready ? controls.ready() : () => {};
  show();
  return () => {
    stopWatching();
    stop();
  };
}

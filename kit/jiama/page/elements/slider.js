// A labelled native range input with its value in words. On a touch screen a swipe that starts on it
// scrolls the page (touch-action in the style sheet).
import { h, unique } from "../dom.js";

function decimals(step) {
  const text = String(step);
  return text.includes(".") ? text.split(".")[1].length : 0;
}

// A finger that came to scroll has moved nothing: once the browser takes the movement for itself,
// the value is what it was when the finger came down.
export function scrollsFreely(input) {
  let before = null;
  input.addEventListener("pointerdown", ({ pointerType }) => (before = pointerType === "touch" ? input.value : null));
  input.addEventListener("pointercancel", () => {
    if (before === null || input.value === before) return;
    input.value = before;
    input.dispatchEvent(new Event("input"));
  });
}

export function inWords(value, about) {
  const digits = about.decimals === undefined ? decimals(about.step) : about.decimals;
  return `${Number(value).toFixed(digits)}${about.unit || ""}`;
}

// about: minimum, maximum, step, unit, decimals. Returns { row, input, set(value) }.
export function slider(label, about, value, onInput) {
  const id = unique("jm-slider");
  const input = h("input", {
    type: "range", id, min: about.minimum, max: about.maximum, step: about.step,
    oninput: () => {
      say();
      onInput(Number(input.value));
    },
  });
  input.value = value;
  scrollsFreely(input);
  const output = h("output", { class: "jm-slider-value", htmlFor: id });
  const say = () => {
    output.textContent = inWords(input.value, about);
    input.setAttribute("aria-valuetext", output.textContent);
    const share = (input.value - about.minimum) / (about.maximum - about.minimum);
    input.style.setProperty("--share", `${100 * share}%`);
  };
  const row = h("div", { class: "jm-slider" }, h("label", { class: "jm-slider-label", htmlFor: id }, label), input, output);
  say();
  return {
    row,
    input,
    set(next) {
      input.value = next;
      say();
    },
  };
}

// One beat in its place: what it shows once every guess before it is committed, a veil until then.
import { h, replace } from "../dom.js";
import { guarded } from "../faults.js";
import { unseal } from "../seal.js";
import { BEATS } from "./index.js";

// The first guess before a beat that is not committed yet.
export function missing(beat, page) {
  if (page.presenting) return undefined;
  return (beat.after || []).find((name) => page.guess(name) === undefined);
}

export function mountBeat(el, beat, page) {
  const { tr } = page;
  let destroy = () => {};
  const open = () => {
    replace(el);
    el.classList.remove("jm-veiled");
    destroy = guarded(el, page, () => BEATS[beat.kind](el, beat.sealed ? unseal(beat.sealed) : beat.data, page, beat)) || (() => {});
  };
  const veil = (name) => {
    el.classList.add("jm-veiled");
    const back = page.stage && page.stage.guessBeat(name);
    replace(el, h("div", { class: "jm-veil-beat" }, h("p", { class: "jm-lead" }, tr("beat.veil")),
      back && h("button", { type: "button", class: "jm-go", onclick: () => page.stage.go(back) }, tr("beat.back_to_guess"))));
  };
  const waits = missing(beat, page);
  if (waits === undefined) {
    open();
    return () => destroy();
  }
  veil(waits);
  const stop = page.store.watch(page.key("predict/"), () => {
    const left = missing(beat, page);
    if (left !== undefined) return veil(left);
    stop();
    return open();
  });
  return () => {
    stop();
    destroy();
  };
}

// The button that leads on, where a beat is one of several on a stage.
export function goOn(page, words, more = {}) {
  const { stage, tr } = page;
  if (!stage) return null;
  const button = h("button", { type: "button", class: "jm-go jm-no-print", onclick: () => stage.next() }, words || tr("beat.next"));
  button.hidden = Boolean(more.hidden);
  return button;
}

// What moves may move; where the system asks for stillness it stands at its end at once.
export function isStill() {
  return typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches;
}

// Calls `draw(share)` from 0 to 1 over some milliseconds; returns how to stop.
export function animate(milliseconds, draw, done = () => {}) {
  if (isStill() || !milliseconds || document.hidden) {
    draw(1);
    done();
    return () => {};
  }
  let frame = 0;
  let started;
  const tick = (now) => {
    if (started === undefined) started = now;
    const share = Math.min(1, (now - started) / milliseconds);
    draw(share);
    if (share < 1) frame = requestAnimationFrame(tick);
    else done();
  };
  draw(0);
  frame = requestAnimationFrame(tick);
  return () => cancelAnimationFrame(frame);
}

export const eased = (share) => 1 - (1 - share) ** 3;

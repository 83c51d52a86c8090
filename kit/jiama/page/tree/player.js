// Cycles in motion: play, pause, one step, speed.
import { h, unique } from "../dom.js";

const SPEEDS = { slow: 1400, normal: 700, fast: 300 };

// cycles: how many; onCycle(cycle) draws one, counted from 0. Starts at the last.
export function player({ tr, cycles, onCycle }) {
  let at = cycles - 1;
  let timer = 0;
  const id = unique("jm-cycle");
  const play = h("button", { type: "button", class: "jm-plain" }, tr("tree.play"));
  const step = h("button", { type: "button", class: "jm-plain" }, tr("tree.step"));
  const slide = h("input", { type: "range", id, min: 1, max: cycles, step: 1, class: "jm-thin", "aria-label": tr("tree.cycle") });
  const count = h("output", { htmlFor: id });
  const speed = h("select", { "aria-label": tr("tree.speed") }, Object.keys(SPEEDS).map((name) => h("option", { value: name }, tr(`tree.${name}`))));
  speed.value = "normal";
  const go = (cycle) => {
    at = cycle;
    slide.value = at + 1;
    count.textContent = `${at + 1} / ${cycles}`;
    slide.setAttribute("aria-valuetext", count.textContent);
    slide.style.setProperty("--share", `${(100 * at) / (cycles - 1)}%`);
    onCycle(at);
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    play.textContent = tr("tree.play");
  };
  const tick = () => (at + 1 < cycles ? go(at + 1) : stop());
  play.addEventListener("click", () => {
    if (timer) return stop();
    if (at + 1 >= cycles) go(0);
    play.textContent = tr("tree.pause");
    timer = setInterval(tick, SPEEDS[speed.value]);
    return undefined;
  });
  speed.addEventListener("change", () => {
    if (!timer) return;
    clearInterval(timer);
    timer = setInterval(tick, SPEEDS[speed.value]);
  });
  step.addEventListener("click", () => {
    stop();
    go((at + 1) % cycles);
  });
  slide.addEventListener("input", () => {
    stop();
    go(Number(slide.value) - 1);
  });
  go(at);
  return {
    el: h("div", { class: "jm-player" }, play, step, slide, count, speed),
    get cycle() {
      return at;
    },
    go,
    stop,
  };
}

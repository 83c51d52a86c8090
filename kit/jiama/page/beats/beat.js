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

// What waits for a guess: a veil until it is committed, then what `make` puts in its place.
import { h, replace } from "../dom.js";
import { guarded } from "../faults.js";

export function gated(el, after, page, make) {
  const { tr } = page;
  let destroy = () => {};
  const open = () => {
    replace(el);
    destroy = guarded(el, page, () => make(el)) || (() => {});
  };
  if (!after || page.guess(after) !== undefined) {
    open();
    return () => destroy();
  }
  const back = h("button", { type: "button", class: "jm-button jm-quiet", onclick: () => {
    const target = document.getElementById(`jm-${after}`);
    if (!target) return;
    target.tabIndex = -1;
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  } }, tr("lesson.veil.back"));
  el.append(h("section", { class: "jm-card jm-veil" }, h("p", { class: "jm-veil-text" }, tr("lesson.veil.text")), back));
  const stop = page.after(after, open);
  return () => {
    stop();
    destroy();
  };
}

import { h } from "../dom.js";

// The button that leads on, where a beat is one of several on a stage.
export function goOn(page, words, more = {}) {
  const { stage, tr } = page;
  if (!stage) return null;
  const button = h("button", { type: "button", class: "jm-go jm-no-print", onclick: () => stage.next() }, words || tr("beat.next"));
  button.hidden = Boolean(more.hidden);
  return button;
}

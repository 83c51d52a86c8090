// What goes wrong on the page: a card with a short code in its place, the rest goes on.
import { h, replace } from "./dom.js";

// The same fault has the same code; the console explains it.
export function fail(el, error, { tr }) {
  const kind = el.dataset.kind || (el.closest("[data-kind]") || { dataset: {} }).dataset.kind;
  const code = hash(`${kind} ${error.message}`);
  console.warn("jiama", code, error);
  el.dataset.state = "failed";
  replace(el, h("div", { class: "jm-fault", role: "alert" }, h("p", {}, tr("fault.sorry")), h("p", {}, tr("fault.code", { code }))));
}

// Run what may fail in its place on the page; returns what it returns, or nothing.
export function guarded(el, page, then) {
  try {
    return then();
  } catch (error) {
    fail(el, error, page);
    return undefined;
  }
}

function hash(text) {
  let sum = 7;
  for (let i = 0; i < text.length; i += 1) sum = (sum * 31 + text.charCodeAt(i)) >>> 0;
  return sum.toString(36).toUpperCase().slice(0, 5);
}

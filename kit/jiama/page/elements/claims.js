// All claims, or all terms, folded, and a box that leaves only those in which the words typed stand.
import { h, keepKeys, rich, unique } from "../dom.js";

export function claims(el, { html, find, hint }, page) {
  const { tr } = page;
  keepKeys(el);
  const id = unique("jm-find");
  const found = h("span", { role: "status" });
  const input = h("input", { type: "search", id, placeholder: hint, oninput: () => show() });
  const body = rich("div", { class: "jm-block" }, html);
  const entries = [...body.querySelectorAll(".jm-claim, .jm-term")];
  const show = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const entry of entries) {
      const text = entry.textContent.toLowerCase();
      const holds = words.every((word) => text.includes(word));
      entry.hidden = !holds;
      if (holds) count += 1;
    }
    // A heading whose entries are all gone goes, too.
    for (const part of body.querySelectorAll("section")) part.hidden = !part.querySelector(".jm-term:not([hidden])");
    found.textContent = words.length ? tr("reference.found", { count: String(count) }) : "";
  };
  el.append(h("p", { class: "jm-find" }, h("label", { htmlFor: id }, find), input, found), body);
}

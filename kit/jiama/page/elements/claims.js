// All claims, folded, and a box that leaves only those in which the words typed stand.
import { h, keepKeys, rich, unique } from "../dom.js";

export function claims(el, { html }, page) {
  const { tr } = page;
  keepKeys(el);
  const id = unique("jm-find");
  const found = h("span", { role: "status" });
  const input = h("input", { type: "search", id, placeholder: tr("reference.find_hint"), oninput: () => show() });
  const body = rich("div", { class: "jm-block" }, html);
  const entries = [...body.querySelectorAll(".jm-claim")];
  const show = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const entry of entries) {
      const text = entry.textContent.toLowerCase();
      const holds = words.every((word) => text.includes(word));
      entry.hidden = !holds;
      if (holds) count += 1;
    }
    found.textContent = words.length ? tr("reference.found", { count: String(count) }) : "";
  };
  el.append(h("p", { class: "jm-find" }, h("label", { htmlFor: id }, tr("reference.find")), input, found), body);
}

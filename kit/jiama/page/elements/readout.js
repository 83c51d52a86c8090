// Outcomes in numbers with their change against the baseline, and one sentence for screen readers.
import { h } from "../dom.js";

export function readout(tr) {
  const list = h("dl", { class: "jm-readout" });
  const card = h("p", { class: "jm-readout-card", role: "status", hidden: true });
  const fault = h("p", { class: "jm-readout-fault", role: "alert", hidden: true });
  const note = h("p", { class: "jm-readout-note" });
  const said = h("p", { class: "jm-readout-said", "aria-live": "polite" });
  const tiles = new Map();
  let timer = 0;

  const tile = (name) => {
    if (tiles.has(name)) return tiles.get(name);
    const label = h("span");
    const number = h("span");
    const change = h("small");
    const about = h("button", { type: "button", "aria-expanded": "false", onclick: () => {
      const open = about.getAttribute("aria-expanded") === "true";
      list.querySelectorAll("button").forEach((other) => other.setAttribute("aria-expanded", "false"));
      about.setAttribute("aria-expanded", String(!open));
      card.hidden = open;
      card.textContent = open ? "" : about.dataset.card;
    } }, "ⓘ");
    list.append(h("div", { dataset: { name } }, h("dt", {}, label, about), h("dd", {}, number, change)));
    tiles.set(name, { label, about, number, change });
    return tiles.get(name);
  };

  return {
    el: h("div", { class: "jm-readout-box" }, list, card, fault, note, said),
    show(numbers, { why = "" } = {}) {
      fault.hidden = true;
      for (const entry of numbers) {
        const { label, about, number, change } = tile(entry.name);
        label.textContent = entry.label;
        about.title = entry.about;
        about.setAttribute("aria-label", entry.about);
        about.dataset.card = entry.card;
        number.textContent = entry.value;
        change.textContent = entry.change;
        change.classList.toggle("jm-over", Boolean(entry.over));
      }
      note.textContent = why;
      // A reader hears where the lever came to rest, not every step on its way.
      clearTimeout(timer);
      const text = numbers.map(({ label, value, change }) => tr("panel.said", { label, value, change })).join("");
      timer = setTimeout(() => (said.textContent = why + text), 700);
    },
    fail(sentence) {
      fault.hidden = false;
      fault.textContent = sentence;
    },
  };
}

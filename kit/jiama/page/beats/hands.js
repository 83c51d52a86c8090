// A show of hands that a facilitator counts: how many chose what, beside the answer afterwards.
import { h } from "../dom.js";

export function hands(asked, key, page) {
  const { tr } = page;
  const kinds = () => {
    if (asked.form === "choice") return asked.options.map(({ id, text }) => ({ id, words: text }));
    if (asked.form === "curve") return ["rises", "hump", "flat", "falls", "valley"].map((id) => ({ id, words: tr(`beat.hands.${id}`) }));
    return [];
  };
  const rows = kinds().map(({ id, words }) => {
    const input = h("input", { type: "number", min: 0, max: 999, inputmode: "numeric", class: "jm-count-in", "aria-label": tr("beat.hands.of", { what: words }) });
    return { id, words, input, el: h("label", { class: "jm-hands-row" }, h("span", {}, words), input) };
  });
  if (!rows.length) return { el: null, said: () => null };
  return {
    el: h("div", { class: "jm-hands" }, h("p", { class: "jm-hint" }, tr("beat.hands.title")), rows.map((row) => row.el)),
    said() {
      const counts = rows.map(({ input }) => Math.max(0, Math.round(Number(input.value) || 0)));
      const all = counts.reduce((a, b) => a + b, 0);
      if (!all) return null;
      const right = asked.form === "choice" ? key().right : null;
      return h("ul", { class: "jm-hands-bars" }, rows.map(({ id, words }, i) => {
        const bar = h("i", {});
        bar.style.width = `${(100 * counts[i]) / all}%`;
        return h("li", { dataset: { right: String(id === right) } }, h("span", {}, words), h("span", { class: "jm-hands-bar" }, bar), h("b", {}, String(counts[i])));
      }));
    },
  };
}

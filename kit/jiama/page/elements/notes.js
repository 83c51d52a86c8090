// Lines to fill in about one's own unit. What is written never leaves the browser.
import { h, keepKeys, rich, unique } from "../dom.js";

export function notes(el, data, page) {
  const { tr, store } = page;
  keepKeys(el);
  const rows = data.fields.map((field) => {
    const id = unique("jm-note");
    const key = page.key(`notes/${field.id}`);
    const input = h(field.long ? "textarea" : "input", {
      id, rows: field.long ? 3 : null, type: field.long ? null : "text", placeholder: field.hint || null,
      oninput: () => {
        const kept = store.set(key, input.value);
        warning.hidden = kept;
      },
    });
    const kept = store.get(key);
    input.value = typeof kept === "string" ? kept : "";
    return h("div", { class: "jm-note" }, h("label", { htmlFor: id }, field.label), input);
  });
  const warning = h("p", { class: "jm-warn", role: "alert", hidden: true }, tr("store.not_kept"));
  el.append(h("section", { class: "jm-card jm-notes" }, h("p", { class: "jm-tag" }, tr("lesson.notes.tag")),
    rich("div", { class: "jm-lead" }, data.html), rows, warning, h("p", { class: "jm-hint" }, tr("lesson.notes.privacy"))));
}

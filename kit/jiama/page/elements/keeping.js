// One's own record as a file: taken along from this browser, taken up in another.
import { h, unique } from "../dom.js";
import { save } from "../pictures/export.js";

const LARGEST = 5000000;

export function keeping({ tr, store }) {
  const said = h("span", { role: "status", class: "jm-status" });
  const id = unique("jm-keep");
  const take = async (file) => {
    if (!file) return;
    const done = file.size > LARGEST ? "foreign" : store.import(await file.text());
    said.textContent = tr(`store.file_${done}`);
  };
  const input = h("input", { type: "file", id, class: "jm-file", accept: ".json,application/json", onchange: () => {
    take(input.files[0]);
    input.value = "";
  } });
  return [
    h("button", { type: "button", class: "jm-button jm-quiet", onclick: () => save(store.export(), tr("store.file"), "application/json") }, tr("store.export")),
    h("label", { class: "jm-button jm-quiet jm-file-label", htmlFor: id }, tr("store.import"), input),
    said,
  ];
}

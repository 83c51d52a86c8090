// One picture of documents for each thing to choose: one's own province.
import { h, keepKeys, unique } from "../dom.js";
import { livePicture } from "../pictures/view.js";
import { withoutGaps } from "./picture.js";

export function choice(el, { chart, label, options }, page) {
  const { tr, store } = page;
  keepKeys(el);
  const key = page.key(`choice/${chart}`);
  const live = livePicture({ name: chart }, page.drawing(chart), { tr });
  const id = unique("jm-choice");
  const select = h("select", { id, onchange: () => {
    store.set(key, select.value);
    show();
  } }, options.map(({ id: value, label: name }) => h("option", { value }, name)));
  const kept = store.get(key);
  select.value = options.some((one) => one.id === kept) ? kept : options[0].id;
  const show = () => {
    const { table, sentence } = options.find((one) => one.id === select.value);
    live.show(withoutGaps(table), { sentence });
  };
  el.append(h("p", {}, h("label", { htmlFor: id }, label, " "), select), live.el);
  show();
  return () => live.destroy();
}

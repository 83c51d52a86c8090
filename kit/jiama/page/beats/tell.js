// One statement in large type, with a picture.
import { h, rich } from "../dom.js";
import { goOn } from "./onward.js";
import { look } from "./look.js";

export function tell(el, data, page) {
  const shown = data.picture ? look(data.picture, page) : null;
  el.classList.toggle("jm-alone", !shown);
  el.append(h("div", { class: "jm-say" }, rich("h2", { class: "jm-big-ask" }, data.title), rich("div", { class: "jm-words" }, data.text), goOn(page, data.go)));
  if (shown) el.append(shown.el);
  return () => shown && shown.destroy();
}

// Words made when the page was made.
import { rich } from "../dom.js";

export function prose(el, data) {
  el.append(rich("div", { class: "jm-block" }, data.html));
}

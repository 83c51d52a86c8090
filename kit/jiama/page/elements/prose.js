// Words made when the lesson was made: cover, case, text, regimes, discussion, sources.
import { rich } from "../dom.js";
import { unseal } from "../seal.js";
import { gated } from "./gate.js";

export function prose(el, data, page) {
  return gated(el, data.after, page, (place) => {
    place.append(rich("div", { class: "jm-block" }, data.sealed ? unseal(data.sealed) : data.html));
  });
}

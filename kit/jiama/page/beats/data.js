// A picture of documents for each of several places, the trainee's own to choose.
import { h, rich } from "../dom.js";
import { choice } from "../elements/choice.js";
import { goOn } from "./onward.js";

export function dataBeat(el, data, page) {
  const figure = h("figure", { class: "jm-look" });
  el.append(h("div", { class: "jm-say" }, rich("h2", { class: "jm-big-ask" }, data.title), rich("div", { class: "jm-words" }, data.text), goOn(page, data.go)), figure);
  return choice(figure, data.choice, page);
}

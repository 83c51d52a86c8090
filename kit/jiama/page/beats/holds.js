// When does it hold: two or three lines with how firm they are, the rest folded.
import { h, rich } from "../dom.js";
import { goOn } from "./onward.js";

export function holds(el, data, page) {
  const { tr } = page;
  const row = ({ when, says, badge, fails }) =>
    h("li", { class: "jm-regime" }, rich("p", { class: "jm-when" }, when),
      h("div", {}, rich("p", { class: "jm-says" }, says), rich("div", {}, badge),
        fails && h("p", { class: "jm-fails" }, tr("lesson.regime.fails"), rich("span", {}, fails))));
  const rest = data.rows.slice(data.first);
  el.classList.add("jm-alone");
  el.append(h("div", { class: "jm-say" }, rich("h2", { class: "jm-big-ask" }, data.title),
    h("ul", { class: "jm-regimes" }, data.rows.slice(0, data.first).map(row)),
    rest.length > 0 && h("details", { class: "jm-more-rows" }, h("summary", {}, tr("beat.holds.rest", { count: String(rest.length) })), h("ul", { class: "jm-regimes" }, rest.map(row))),
    h("details", { class: "jm-more-rows" }, h("summary", {}, tr("beat.holds.how")), h("p", { class: "jm-note-text" }, tr("lesson.regime.how"))), goOn(page, data.go)));
}

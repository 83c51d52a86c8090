// At home: one thing to check in one's own unit, one question for the group.
import { h, rich } from "../dom.js";
import { notes } from "../elements/notes.js";
import { goOn } from "./onward.js";

export function home(el, data, page) {
  const { tr } = page;
  const [first, ...rest] = data.topics;
  const check = h("div", { class: "jm-home-check" }, h("h2", { class: "jm-small-title" }, tr("beat.home.check")));
  const stop = notes(check, { html: data.html, fields: page.presenting ? [] : data.fields }, page);
  const topic = ({ ask, help }) => [rich("p", { class: "jm-topic" }, ask),
    help && h("details", {}, h("summary", {}, tr("lesson.discuss.help")), rich("div", {}, help))];
  el.append(check, h("div", { class: "jm-home-talk" }, h("h2", { class: "jm-small-title" }, tr("beat.home.talk")),
    first && topic(first),
    rest.length > 0 && h("details", { class: "jm-more-rows" }, h("summary", {}, tr("beat.home.more", { count: String(rest.length) })), rest.map(topic)),
    goOn(page, data.go)));
  return stop;
}

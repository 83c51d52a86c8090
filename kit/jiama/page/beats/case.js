// A documented case as a scene: what was met, a decision, then what the document says came of it.
import { createClient } from "../engine/client.js";
import { makeSettings } from "../engine/here.js";
import { h, keepKeys, replace, rich } from "../dom.js";
import { lastMean } from "../numbers.js";
import { goOn } from "./onward.js";
import { short } from "./lever.js";

const RUNS = 400;

export function caseBeat(el, data, page, beat) {
  const { tr, store } = page;
  keepKeys(el);
  const key = page.key(`case/${beat.id}`);
  const kept = store.get(key);
  let chosen = kept in data.choices ? kept : undefined;
  const picks = data.choices.map(({ text }, i) =>
    rich("button", { type: "button", class: "jm-pick", "aria-pressed": "false", onclick: () => {
      chosen = i;
      store.set(key, i);
      show(true);
    } }, text));
  const facts = (lines) => lines.map((line) => rich("p", { class: "jm-fact" }, line));
  const model = h("div", { class: "jm-case-model", "aria-live": "polite" });
  const after = h("figure", { class: "jm-look jm-case-after", "aria-live": "polite" });
  el.append(
    h("div", { class: "jm-say" }, h("p", { class: "jm-where" }, data.where), rich("div", { class: "jm-words" }, data.lead), facts(data.before),
      rich("h2", { class: "jm-small-ask" }, data.ask), h("div", { class: "jm-picks", role: "group" }, picks), model),
    after);
  const show = (moving) => {
    picks.forEach((pick, i) => pick.setAttribute("aria-pressed", String(i === chosen)));
    if (chosen === undefined && !page.presenting) {
      replace(after, h("p", { class: "jm-case-waits" }, tr("beat.case.waits")));
      return;
    }
    const { figure } = data;
    replace(after,
      h("h3", { class: "jm-picture-title" }, tr("beat.case.after")),
      figure && h("p", { class: "jm-large" }, h("b", {}, figure.value), h("small", {}, ` ${figure.unit}`), h("span", {}, figure.name, h("sup", {}, `[${figure.mark}]`))),
      facts(data.after), data.note && h("p", { class: "jm-note-text" }, tr("lesson.case.note"), data.note),
      rich("div", { class: "jm-words" }, data.close), goOn(page, data.go),
      h("details", { class: "jm-cited" }, h("summary", {}, tr("lesson.case.cited")), h("ol", {}, data.cited.map((line) => rich("li", {}, line)))));
    if (chosen !== undefined) compare(model, data.choices[chosen]);
    if (moving) after.classList.add("jm-come");
  };
  const compare = async (place, choice) => {
    const asked = chosen;
    const client = createClient();
    const size = { cycles: data.cycles, runs: RUNS, seed: data.seed };
    const record = await client.simulate(makeSettings({ ...data.base, ...choice.settings }), data.hierarchy, size);
    const base = await client.simulate(makeSettings(data.base), data.hierarchy, size);
    const said = data.outcomes.map((name) => tr("beat.case.outcome", {
      outcome: tr(`outcome.${name}.label`), value: short(name, lastMean(record, name), tr), base: short(name, lastMean(base, name), tr),
    }));
    if (asked !== chosen) return;
    replace(place, h("h4", {}, tr("beat.case.model")), choice.say && rich("div", {}, choice.say), h("p", {}, said.join("")));
  };
  show(false);
}

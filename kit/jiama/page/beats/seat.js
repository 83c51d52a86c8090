// A seat of one's own: decide for one unit, year by year, then see what the model's official did there.
import { h, keepKeys, replace, rich } from "../dom.js";
import { format } from "../format.js";
import { FOUND, SANCTIONED, SHORT, WRONGFUL } from "../tree/frames.js";
import { goOn } from "./onward.js";
import { branch } from "./branch.js";
import { official, played } from "./seating.js";

export function seat(el, data, page, beat) {
  const { tr, store } = page;
  keepKeys(el);
  const key = page.key(`seat/${beat.id}`);
  const fits = (kept) => Array.isArray(kept) && kept.length <= data.rounds && kept.every((i) => i in data.ways);
  const kept = store.get(key);
  let chosen = fits(kept) ? kept : [];
  let model = null;
  const ask = h("div", { class: "jm-seat-ask" });
  const log = h("div", { class: "jm-seat-log", "aria-live": "polite" });
  const picture = branch(tr);
  const title = h("h3", { class: "jm-picture-title" });
  el.append(h("div", { class: "jm-say" }, rich("div", { class: "jm-lead" }, data.say), ask), h("figure", { class: "jm-look" }, title, picture.el, log));

  // Of a seat between it is known whether it fell short, and what became of those below it.
  const between = (mark) => tr(mark === SHORT ? "beat.seat.missed" : "beat.seat.met");
  const told = (key, { own, value, passed, held }, leaf) =>
    leaf
      ? tr(`beat.seat.${key}`, { target: format(own.target, ".0f"), reported: format(own.reported, ".0f"), actual: format(own.actual, ".0f"), value: format(value, ".0%"), word: word(own.mark) })
      : tr("beat.seat.between", { target: format(own.target, ".0f"), passed: format(passed, ".0f"), held: String(held), word: between(own.mark) });
  const word = (mark) => tr(`beat.seat.${{ [FOUND]: "found", [WRONGFUL]: "wrongful", [SANCTIONED]: "sanctioned", [SHORT]: "short" }[mark] || "fine"}`);
  const choose = (i) => {
    chosen = [...chosen, i];
    store.set(key, chosen);
    show();
  };
  const again = () => {
    chosen = [];
    store.remove(key);
    show();
  };
  const columns = (found, rounds) =>
    found.years.map(({ own }, k) => ({ name: tr("beat.seat.year", { year: String(rounds + k + 1) }), ...own, picked: k === found.years.length - 1 }));
  const show = () => {
    const found = played(data, chosen);
    const over = chosen.length === data.rounds;
    const first = data.cycles - data.rounds;
    const last = found.years[found.years.length - 1];
    if (found.seat.leaf) {
      const items = columns(found, first);
      for (let k = items.length; k < data.rounds; k += 1)
        items.push({ name: tr("beat.seat.year", { year: String(first + k + 1) }), target: k === chosen.length ? found.now.target : found.years.length ? last.own.target : found.now.target });
      title.textContent = tr("beat.seat.own");
      picture.show({ items, top: 190 });
    } else if (last) {
      title.textContent = tr("beat.seat.below", { year: String(first + found.years.length) });
      picture.show({ items: last.below.map((unit, i) => ({ ...unit, name: last.below.length <= 9 ? tr("beat.branch.unit", { letter: tr("beat.branch.letters")[i] }) : "" })), top: 190 });
    } else {
      title.textContent = tr("beat.seat.given");
      picture.show({ items: [{ name: tr("beat.seat.year", { year: String(first + 1) }), target: found.now.target }], top: 190 });
    }
    replace(log, found.years.map((year, k) => h("p", {}, h("b", {}, tr("beat.seat.year", { year: String(first + k + 1) })), " ",
      told("came", year, found.seat.leaf))));
    if (!over) {
      replace(ask, rich("h2", { class: "jm-small-ask" }, data.ask),
        h("p", { class: "jm-hint" }, tr("beat.seat.round", { round: String(chosen.length + 1), rounds: String(data.rounds), target: format(found.now.target, ".0f") })),
        h("div", { class: "jm-picks", role: "group", "aria-label": tr("beat.seat.round", { round: String(chosen.length + 1), rounds: String(data.rounds), target: format(found.now.target, ".0f") }) },
          data.ways.map(({ text }, i) => rich("button", { type: "button", class: "jm-pick", onclick: () => choose(i) }, text))),
        page.presenting && goOn(page, data.go));
      return;
    }
    if (!model) model = official(data);
    const rows = found.years.map((year, k) => {
      const theirs = model.years[k];
      return h("tr", {}, h("th", { scope: "row" }, tr("beat.seat.year", { year: String(first + k + 1) })), h("td", {}, told("cell", year, found.seat.leaf)), h("td", {}, told("cell", theirs, found.seat.leaf)));
    });
    replace(log, h("table", { class: "jm-seat-table" },
      h("thead", {}, h("tr", {}, h("th", {}, ""), h("th", { scope: "col", class: "jm-end-own" }, tr("beat.seat.you")), h("th", { scope: "col" }, tr("beat.seat.model")))),
      h("tbody", {}, rows)));
    replace(ask, rich("div", { class: "jm-words" }, data.then),
      h("div", { class: "jm-foot" }, goOn(page, data.go), h("button", { type: "button", class: "jm-link jm-no-print", onclick: again }, tr("beat.seat.again"))));
  };
  show();
  return () => picture.destroy();
}

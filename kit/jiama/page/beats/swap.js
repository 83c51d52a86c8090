// Change one thing at a time: each is a run of the model, its result a bar.
import { createClient } from "../engine/client.js";
import { makeSettings } from "../engine/here.js";
import { h, rich } from "../dom.js";
import { lastMean } from "../numbers.js";
import { formOf } from "../pictures/common.js";
import { goOn } from "./onward.js";
import { short } from "./lever.js";

const RUNS = 400;

export function swap(el, data, page) {
  const { tr, store } = page;
  const key = page.key(`swap/${data.outcome}-${data.choices.length}`);
  const size = { cycles: data.cycles, runs: RUNS, seed: data.seed };
  const kept = store.get(key);
  const tried = new Set(Array.isArray(kept) ? kept.filter((i) => i in data.choices) : []);
  const run = (settings) => createClient().simulate(makeSettings({ ...data.base, ...settings }), data.hierarchy, size);
  const bar = () => h("i", {});
  const line = (words, role) => {
    const fillBar = bar();
    const value = h("b", {});
    const beside = h("span", { class: "jm-swap-beside" });
    const said = h("div", { class: "jm-swap-say" });
    return {
      value, beside, fillBar, said,
      el: h("li", { class: "jm-swap-row", dataset: { role } }, words, h("span", { class: "jm-swap-bar" }, fillBar), value, beside, said),
    };
  };
  const base = line(h("span", { class: "jm-swap-name" }, tr("beat.swap.base")), "base");
  const rows = data.choices.map(({ text }, i) =>
    line(rich("button", { type: "button", class: "jm-pick", "aria-pressed": "false", onclick: () => tryOut(i) }, text), "option"));
  const then = rich("div", { class: "jm-words" }, data.then);
  const on = goOn(page, data.go);
  el.append(h("div", { class: "jm-say" }, rich("h2", { class: "jm-big-ask" }, data.ask), h("p", { class: "jm-hint" }, tr("beat.swap.how")), then, on),
    h("figure", { class: "jm-look" }, h("h3", { class: "jm-picture-title" }, tr(`outcome.${data.outcome}.label`)),
      h("ul", { class: "jm-swap" }, base.el, rows.map((row) => row.el))));
  // Shares fill a bar of the whole, unless all of them are small.
  const top = () => {
    const most = Math.max(...[base, ...rows].map(({ shown }) => shown || 0));
    return most > 0.5 && most <= 1 && formOf(data.outcome) === ".1%" ? 1 : 1.15 * most || 1;
  };
  const show = (row, record) => {
    const value = lastMean(record, data.outcome);
    row.shown = value;
    for (const one of [base, ...rows]) one.fillBar.style.width = `${(100 * Math.max(0, one.shown || 0)) / top()}%`;
    row.value.textContent = short(data.outcome, value, tr);
    row.beside.textContent = tr("beat.swap.beside", { outcome: tr(`outcome.${data.beside}.label`), value: short(data.beside, lastMean(record, data.beside), tr) });
    row.el.classList.add("jm-tried");
  };
  const open = async (i) => {
    const record = await run(data.choices[i].settings);
    if (!record) return;
    show(rows[i], record);
    rows[i].el.querySelector("button").setAttribute("aria-pressed", "true");
    if (data.choices[i].say) rows[i].said.innerHTML = data.choices[i].say;
  };
  const settle = () => {
    // What it comes to is said when nothing is left to find out.
    then.hidden = tried.size < data.choices.length;
    if (on) on.hidden = !page.presenting && tried.size < Math.min(3, data.choices.length);
  };
  const tryOut = (i) => {
    tried.add(i);
    store.set(key, [...tried]);
    settle();
    open(i);
  };
  el.onward = () => {
    const next = page.presenting ? data.choices.findIndex((_, i) => !tried.has(i)) : -1;
    if (next < 0) return false;
    tryOut(next);
    return true;
  };
  run({}).then((record) => show(base, record));
  tried.forEach(open);
  settle();
}

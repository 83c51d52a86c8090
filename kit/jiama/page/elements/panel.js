// Levers wired to the model and to pictures: move one, and everything follows.
import { createClient } from "../engine/client.js";
import { makeSettings } from "../engine/here.js";
import { account } from "../budget.js";
import { h, keepKeys, rich } from "../dom.js";
import { number } from "../numbers.js";
import { named } from "../pictures/index.js";
import { livePicture } from "../pictures/view.js";
import { door } from "./door.js";
import { levers } from "./levers.js";
import { readout } from "./readout.js";

// A picture of one record, "long_run:value" say, with what makes its rows and its sentence.
export function recordPicture(text, page, more = {}) {
  const { picture, options } = named(text);
  const live = livePicture(picture, page.drawing(picture.name), { tr: page.tr, ...more });
  const all = { ...options, ...more.options };
  return {
    el: live.el,
    live,
    show(record, baseline) {
      const how = { baseline, options: all, tr: page.tr, cycle: more.cycle };
      const table = picture.rows(record, how);
      const signals = picture.axes ? picture.axes(all, page.tr) : {};
      live.show(table, { signals, sentence: picture.sentence(table, how) });
    },
    destroy: live.destroy,
  };
}

export function panel(el, data, page) {
  const { tr } = page;
  const client = createClient();
  keepKeys(el);
  const start = makeSettings(data.settings);
  const { hierarchy, cycles, runs, seed } = data;
  const run = (settings) => client.simulate(settings, hierarchy, { cycles, runs, seed });
  const numbers = readout(tr);
  const charts = data.charts.map((text) => recordPicture(text, page));
  const state = { settings: start, baseline: null };

  const show = (record) => {
    const said = data.outcomes.map((name) => number(name, record, state.baseline, tr));
    if (data.budget) said.push(account(data.budget, start, state.settings, tr));
    numbers.show(said);
    for (const chart of charts) chart.show(record, state.baseline);
    performance.mark("jiama-drawn");
    state.record = record;
    if (way) way.show();
    if (page.env.onSettings) page.env.onSettings(state.settings);
  };
  const update = async (values) => {
    state.settings = { ...start, ...values };
    try {
      const record = await run(state.settings);
      if (record) show(record);
    } catch (error) {
      console.warn("jiama panel", error);
      numbers.fail(error.code ? error.message : tr("fault.sorry"));
    }
  };
  const controls = levers({ names: data.levers, start, grouped: data.grouped, tr, onChange: update });

  if (data.intro) el.append(rich("div", { class: "jm-block" }, data.intro));
  el.append(h("div", { class: "jm-panel" }, controls.el,
    h("div", { class: "jm-panel-right" }, numbers.el, h("div", { class: "jm-panel-charts" }, charts.map((chart) => chart.el)))));
  const way = data.door ? door({ data, settings: () => state.settings }, page) : null;
  if (way) el.append(way.el);
  const begin = async () => {
    if (data.baseline) state.baseline = await run(makeSettings(data.baseline));
    await update(controls.values());
  };
  begin();
  return () => charts.forEach((chart) => chart.destroy());
}

// One picture, drawn once: of the model under some settings, of a record at hand, or of documents.
import { Record, makeSettings } from "../engine/here.js";
import { h, rich } from "../dom.js";
import { simulateAll } from "../page.js";
import { PICTURES } from "../pictures/index.js";
import { livePicture } from "../pictures/view.js";

export function picture(el, data, page) {
  const { tr } = page;
  const name = data.chart.split(":")[0];
  const about = PICTURES[name] || { name };
  const live = livePicture(about, page.drawing(name), { tr, title: data.title });
  if (data.intro) el.append(rich("div", { class: "jm-block" }, data.intro));
  el.append(h("div", { class: "jm-picture" }, live.el));
  const shown = data.table ? Promise.resolve(live.show(withoutGaps(data.table), { sentence: data.sentence })) : draw(about, live, data, page);
  shown.catch((error) => {
    console.warn("jiama picture", error);
    el.append(h("p", { class: "jm-readout-fault", role: "alert" }, tr("fault.sorry")));
  });
  return () => live.destroy();
}

// What is missing in a table travels as null.
export function withoutGaps(table) {
  const made = {};
  for (const name of Object.keys(table)) made[name] = table[name].map((value) => (value === null ? NaN : value));
  return made;
}

async function draw(about, live, data, page) {
  const { tr } = page;
  const how = { options: data.options || {}, tr, cycle: data.options && data.options.cycle };
  const drawn = data.records ? given(data, how) : await computed(about, data, how);
  const table = about.rows(drawn, how);
  live.show(table, { signals: about.axes ? about.axes(how.options, tr) : {}, sentence: about.sentence(table, how) });
}

// Records that Python made travel whole, their numbers as bytes.
function given({ records, chart }, how) {
  const made = records.map(recordOf);
  if (chart === "sweep" || chart === "heat_map") return made;
  [, how.baseline] = made;
  return made[0];
}

function recordOf({ settings, constants, hierarchy, cycles, runs, means, byLevel, ledger }) {
  const floats = (view) => new Float64Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
  const all = (views) => {
    const numbers = {};
    for (const name of Object.keys(views || {})) numbers[name] = floats(views[name]);
    return numbers;
  };
  const parent = Int32Array.from(hierarchy.parent);
  const notes = { cycles, runs, keptRuns: 0, means: all(means), byLevel: all(byLevel), ledger: ledger ? floats(ledger) : null, units: {} };
  return Record.from({ settings, constants, hierarchy: { parent, levelStarts: hierarchy.starts }, notes });
}

async function computed(about, data, how) {
  const size = { hierarchy: data.hierarchy, cycles: data.cycles, runs: data.runs, seed: data.seed };
  const settings = makeSettings(data.settings);
  const baseline = data.baseline ? makeSettings(data.baseline) : null;
  if (about.plan) return simulateAll(about.plan(settings, { ...how, baseline }), size);
  const [record, before] = await simulateAll(baseline ? [settings, baseline] : [settings], size);
  how.baseline = before;
  return record;
}

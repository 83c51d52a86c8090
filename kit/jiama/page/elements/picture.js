// One picture, drawn once: of the model under some settings, or of documents.
import { makeSettings } from "../engine/settings.js";
import { h, rich } from "../dom.js";
import { simulateAll } from "../page.js";
import { named } from "../pictures/index.js";
import { livePicture } from "../pictures/view.js";
import { gated } from "./gate.js";

export function picture(el, data, page) {
  return gated(el, data.after, page, (place) => {
    const { tr } = page;
    const { picture: about } = named(data.chart);
    const live = livePicture(about, page.drawing(about.name), { tr, title: data.title });
    if (data.intro) place.append(rich("div", { class: "jm-block" }, data.intro));
    place.append(h("div", { class: "jm-picture" }, live.el));
    draw(about, live, data, page).catch((error) => {
      console.warn("jiama picture", error);
      place.append(h("p", { class: "jm-readout-fault", role: "alert" }, tr("fault.sorry")));
    });
    return () => live.destroy();
  });
}

async function draw(about, live, data, page) {
  const { tr } = page;
  const size = { hierarchy: data.hierarchy, cycles: data.cycles, runs: data.runs, seed: data.seed };
  const settings = makeSettings(data.settings);
  const baseline = data.baseline ? makeSettings(data.baseline) : null;
  const how = { options: data.options, tr, cycle: data.options.cycle };
  let drawn;
  if (about.documents) {
    drawn = data.tables;
  } else if (about.plan) {
    const wanted = about.plan(settings, { ...how, baseline });
    drawn = await simulateAll(wanted, size);
  } else {
    const [record, before] = await simulateAll(baseline ? [settings, baseline] : [settings], size);
    drawn = record;
    how.baseline = before;
  }
  const table = about.rows(drawn, how);
  live.show(table, { signals: about.axes ? about.axes(data.options, tr) : {}, sentence: about.sentence(table, how) });
}

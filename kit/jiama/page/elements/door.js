// From a lesson's sandbox into the lab, at the settings that stand there: here, or on a page of its own.
import { h } from "../dom.js";
import { encode } from "../code.js";
import { lab } from "../lab/view.js";

const PICTURES = 2;

// panel: { settings(), data }.
export function door(panel, page) {
  const { tr, env } = page;
  const place = h("div");
  const enter = h("button", { type: "button", class: "jm-button jm-quiet", onclick: () => {
    enter.disabled = true;
    const { levers, charts, door: about } = panel.data;
    place.textContent = "";
    lab(place, { settings: panel.settings(), front: levers.slice(0, 3), pictures: charts.slice(0, PICTURES), cases: about.presets, baseline: panel.data.baseline, alone: false }, page);
  } }, tr("lesson.door.here"));
  const link = h("a", { target: "_blank", rel: "noopener", class: "jm-door-link" }, tr("lesson.door.own"));
  return {
    el: h("div", {}, h("p", { class: "jm-door" }, enter, " ", link), place),
    show() {
      const address = new URL(env.lab || "lab.html", window.location.href);
      address.searchParams.set("s", encode(panel.settings()));
      link.href = address.href;
    },
  };
}

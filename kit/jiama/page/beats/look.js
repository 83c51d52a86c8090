// The picture at a beat: the beat's own, or one of the kit's.
import { h } from "../dom.js";
import { picture } from "../elements/picture.js";
import { years } from "./years.js";

// As many runs as the text's numbers rest on.
const RUNS = 400;

export function look(data, page) {
  const el = h("figure", { class: "jm-look" });
  const stop = data.chart === "years" ? years(el, data, page) : picture(el, { runs: RUNS, ...data }, page);
  return { el, destroy: stop || (() => {}) };
}

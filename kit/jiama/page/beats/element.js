// One beat of a lesson in a notebook's cell.
import { mountBeat } from "./beat.js";
import { h } from "../dom.js";

export function beat(el, data, page) {
  const place = h("section", { class: "jm-beat jm-beat-alone", id: `jm-beat-${data.id}`, dataset: { kind: data.kind }, "aria-label": data.name });
  el.append(place);
  return mountBeat(place, data, page);
}

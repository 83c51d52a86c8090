/** The engine by itself: in a worker it answers requests; elsewhere it is the global `jiamaEngine`. */

import * as draws from "./draws.js";
import { Hierarchy } from "./hierarchy.js";
import { LEVERS } from "./levers.js";
import { Pcg64 } from "./pcg64.js";
import * as refusals from "./refusals.js";
import { Play } from "./play.js";
import { simulate } from "./run.js";
import * as special from "./special.js";

function answer({ id, settings, hierarchy, options }) {
  try {
    const record = simulate(settings, hierarchy, options).data();
    self.postMessage({ id, record }, buffers(record.notes));
  } catch (error) {
    const { message, code, values, names } = error;
    self.postMessage({ id, error: { message, code, values, names } });
  }
}

/** Memory of all arrays in what is sent: it is handed over, not copied. */
function buffers(value) {
  if (ArrayBuffer.isView(value)) return [value.buffer];
  if (value === null || typeof value !== "object") return [];
  return [].concat(...Object.keys(value).map((key) => buffers(value[key])));
}

if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  self.onmessage = ({ data }) => answer(data);
} else {
  globalThis.jiamaEngine = { Hierarchy, LEVERS, Pcg64, Play, draws, refusals, simulate, special };
}

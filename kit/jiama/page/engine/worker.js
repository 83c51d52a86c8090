/** The engine by itself: in a worker it answers requests; elsewhere it gives what it has. */

import { simulate } from "./run.js";

export * as draws from "./draws.js";
export { Hierarchy } from "./hierarchy.js";
export { LEVERS } from "./levers.js";
export { BY_LEVEL, OUTCOMES, SOURCES_OF_MARKUP } from "./notes.js";
export { Pcg64 } from "./pcg64.js";
export { policy } from "./phases/policy.js";
export { Play } from "./play.js";
export { Record } from "./record.js";
export * as refusals from "./refusals.js";
export { InputError, language, speaks } from "./refusals.js";
export { Run, checked, simulate } from "./run.js";
export { makeSettings } from "./settings.js";
export { inSlices } from "./slices.js";
export * as special from "./special.js";

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
}

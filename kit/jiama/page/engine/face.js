/**
 * The face of the model on every page, `window.jiama`, for whoever opens the console:
 *
 *     const record = await jiama.simulate({strictness: 0.8}, {hierarchy: "classroom", seed: 0});
 *     record.outcome("value")[15];   // what residents get in the last cycle, run by run
 */

import { createClient } from "./client.js";
import { BY_LEVEL, LEVERS, OUTCOMES, SOURCES_OF_MARKUP, language, speaks } from "./here.js";
import { version } from "./model.json";

const SOURCES = SOURCES_OF_MARKUP.length;

/** A record with an array a dimension. */
class OpenRecord {
  constructor(record) {
    const { settings, constants, hierarchy, cycles, runs } = record;
    Object.assign(this, { settings, constants, hierarchy, cycles, runs });
    Object.defineProperty(this, "_record", { value: record });
  }

  /** One outcome, mean over the leaves: [cycle][run]. */
  outcome(name) {
    return nested(this._record.outcome(name), [this.cycles, this.runs]);
  }

  /** A quantity of the levels: [cycle][run][level]. */
  byLevel(name) {
    return nested(this._record.byLevel(name), [this.cycles, this.runs, this._record.depth]);
  }

  /** Logs of markups by level and source: [cycle][run][level][source]. */
  ledger() {
    const { cycles, runs, _record: record } = this;
    return nested(record.ledger(), [cycles, runs, record.depth, SOURCES]);
  }

  /** A quantity unit by unit, of one cycle and level, the last ones if left out: [run][unit]. */
  units(name, where) {
    const { keptRuns } = this._record;
    const values = this._record.units(name, where);
    return nested(values, [keptRuns, values.length / keptRuns]);
  }

  /** Who added what, and why, to one leaf's target: [run][level][source]. */
  pathLedger(leaf, cycle) {
    const { keptRuns, depth } = this._record;
    return nested(this._record.pathLedger(leaf, cycle), [keptRuns, depth, SOURCES]);
  }
}

/** Views into a flat array, an array a dimension. */
function nested(values, [count, ...rest]) {
  if (!rest.length) return values;
  const size = values.length / count;
  return Array.from({ length: count }, (_, at) =>
    nested(values.subarray(at * size, (at + 1) * size), rest),
  );
}

/**
 * Run the model beside the page.
 *
 * @param {object} [settings] levers by name; defaults where left out
 * @param {object} [options] hierarchy (a preset's name, a list of spans or of parents), cycles,
 *   runs, seed, constants, keepUnits, keepRuns
 * @returns {Promise<OpenRecord>}
 */
export async function simulate(settings, { hierarchy, ...options } = {}) {
  const client = createClient();
  return new OpenRecord(await client.simulate(settings, hierarchy, options));
}

/**
 * Put the face where the console finds it; errors speak the page's language. Beside `simulate`: `language(code)` chooses the language
 * of errors, `place()` gives an object of whose requests the latest wins, and what the model has.
 */
export function showFace(to = globalThis) {
  const { lang } = document.documentElement;
  if (speaks(lang)) language(lang);
  to.jiama = Object.freeze({
    ...to.jiama,
    simulate,
    place: createClient,
    language,
    LEVERS,
    OUTCOMES,
    BY_LEVEL,
    SOURCES_OF_MARKUP,
    version,
  });
}

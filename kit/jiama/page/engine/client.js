/**
 * Runs the model beside the page, in a worker; where workers are blocked, on the page in slices.
 *
 * A client is one place on the page that wants records. Of its requests one is under way and at
 * most one waits, the latest.
 */

import { InputError, Record, Run, checked, inSlices, source } from "./here.js";

let shared = null;

/** Answers requests on the page itself, letting it draw in between. */
const onPage = {
  async answer({ settings, hierarchy, options }) {
    const run = new Run(settings, hierarchy, options);
    await inSlices(run);
    return run.record();
  },
};

/** Answers requests in a worker made of the engine's own text. */
class InWorker {
  constructor() {
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    this.worker = new Worker(address);
    this.worker.onmessage = ({ data }) => this._take(data);
    this.worker.onerror = (event) => this._fail(event);
    this.waiting = new Map();
    this.asked = 0;
  }

  answer(request) {
    return new Promise((resolve, reject) => {
      const id = this.asked++;
      this.waiting.set(id, { request, resolve, reject });
      this.worker.postMessage({ ...request, id });
    });
  }

  _take({ id, record, error }) {
    const { resolve, reject } = this.waiting.get(id);
    this.waiting.delete(id);
    if (record) resolve(Record.from(record));
    else if (error.code) reject(new InputError(error.code, error.values, error.names));
    else reject(new Error(error.message));
  }

  /** A worker that the host blocks says so here: from now on the page computes. */
  _fail(event) {
    event.preventDefault();
    shared = onPage;
    this.worker.terminate();
    for (const { request, resolve, reject } of this.waiting.values()) {
      onPage.answer(request).then(resolve, reject);
    }
    this.waiting.clear();
  }
}

function computer() {
  if (!shared) {
    try {
      shared = new InWorker();
    } catch {
      shared = onPage;
    }
  }
  return shared;
}

/** A place on the page that wants records. */
export function createClient() {
  let busy = false;
  let waiting = null;

  async function answered(request) {
    busy = true;
    try {
      return await computer().answer(request);
    } finally {
      busy = false;
      if (waiting) {
        const { request: next, resolve, reject } = waiting;
        waiting = null;
        answered(next).then(resolve, reject);
      }
    }
  }

  return {
    /**
     * Arguments as for `simulate` in run.js.
     *
     * @returns {Promise<Record|null>} null where a later request overtook this one
     */
    async simulate(settings, hierarchy, options) {
      const request = checked(settings, hierarchy, options);
      if (!busy) return answered(request);
      if (waiting) waiting.resolve(null);
      return new Promise((resolve, reject) => {
        waiting = { request, resolve, reject };
      });
    },
  };
}

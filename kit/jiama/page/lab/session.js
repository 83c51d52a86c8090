// A session at the lab, without a page: what is set, how one came there, what is kept to compare.
import { CodeError, decode, encode } from "../code.js";
import { LEVERS, OUTCOMES, makeSettings } from "../engine/here.js";
import { PICTURES } from "../pictures/index.js";

export const DESIGNS = ["A", "B", "C"];
export const SIZES = ["classroom", "county"];
const KEPT = 200;
const LEVER_NAMES = Object.keys(LEVERS);
const FREE = { long_run: ["value"], trade_off: ["amplification", "value"], heat_map: ["tolerance", "precision", "value"] };

// Pictures a lab can show: those of one record, and the map.
export const CHOICES = Object.keys(PICTURES).filter((name) => name !== "sweep" && !PICTURES[name].documents);

// A session; `tell` is called after every change with what changed:
// "settings", "beside", "designs", "size", "pictures", "map".
export function createSession({ settings = {}, pictures = ["long_run:value"], size = "classroom" } = {}) {
  const watchers = new Set();
  const state = {
    settings: makeSettings(settings),
    size,
    designs: {},
    beside: "now",
    pictures: pictures.map(whole),
    unsure: false,
  };
  let history = [state.settings];
  let place = 0;
  const tell = (what) => watchers.forEach((then) => then(what));

  const put = (next) => {
    if (same(next, state.settings)) return;
    state.settings = next;
    tell("settings");
  };

  const session = {
    state,
    watch(then) {
      watchers.add(then);
      return () => watchers.delete(then);
    },
    // Move levers; the others stay.
    set(values) {
      const next = makeSettings({ ...state.settings, ...values });
      if (same(next, state.settings)) return;
      history = [...history.slice(0, place + 1), next].slice(-KEPT);
      place = history.length - 1;
      put(next);
    },
    reset() {
      session.set(makeSettings({}));
    },
    get canUndo() {
      return place > 0;
    },
    get canRedo() {
      return place + 1 < history.length;
    },
    undo() {
      if (session.canUndo) put(history[(place -= 1)]);
    },
    redo() {
      if (session.canRedo) put(history[(place += 1)]);
    },
    keep(name) {
      if (!DESIGNS.includes(name)) throw new Error(`no design ${name}`);
      state.designs = { ...state.designs, [name]: state.settings };
      tell("designs");
    },
    // Keep a baseline as design A and put it beside.
    begin(values) {
      state.designs = { A: makeSettings(values) };
      state.beside = "A";
    },
    take(name) {
      if (state.designs[name]) session.set(state.designs[name]);
    },
    drop(name) {
      const { [name]: gone, ...rest } = state.designs;
      state.designs = rest;
      if (state.beside === name) session.putBeside("now");
      if (gone) tell("designs");
    },
    // What stands beside the design in hand: "now" (the defaults) or a kept design.
    putBeside(name) {
      if (name !== "now" && !state.designs[name]) return;
      state.beside = name;
      tell("beside");
    },
    get baseline() {
      return state.beside === "now" ? makeSettings({}) : state.designs[state.beside];
    },
    grow(name) {
      if (!SIZES.includes(name) || name === state.size) return;
      state.size = name;
      tell("size");
    },
    // Whether the band over plausible settings stands beside the band over runs.
    doubt(wanted) {
      state.unsure = Boolean(wanted);
      tell("unsure");
    },
    showPictures(list) {
      state.pictures = list.filter(isPicture).map(whole);
      tell("pictures");
    },
    get code() {
      return encode(state.settings);
    },
    // "done", or why a code is none: "typo", "version".
    open(text) {
      try {
        session.set(decode(text));
        return "done";
      } catch (error) {
        if (error instanceof CodeError) return error.reason;
        throw error;
      }
    },
    // What a reload finds again.
    kept() {
      const designs = {};
      for (const name of Object.keys(state.designs)) designs[name] = encode(state.designs[name]);
      return { code: session.code, designs, beside: state.beside, size: state.size, pictures: state.pictures };
    },
    // Take up what was kept; what is not understood any more is left out.
    restore(found) {
      if (!found || typeof found !== "object") return;
      const kept = ofToday(found);
      Object.assign(state, { designs: {}, beside: "now" });
      for (const name of DESIGNS) {
        const settings = decoded(kept.designs && kept.designs[name]);
        if (settings) state.designs[name] = settings;
      }
      const shown = Array.isArray(kept.pictures) ? kept.pictures.filter(isPicture) : [];
      if (shown.length) state.pictures = shown.map(whole);
      if (SIZES.includes(kept.size)) state.size = kept.size;
      if (DESIGNS.includes(kept.beside) && state.designs[kept.beside]) state.beside = kept.beside;
      const settings = decoded(kept.code);
      if (settings) {
        state.settings = settings;
        history = [settings];
        place = 0;
      }
      for (const what of ["size", "designs", "beside", "pictures", "settings"]) tell(what);
    },
  };
  return session;
}

function decoded(code) {
  try {
    return makeSettings(decode(String(code)));
  } catch {
    return null;
  }
}

function same(one, other) {
  return Object.keys(LEVERS).every((name) => one[name] === other[name]);
}

// Whether a text names a picture whose outcomes or levers there are.
function isPicture(text) {
  const [name, ...rest] = String(text).split(":");
  if (!CHOICES.includes(name)) return false;
  const known = (value, i) => (name === "heat_map" && i < 2 ? LEVER_NAMES : OUTCOMES).includes(value);
  return rest.every(known) && (!rest.length || rest.length === (FREE[name] || []).length);
}

// What the first edition kept: pictures, their outcomes and the size had other names.
function ofToday(kept) {
  if (!Array.isArray(kept.shown)) return kept;
  const { shown, tree, ...rest } = kept;
  const [axes, map] = [kept.axes || {}, kept.map || {}];
  const free = { long_run: [axes.run], trade_off: [axes.across, axes.up], heat_map: [map.x, map.y, map.outcome] };
  const pictures = shown.map((name) => [name, ...(free[name] || [])].join(":"));
  return { ...rest, pictures, size: tree };
}

// A picture with all that it leaves free: "long_run" → "long_run:value".
function whole(text) {
  const [name, ...rest] = text.split(":");
  return [name, ...(rest.length ? rest : FREE[name] || [])].join(":");
}

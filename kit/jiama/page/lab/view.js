// The lab on the page: the tree is the page, the levers lie on the one wash, comparing is looking down.
import { createClient } from "../engine/client.js";
import { LEVERS, makeSettings } from "../engine/here.js";
import { h, keepKeys, replace, unique } from "../dom.js";
import { leverRow } from "../elements/levers.js";
import { number, worded, lastMean } from "../numbers.js";
import { NEEDS } from "../tree/frames.js";
import { player } from "../tree/player.js";
import { tree } from "../tree/tree.js";
import { explain } from "../why.js";
import { RUNS as DOUBT_RUNS, around } from "../plausible.js";
import { simulateAll } from "../page.js";
import { createMenus } from "./menus.js";
import { createPictures } from "./pictures.js";
import { DESIGNS, createSession } from "./session.js";

export const FRONT = ["habit", "strictness", "tolerance"];
const NUMBERS = ["amplification", "load", "value", "paperwork", "gap", "wrongful", "morale", "trust"];
const CYCLES = 16;
const RUNS = 40;
const SEED = 0;

// data: settings, front, pictures, cases [{ label, settings }], alone (a page of its own).
export function lab(el, data, page) {
  const { tr, store } = page;
  keepKeys(el);
  const front = (data.front || FRONT).filter((name) => name in LEVERS);
  const session = createSession({ settings: data.settings, pictures: data.pictures });
  const now = makeSettings({});
  const client = createClient();
  const beside = createClient();
  const record = { plausible: [], now: null, before: null, baseline: null, defaults: null, designs: {} };
  let reason = "";

  // — parts —
  // The levers are to be seen with the tree: on a low screen it is lower.
  const grown = tree({ tr });
  const cycles = player({ tr, cycles: CYCLES, onCycle: (cycle) => record.now && grown.show(record.now, cycle) });
  const pictures = createPictures({ session, page, size: () => ({ hierarchy: session.state.size, cycles: CYCLES, runs: RUNS, seed: SEED }) });
  const why = h("p", { class: "jm-why-now", "aria-live": "polite" });
  const fault = h("p", { class: "jm-readout-fault", role: "alert", hidden: true });
  const rows = {};
  const row = (name) => {
    rows[name] = leverRow(LEVERS[name], now[name], tr, (moved, value) => session.set({ [moved]: value }));
    return rows[name].row;
  };
  const groups = byGroup(front);
  const folds = groups.map(({ label, names }) => fold(label, names));
  const table = h("table", { class: "jm-table" });
  const menus = createMenus({ session, page, data, record, takeAlong: () => ({ record: record.now, baseline: record.baseline, why: reason, pictures: pictures.copies() }) });

  function fold(label, names) {
    const id = unique("jm-fold");
    const place = h("div", { class: "jm-fold", id, hidden: true }, names.map(row));
    const count = h("small", {}, String(names.length));
    const button = h("button", { type: "button", class: "jm-plain", "aria-expanded": "false", "aria-controls": id, onclick: () => {
      const open = place.hidden;
      for (const other of folds) other.open(false);
      open && folds.find((one) => one.place === place).open(true);
    } }, `${tr(`group.${label}`)} `, count);
    return {
      place,
      button,
      open(shown) {
        place.hidden = !shown;
        button.setAttribute("aria-expanded", String(shown));
      },
      // A folded group shows when a lever inside it is moved.
      mark(settings) {
        const moved = names.filter((name) => settings[name] !== now[name]).length;
        button.classList.toggle("jm-moved", moved > 0);
        count.textContent = moved ? tr("lab.moved", { moved: String(moved), all: String(names.length) }) : String(names.length);
      },
    };
  }

  const rest = groups.reduce((sum, { names }) => sum + names.length, 0);
  el.append(
    h("div", { class: "jm-lab" },
      menus.el,
      h("div", { class: "jm-stage" }, grown.el, cycles.el),
      h("section", { class: "jm-dock", "aria-label": tr("panel.levers") },
        h("div", { class: "jm-three" }, front.map(row)),
        folds.map(({ place }) => place),
        h("div", { class: "jm-more" }, h("span", {}, tr("lab.rest", { count: String(rest) })), folds.map(({ button }) => button),
          h("button", { type: "button", class: "jm-plain jm-reset-all", onclick: () => session.reset() }, tr("panel.reset_all")))),
      h("div", { class: "jm-side" }, fault, h("div", { class: "jm-reason" }, h("b", {}, tr("lab.why")), why), pictures.el),
      h("div", { class: "jm-table-box", tabIndex: 0, role: "region", "aria-label": tr("lab.compare") }, table),
      h("p", { class: "jm-note-text" }, tr("lab.note", { runs: String(RUNS) }))));

  // — what follows from a change —
  const size = () => session.state.size;
  const options = { cycles: CYCLES, runs: RUNS, seed: SEED };
  const run = (settings, who = beside, more = {}) => who.simulate(settings, size(), { ...options, ...more });

  // The band over plausible settings is computed behind the page; the next move cancels it.
  let trial = 0;
  const doubt = () => {
    const own = (trial += 1);
    record.plausible = [];
    if (!session.state.unsure || !record.now) return;
    setTimeout(async () => {
      if (own !== trial) return;
      const list = around(session.state.settings).map(({ settings, constants }) => ({ ...settings, constants }));
      const made = await simulateAll(list, { hierarchy: size(), cycles: CYCLES, runs: DOUBT_RUNS, seed: SEED }, () => own === trial);
      if (own !== trial) return;
      record.plausible = made;
      pictures.show(record.now, record.baseline, made);
      tabulate();
      menus.say(tr("lab.unsure_shown", { settings: String(made.length) }));
    }, 250);
  };

  const compute = async () => {
    try {
      const made = await run(session.state.settings, client, NEEDS);
      if (!made) return;
      fault.hidden = true;
      record.before = record.now;
      record.now = made;
      doubt();
      const sameTree = record.before && record.before.hierarchy.size === made.hierarchy.size;
      if (sameTree && differ(record.before.settings, made.settings)) reason = explain(record.before, made, tr);
      show();
    } catch (error) {
      console.warn("jiama lab", error);
      fault.hidden = false;
      fault.textContent = error.code ? error.message : tr("fault.sorry");
    }
  };

  const show = () => {
    grown.show(record.now, cycles.cycle);
    why.textContent = reason || tr("lab.first");
    pictures.show(record.now, record.baseline, record.plausible);
    tabulate();
    performance.mark("jiama-drawn");
  };

  const controls = () => {
    const { settings } = session.state;
    for (const name of Object.keys(rows)) rows[name].set(settings[name]);
    for (const one of folds) one.mark(settings);
    menus.show();
  };

  const baselines = async () => {
    record.defaults = await run(now);
    for (const name of DESIGNS) {
      const settings = session.state.designs[name];
      record.designs[name] = settings ? await run(settings) : null;
    }
    record.baseline = session.state.beside === "now" ? record.defaults : record.designs[session.state.beside];
  };

  const tabulate = () => {
    const { tr: say } = page;
    const head = h("tr", {}, h("th", {}), NUMBERS.map((name) => h("th", { scope: "col" }, outcomeName(name))), h("th", {}));
    const numbers = NUMBERS.map((name) => number(name, record.now, record.baseline, say, record.plausible));
    const changed = (entry) => (entry.change === say("panel.same") ? "" : entry.change);
    const keep = DESIGNS.map((name) =>
      h("button", { type: "button", class: "jm-link", title: say("lab.keep", { name }), "aria-label": say("lab.keep", { name }), onclick: () => session.keep(name) }, name));
    const mine = h("tr", { class: "jm-now" }, h("th", { scope: "row" }, say("lab.now")),
      numbers.map((entry) => h("td", {}, entry.value, h("small", {}, changed(entry)), entry.range && h("small", {}, entry.range))),
      h("td", {}, h("span", { class: "jm-quiet-words" }, say("lab.keep_as")), " ", keep));
    const line = (name, label, made) => {
      const isBeside = session.state.beside === name;
      const actions = [
        name !== "now" && h("button", { type: "button", class: "jm-link", onclick: () => session.take(name) }, say("lab.take_back_short")),
        !isBeside && h("button", { type: "button", class: "jm-link", onclick: () => session.putBeside(name) }, say("lab.put_beside")),
      ];
      return h("tr", {}, h("th", { scope: "row" }, h("b", {}, name === "now" ? "" : name), ` ${label}`, isBeside ? ` ${say("lab.is_beside")}` : ""),
        NUMBERS.map((outcome) => h("td", {}, worded(outcome, lastMean(made, outcome), say))), h("td", {}, actions));
    };
    const lines = [["now", say("preset.now"), record.defaults], ...DESIGNS.map((name) => [name, say("lab.design", { name }), record.designs[name]])];
    replace(table, h("thead", {}, head), h("tbody", {}, mine, lines.filter(([, , made]) => made).map((entry) => line(...entry))));
  };

  const card = h("p", { class: "jm-readout-card", role: "status", hidden: true });
  const outcomeName = (name) => {
    const entry = number(name, record.now, null, tr);
    return h("button", { type: "button", class: "jm-dotted", title: entry.about, onclick: () => {
      const text = entry.card;
      card.hidden = card.textContent === text && !card.hidden;
      card.textContent = text;
    } }, entry.label);
  };
  table.parentNode.after(card);

  const everything = async () => {
    await baselines();
    await compute();
  };

  // Each design has an entry of its own, so that two tabs keep each other's. An address that came
  // with a code follows the levers, so that a reload finds them where they were moved to.
  const keepState = () => {
    if (!data.alone) return;
    const { designs, ...rest } = session.kept();
    store.set("lab/session", rest);
    for (const name of Object.keys(designs)) {
      if (designs[name] === known[name]) continue;
      store.set(`lab/design/${name}`, designs[name]);
      known[name] = designs[name];
    }
    if (asked) follow(session.code);
  };
  const asked = data.alone ? new URLSearchParams(window.location.search).get("s") : null;
  const known = {};
  if (data.alone) {
    const kept = store.get("lab/session") || {};
    for (const name of DESIGNS) known[name] = store.get(`lab/design/${name}`) || (kept.designs || {})[name];
    session.restore({ ...kept, designs: known });
  }
  const opened = asked ? session.open(asked) : "done";
  const stopWatching = session.watch(async (what) => {
    controls();
    keepState();
    if (what === "settings") await compute();
    else if (what === "size") {
      reason = "";
      grown.pick(-1);
      await everything();
    } else if (what === "pictures") pictures.show(record.now, record.baseline, record.plausible);
    else if (what === "unsure") {
      menus.say("");
      doubt();
      if (record.now) show();
    }
    else {
      await baselines();
      if (record.now) show();
    }
  });

  // Below a lesson the lab compares with what the lesson compares with.
  if (data.baseline && Object.keys(data.baseline).length) session.begin(data.baseline);
  // — beginning: a link's code over what was kept —
  if (asked) keepState();
  const said = opened === "done" ? "" : tr(`error.code_${opened}`, { text: asked.slice(0, 60) });
  controls();
  if (said) menus.say(said);
  everything();
  return () => {
    stopWatching();
    cycles.stop();
    grown.destroy();
    pictures.destroy();
  };
}

function differ(one, other) {
  return Object.keys(LEVERS).some((name) => one[name] !== other[name]);
}

function follow(code) {
  const address = new URL(window.location.href);
  address.searchParams.set("s", code);
  try {
    window.history.replaceState(window.history.state, "", address.href);
  } catch {
    // A file's address stays as it is.
  }
}

function byGroup(front) {
  const groups = [];
  for (const { name, group, panel } of Object.values(LEVERS)) {
    if (!panel || front.includes(name)) continue;
    let found = groups.find(({ label }) => label === group);
    if (!found) groups.push((found = { label: group, names: [] }));
    found.names.push(name);
  }
  return groups;
}


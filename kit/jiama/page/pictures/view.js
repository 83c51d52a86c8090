// One picture on the page: a Vega view made once, whose data change in place.
import { h, replace, unique } from "../dom.js";
import { format } from "../format.js";
import { THEME } from "../theme.js";
import { placeLabels, steadyEnds } from "./axis.js";
import { savePng, saveSvg, saveTable } from "./export.js";
import { palette, recoloured, scaled } from "./look.js";
import { viewOf } from "./vega.js";

const NARROWEST = 40;
// Legends fold where the drawing is narrower than 300: on pictures about this wide.
const FOLDS = 420;
const LINE = 1.3;
const SHOWN_ROWS = 200;

// `drawn` is the stored drawing: { vega, about } with about = { columns, table, height, ends, labels }.
export function livePicture(picture, drawn, { tr, title, height }) {
  const { about } = drawn;
  const state = { view: null, inView: null, table: null, ends: {}, waiting: null, layout: "", look: "" };
  const frame = figure(tr);
  const place = h("div");

  const measure = () => Math.floor(frame.picture.clientWidth);

  const make = () => {
    const width = measure();
    if (width < NARROWEST) return false;
    const look = palette(frame.figure);
    const spec = recoloured(scaled(drawn.vega, look.scale), look);
    spec.width = width;
    spec.height = Math.round((height || about.height) * look.scale);
    if (state.view) state.view.finalize();
    state.view = viewOf(spec, { renderer: "canvas", container: place, hover: true });
    state.view.tooltip(tooltip(frame.figure));
    Object.assign(state, { inView: null, layout: "", look: look.key, scale: look.scale, width });
    if (place.parentNode !== frame.picture) replace(frame.picture, place);
    return true;
  };

  const draw = () => {
    const { table, signals, sentence } = state.waiting;
    if (!state.view && !make()) return;
    state.waiting = null;
    const { view } = state;
    const rules = about.ends.map((rule) => ({ ...rule, columns: rule.columns.filter((name) => name !== "label_at") }));
    steadyEnds(rules, table, state.ends);
    const all = { ...state.ends, ...signals };
    for (const name of Object.keys(all)) if (name in view._signals) view.signal(name, all[name]);
    const layout = JSON.stringify([state.ends, about.labels.map((name) => table[name])]);
    const afresh = layout !== state.layout;
    if (afresh) view.resize();
    state.layout = layout;
    let height = label(rules, table);
    view.change("rows", changes(view, state.inView, table)).run();
    state.inView = { ...table };
    // Fitting narrows the picture, which may fold its legend: fit once more with what it is now.
    if (afresh && state.width < FOLDS) view.resize().run();
    if (picture.labels && afresh && view.height() !== height) {
      height = label(rules, table);
      view.change("rows", changes(view, state.inView, table)).run();
      state.inView = { ...table };
    }
    state.table = table;
    state.sentence = sentence;
    say();
  };

  // Words beside lines keep apart by a line's height; returns the height of the axis that was used.
  const label = (rules, table) => {
    if (!picture.labels) return 0;
    const upright = rules.find((rule) => rule.high === `${picture.labels.along}_high`);
    const [low, high] = [upright.low ? state.ends[upright.low] : upright.least[0], state.ends[upright.high]];
    const height = state.view.height() || about.height;
    placeLabels(table, picture.labels, (LINE * 13 * state.scale * (high - low)) / height, low, high);
    return height;
  };

  const say = () => {
    const { caption, picture: shown, table: place } = frame;
    if (caption.textContent !== state.sentence) {
      caption.textContent = state.sentence;
      shown.setAttribute("aria-label", [live.title, state.sentence].filter(Boolean).join(" "));
    }
    if (!place.hidden) fillTable(place, state.table, about.table, tr);
    frame.figure.dataset.drawn = "";
  };

  const fail = (error) => {
    console.warn("jiama picture", picture.name, error);
    frame.figure.dataset.state = "failed";
    replace(frame.picture, h("p", { class: "jm-chart-waiting" }, tr("chart.tool.failed")));
    frame.picture.removeAttribute("role");
    if (state.waiting) Object.assign(state, { table: state.waiting.table, sentence: state.waiting.sentence });
    frame.caption.textContent = state.sentence || "";
    showTable(true);
  };

  const safely = (then) => {
    try {
      then();
    } catch (error) {
      fail(error);
    }
  };

  const showTable = (shown) => {
    frame.table.hidden = !shown;
    frame.tools.table.setAttribute("aria-expanded", String(shown));
    if (shown && state.table) fillTable(frame.table, state.table, about.table, tr);
  };

  const fit = () => {
    const width = measure();
    if (width < NARROWEST) return;
    if (!state.view) {
      if (state.waiting) safely(draw);
    } else if (palette(frame.figure).key !== state.look) {
      remake();
    } else if (width !== state.width) {
      state.width = width;
      state.view.width(width).run();
    }
  };

  // Type size, colours or height changed: laid out anew in the same place.
  const remake = () => {
    if (!state.view) return;
    state.waiting = state.waiting || { table: state.table, signals: state.signals, sentence: state.sentence };
    safely(() => make() && draw());
  };

  const live = {
    el: frame.figure,
    title: "",
    // Draw a table of columns; the last call wins.
    show(table, { signals = {}, sentence = "" } = {}) {
      const missing = about.columns.filter((name) => name !== "label_at" && !(name in table));
      if (missing.length) throw new Error(`the picture ${picture.name} needs the columns ${missing.join(", ")}`);
      state.signals = signals;
      state.waiting = { table, signals, sentence };
      safely(draw);
    },
    rename(text) {
      live.title = text;
      frame.title.textContent = text;
      frame.toolbar.setAttribute("aria-label", `${text} ${tr("chart.tool.tools")}`);
      frame.table.setAttribute("aria-label", `${text} ${tr("chart.tool.table")}`);
    },
    fit,
    get table() {
      return state.table;
    },
    get sentence() {
      return state.sentence;
    },
    toSvg: () => state.view.toSVG(),
    toPng: (factor) => state.view.toImageURL("png", factor),
    destroy() {
      watcher.disconnect();
      window.removeEventListener(THEME, fit);
      if (state.view) state.view.finalize();
      state.view = null;
    },
  };

  const fileName = () => (live.title || picture.name).replace(/[\\/:*?"<>|\s]+/g, "_");
  frame.tools.table.addEventListener("click", () => showTable(frame.table.hidden));
  frame.tools.png.addEventListener("click", () => state.view && savePng(live, fileName()));
  frame.tools.svg.addEventListener("click", () => state.view && saveSvg(live, fileName()));
  frame.tools.csv.addEventListener("click", () => state.table && saveTable(state.table, fileName()));
  frame.picture.style.minHeight = `${height || about.height}px`;
  const watcher = new ResizeObserver(fit);
  watcher.observe(frame.picture);
  window.addEventListener(THEME, fit);
  live.rename(title === undefined ? tr(`chart.${picture.name}.title`) : title);
  return live;
}

// Vega keeps every mark, and moves it, where the new rows line up with the old.
function changes(view, before, table) {
  const names = Object.keys(table);
  const count = names.length ? table[names[0]].length : 0;
  const same =
    before && names.length === Object.keys(before).length &&
    names.every((name) => before[name] && before[name].length === count);
  const change = view.changeset();
  if (!same) return change.remove(() => true).insert(toRows(table, names, count));
  for (const name of names) {
    const [old, column] = [before[name], table[name]];
    let moved = false;
    for (let i = 0; i < count && !moved; i += 1) moved = !Object.is(old[i], column[i]);
    if (moved) change.modify(() => true, name, (row) => presentable(column[row.jmRow]));
  }
  return change;
}

function toRows(table, names, count) {
  return Array.from({ length: count }, (_, i) => {
    const row = { jmRow: i };
    for (const name of names) row[name] = presentable(table[name][i]);
    return row;
  });
}

// Vega draws null as absent; NaN would be drawn at the origin.
function presentable(value) {
  return Number.isNaN(value) ? null : value;
}

function figure(tr) {
  const tool = (kind) =>
    h("button", { type: "button", title: tr(`chart.tool.${kind}`), "aria-label": tr(`chart.tool.${kind}`) },
      tr(`chart.tool.${kind}_short`));
  const tools = { table: tool("table"), png: tool("png"), svg: tool("svg"), csv: tool("csv") };
  tools.table.setAttribute("aria-expanded", "false");
  const title = h("div", { class: "jm-chart-title" });
  const toolbar = h("div", { class: "jm-chart-tools", role: "group" }, Object.values(tools));
  const picture = h("div", { class: "jm-chart-picture", role: "img" }, h("p", { class: "jm-chart-waiting" }, tr("chart.tool.waiting")));
  const caption = h("figcaption", { class: "jm-chart-caption" });
  const table = h("div", { class: "jm-chart-table", hidden: true, tabIndex: 0, role: "region", id: unique("jm-table") });
  tools.table.setAttribute("aria-controls", table.id);
  const node = h("figure", { class: "jm-chart" }, h("div", { class: "jm-chart-head" }, title, toolbar), picture, caption, table);
  return { figure: node, title, toolbar, tools, picture, caption, table };
}

export function fillTable(place, table, forms, tr) {
  const names = Object.keys(forms);
  const count = table[names[0]] ? table[names[0]].length : 0;
  const cell = (value, form) =>
    h("td", { class: typeof value === "number" ? "jm-number" : null }, typeof value === "number" ? format(value, form || ".2f") : value);
  const head = names.map((name) =>
    h("th", { scope: "col", class: typeof table[name][0] === "number" ? "jm-number" : null },
      tr.has(`chart.column.${name}`) ? tr(`chart.column.${name}`) : name));
  const body = Array.from({ length: Math.min(count, SHOWN_ROWS) }, (_, i) =>
    h("tr", {}, names.map((name) => cell(table[name][i], forms[name]))));
  replace(place,
    h("table", {}, h("thead", {}, h("tr", {}, head)), h("tbody", {}, body)),
    count > SHOWN_ROWS && h("p", {}, tr("chart.tool.more", { shown: String(SHOWN_ROWS), all: String(count) })));
}

// What the pointer shows: the row's words as a small table.
function tooltip(host) {
  let box = null;
  return (handler, event, item, value) => {
    if (!value || typeof value !== "object") {
      if (box) box.hidden = true;
      return;
    }
    if (!box) {
      box = h("div", { class: "jm-tip", "aria-hidden": "true" });
      host.append(box);
    }
    replace(box, Object.keys(value).map((name) => h("div", {}, h("span", {}, name), h("b", {}, String(value[name])))));
    box.hidden = false;
    const at = host.getBoundingClientRect();
    const left = Math.min(event.clientX - at.left + 12, at.width - box.offsetWidth - 4);
    box.style.left = `${Math.max(0, left)}px`;
    box.style.top = `${event.clientY - at.top + 14}px`;
  };
}

// One lever, or two: a goal on top, the tree, the line of what has been tried, and why it changed.
import { createClient } from "../engine/client.js";
import { LEVERS, makeSettings } from "../engine/here.js";
import { h, keepKeys, onResize, rich, svg } from "../dom.js";
import { recordPicture } from "../elements/panel.js";
import { leverRow } from "../elements/levers.js";
import { format } from "../format.js";
import { lastMean, leverWords, worded } from "../numbers.js";
import { formOf } from "../pictures/common.js";
import { NEEDS, meanPoints } from "../tree/frames.js";
import { tree } from "../tree/tree.js";
import { explain } from "../why.js";
import { goOn } from "./onward.js";
import { branch, countyOf } from "./branch.js";
import { axes, path, steps } from "./plot.js";

// What moves is drawn from few runs at once, and from as many as the text's numbers when it rests.
const [FEW, MANY, REST] = [40, 400, 260];

export function lever(el, data, page) {
  const { tr } = page;
  const client = createClient();
  keepKeys(el);
  const start = makeSettings(data.settings);
  const baseline = makeSettings(data.baseline || data.settings);
  const size = (runs) => ({ cycles: data.cycles, runs, seed: data.seed, ...NEEDS });
  const state = { settings: start, record: null, base: null, visited: new Map(), timer: 0, goal: false };
  const goal = data.goal ? goalRow(data.goal, tr) : null;
  const main = tree({ tr, fit: () => room(el, page) });
  const county = branch(tr);
  const chosen = data.picture || (data.levers.length > 1 ? "amplification" : "");
  const right = chosen ? kitPicture(chosen, page) : curve(data, state, page);
  const why = h("p", { class: "jm-why-now", role: "status" });
  const whyTitle = h("b", {}, tr("beat.at_rest"));
  const rows = data.levers.map((name) => leverRow(LEVERS[name], start[name], tr, (moved, value) => {
    state.settings = { ...state.settings, [moved]: value };
    whyTitle.textContent = tr("beat.why");
    update(FEW);
    clearTimeout(state.timer);
    state.timer = setTimeout(() => update(MANY), REST);
  }));
  rows.forEach((row, i) => row.set(start[data.levers[i]]));
  const on = goOn(page, data.go);
  el.append(
    goal ? goal.el : h("div", { class: "jm-goal jm-goal-none" }, rich("div", {}, data.lead)),
    h("figure", { class: "jm-lever-tree" }, h("div", { class: "jm-wide-only" }, main.el), h("div", { class: "jm-narrow-only" }, county.el)),
    h("figure", { class: "jm-look" }, right.el),
    h("div", { class: "jm-lever-dock" }, rows.map(({ row }) => row)),
    h("div", { class: "jm-lever-why" }, whyTitle, why, on));
  if (goal && data.lead) el.insertBefore(rich("div", { class: "jm-lead-line" }, data.lead), el.children[1]);

  const show = (record, runs) => {
    const before = state.record || state.base;
    state.record = record;
    main.show(record, record.cycles - 1);
    county.show(countyOf(record, tr));
    const first = data.levers[0];
    if (data.levers.length === 1) {
      const at = state.settings[first];
      const kept = state.visited.get(at);
      if (!kept || runs >= kept.runs) state.visited.set(at, { value: lastMean(record, data.outcome), runs });
    }
    right.show(record, state.base);
    if (goal) goal.show(record);
    const said = data.why.find(({ upto }) => state.settings[first] <= upto + 1e-9);
    if (said) why.innerHTML = said.text;
    else if (runs === MANY || !before) why.textContent = before ? explain(state.base, record, tr) : "";
    performance.mark("jiama-drawn");
    if (page.env.onSettings) page.env.onSettings(state.settings);
  };
  const update = async (runs) => {
    try {
      const record = await client.simulate(state.settings, data.hierarchy, size(runs));
      if (record) show(record, runs);
    } catch (error) {
      console.warn("jiama lever", error);
      why.textContent = error.code ? error.message : tr("fault.sorry");
    }
  };
  const begin = async () => {
    state.base = await client.simulate(baseline, data.hierarchy, size(MANY));
    await update(MANY);
  };
  begin();
  const off = onResize(main.el, () => state.record && main.show(state.record, state.record.cycles - 1));
  return () => {
    clearTimeout(state.timer);
    off();
    right.destroy();
  };
}

// The height that is left for the tree: of the screen's, less what stands above and below it.
function room(el, page) {
  const style = getComputedStyle(el);
  const taken = [".jm-goal", ".jm-lead-line"].reduce((sum, name) => sum + tallOf(el.querySelector(name)), 0);
  const below = Math.max(tallOf(el.querySelector(".jm-lever-dock")), tallOf(el.querySelector(".jm-lever-why")));
  const whole = page.stage ? window.innerHeight - tallOf(document.querySelector(".jm-beat-bar")) : 0.8 * window.innerHeight;
  return whole - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom) - taken - below - 30;
}

const tallOf = (node) => (node ? node.offsetHeight : 0);

function goalRow(goal, tr) {
  const mark = svg("svg", { class: "jm-tick-mark", viewBox: "0 0 32 32", "aria-hidden": "true" }, svg("path", { d: "M9 16.5l5 5 9-11" }));
  const now = h("span", { role: "status" });
  const el = h("div", { class: "jm-goal" }, mark, rich("h2", {}, goal.text), now);
  return {
    el,
    show(record) {
      const value = lastMean(record, goal.outcome);
      const met = (goal.least === undefined || value >= goal.least) && (goal.most === undefined || value <= goal.most);
      el.classList.toggle("jm-met", met);
      const target = meanPoints(record, "target", record.cycles - 1)[record.hierarchy.depth - 1];
      now.textContent = tr(met ? "beat.goal.met" : "beat.goal.now", {
        outcome: tr(`outcome.${goal.outcome}.label`), value: short(goal.outcome, value, tr), target: format(target, ".0f"),
      });
    },
  };
}

// An outcome as the text says it: whole per cent.
export function short(outcome, value, tr) {
  return formOf(outcome) === ".1%" ? format(value, ".0%") : worded(outcome, value, tr);
}

function kitPicture(chosen, page) {
  const made = recordPicture(chosen, page);
  return { el: made.el, show: (record, base) => made.show(record, base), destroy: made.destroy };
}

// What has been tried so far: the line holds only the values that the lever has been at.
function curve(data, state, { tr }) {
  const lever = LEVERS[data.levers[0]];
  const form = formOf(data.outcome) === ".1%" ? ".0%" : ".2f";
  const picture = svg("svg", { class: "jm-svg", role: "img" });
  const frame = h("div", { class: "jm-frame" }, picture);
  const title = h("h3", { class: "jm-picture-title" }, tr("beat.curve.title", { outcome: tr(`outcome.${data.outcome}.label`) }));
  const draw = () => {
    if (!state.base || !frame.clientWidth || !state.visited.size) return;
    const start = lastMean(state.base, data.outcome);
    const at0 = { ...makeSettings({}), ...state.base.settings }[lever.name];
    const all = [...state.visited].sort((a, b) => a[0] - b[0]).map(([x, { value }]) => [x, value]);
    const wish = data.goal && data.goal.outcome === data.outcome ? [data.goal.least, data.goal.most].find((v) => v !== undefined) : undefined;
    const values = [...all.map(([, v]) => v), start, ...(wish === undefined ? [] : [wish])];
    const wide = form === ".0%" ? 0.1 : 0.25;
    const y = { min: Math.floor((Math.min(...values) - 0.02) / wide) * wide, max: Math.ceil((Math.max(...values) + 0.02) / wide) * wide };
    y.ticks = steps(y.min, y.max).map((v) => [v, format(v, form)]);
    const x = { min: lever.minimum, max: lever.maximum, title: tr(`lever.${lever.name}.label`) };
    x.ticks = steps(x.min, x.max).map((v) => [v, format(v, "g")]);
    const at = axes(picture, frame, { x, y, right: 4 });
    if (wish !== undefined) picture.append(svg("path", { class: "jm-wish", d: `M${at.box.left},${at.up(wish)}H${at.box.right}` }));
    picture.append(
      svg("path", { class: "jm-base-line", d: `M${at.across(at0)},${at.up(start) + 9}V${at.box.bottom}` }),
      svg("circle", { cx: at.across(at0), cy: at.up(start), r: 5 * at.scale, class: "jm-point-base" }),
      svg("text", { x: at.across(at0) + 0.5 * at.type, y: at.box.bottom - 0.6 * at.type, "font-size": at.type, class: "jm-halo jm-tick" }, `${tr("beat.base")} ${format(start, form)}`));
    const points = all.map(([a, v]) => [at.across(a), at.up(v)]);
    if (points.length > 1) picture.append(svg("path", { class: "jm-path-real", d: path(points), "stroke-width": 2.6 * at.scale }));
    for (const [cx, cy] of points) picture.append(svg("circle", { cx, cy, r: 3.5 * at.scale, class: "jm-point-real" }));
    const now = state.settings[lever.name];
    const value = state.visited.get(now).value;
    picture.append(svg("circle", { cx: at.across(now), cy: at.up(value), r: 10 * at.scale, class: "jm-now-dot" }));
    const end = at.across(now) > at.box.right - 4 * at.type;
    picture.append(svg("text", { x: at.across(now) + (end ? -1.1 : 0) * at.type, y: at.up(value) + (end ? 0.45 : -1.1) * at.type, "font-size": 1.9 * at.type, "font-weight": 700, "text-anchor": end ? "end" : "middle", class: "jm-halo jm-end-own" }, format(value, form)));
    picture.setAttribute("aria-label", tr("beat.curve.said", {
      lever: tr(`lever.${lever.name}.label`), at: leverWords(lever, now, tr), outcome: tr(`outcome.${data.outcome}.label`), value: format(value, form), base: format(start, form),
    }));
  };
  const off = onResize(frame, draw);
  return { el: h("div", { class: "jm-curve" }, title, frame), show: draw, destroy: off };
}

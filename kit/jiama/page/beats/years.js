// An outcome year by year, the line growing as the years go by: this design, and beside it the other.
import { h, onResize, svg } from "../dom.js";
import { format } from "../format.js";
import { formOf, mean, outcomeRuns } from "../pictures/common.js";
import { simulateAll } from "../page.js";
import { makeSettings } from "../engine/here.js";
import { animate } from "./motion.js";
import { axes, endWords, path, steps } from "./plot.js";

const RUNS = 400;
const WHOLE = 3200;

export function years(el, data, page) {
  const { tr } = page;
  const outcome = data.options.outcome;
  const form = formOf(outcome) === ".1%" ? ".0%" : formOf(outcome);
  const picture = svg("svg", { class: "jm-svg", role: "img" });
  const frame = h("div", { class: "jm-frame" }, picture);
  const again = h("button", { type: "button", class: "jm-link jm-no-print", onclick: () => play() }, tr("beat.again"));
  if (data.title) el.append(h("h3", { class: "jm-picture-title" }, data.title));
  el.append(frame, again);
  const state = { lines: null, share: 1 };
  let stop = () => {};
  const draw = (share = state.share) => {
    state.share = share;
    if (!state.lines || !frame.clientWidth) return;
    const { own, base } = state.lines;
    const all = [...own, ...(base || [])];
    const [least, most] = [Math.min(...all), Math.max(...all)];
    const pad = 0.12 * (most - least) || 0.1;
    const y = { min: Math.max(0, least - pad), max: most + pad, title: tr("beat.years.y", { outcome: tr(`outcome.${outcome}.label`) }) };
    y.ticks = steps(y.min, y.max).map((v) => [v, format(v, form)]);
    const count = own.length;
    const at = axes(picture, frame, {
      x: { min: 1, max: count, ticks: own.map((_, i) => [i + 1, String(i + 1)]), title: tr("beat.years.x") }, y, right: frame.clientWidth < 480 ? 6 : 7.5,
    });
    const upto = 1 + share * (count - 1);
    const line = (values, role) => {
      const points = values.slice(0, Math.floor(upto)).map((v, i) => [at.across(i + 1), at.up(v)]);
      const i = Math.floor(upto);
      if (i < count) {
        const v = values[i - 1] + (values[i] - values[i - 1]) * (upto - i);
        points.push([at.across(upto), at.up(v)]);
      }
      picture.append(svg("path", { class: `jm-path-${role}`, d: path(points), "stroke-width": (role === "real" ? 4 : 2.2) * at.scale }));
      const [x, y1] = points[points.length - 1];
      picture.append(svg("circle", { cx: x, cy: y1, r: (role === "real" ? 6 : 4) * at.scale, class: `jm-point-${role}` }));
      return { x, y: y1, value: values[Math.min(count, Math.round(upto)) - 1] };
    };
    const ends = [];
    if (base) {
      const end = line(base, "base");
      ends.push({ y: end.y, role: "base", words: `${tr("beat.base")} ${format(end.value, form)}`, x: end.x });
    }
    const end = line(own, "real");
    ends.push({ y: end.y, role: "model", words: `${tr("beat.this")} ${format(end.value, form)}`, x: end.x });
    endWords(picture, Math.min(end.x + 0.8 * at.type, at.width - (frame.clientWidth < 480 ? 5.6 : 7) * at.type), ends, { ...at, size: frame.clientWidth < 480 ? 1 : 1.15 });
  };
  const play = () => {
    stop();
    stop = animate(WHOLE, draw);
  };
  const settings = [makeSettings(data.settings), ...(data.baseline ? [makeSettings(data.baseline)] : [])];
  const size = { hierarchy: data.hierarchy, cycles: data.cycles, runs: RUNS, seed: data.seed };
  const line = (record) => Array.from({ length: record.cycles }, (_, t) => mean(outcomeRuns(record, outcome, t)));
  simulateAll(settings, size).then(([own, base]) => {
    state.lines = { own: line(own), base: base ? line(base) : null };
    const said = { outcome: tr(`outcome.${outcome}.label`), first: format(state.lines.own[0], form), last: format(state.lines.own[own.cycles - 1], form), cycles: String(own.cycles) };
    picture.setAttribute("aria-label", tr("beat.years.said", said));
    play();
  });
  const off = onResize(frame, () => draw());
  return () => {
    stop();
    off();
  };
}

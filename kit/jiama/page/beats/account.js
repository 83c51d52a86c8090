// Who added what and why: slabs in points of the target, which add up to what the township hears.
import { createClient } from "../engine/client.js";
import { SOURCES_OF_MARKUP, makeSettings } from "../engine/here.js";
import { h, onResize, rich, svg } from "../dom.js";
import { ledgerPoints } from "../pictures/points.js";
import { goOn } from "./onward.js";
import { blank, text } from "./plot.js";

const RUNS = 400;

export function account(el, data, page) {
  const { tr } = page;
  const picture = svg("svg", { class: "jm-svg", role: "img" });
  const frame = h("div", { class: "jm-frame" }, picture);
  const how = h("details", {}, h("summary", {}, tr("beat.account.how")), h("p", {}, tr("beat.account.split")));
  el.append(h("div", { class: "jm-say" }, rich("h2", { class: "jm-big-ask" }, data.title), rich("div", { class: "jm-words" }, data.text), how, goOn(page, data.go)),
    h("figure", { class: "jm-look" }, frame));
  let bars = null;
  const draw = () => {
    if (!bars || !frame.clientWidth) return;
    const { width, height, scale, type } = blank(picture, frame);
    picture.append(patterns(scale));
    // On a phone the baseline is a line across this design's slabs.
    const narrow = width < 460 * scale && bars.length > 1;
    const drawn = narrow ? bars.slice(1) : bars;
    const most = Math.max(...bars.map(({ points }) => points.total));
    const foot = height - 2.4 * type;
    const up = (v) => foot - (v / most) * (foot - 3 * type);
    const each = width / drawn.length;
    const wide = Math.min(0.34 * each, 150 * scale);
    drawn.forEach(({ points, name, role }, i) => {
      const x = i * each + (drawn.length > 1 ? 0.3 : 0.32) * each;
      let below = 0;
      const slab = (value, cls, words, role2) => {
        if (value <= 0) return;
        const [y1, y0] = [up(below + value), up(below)];
        picture.append(svg("rect", { x: x - wide / 2, y: y1, width: wide, height: Math.max(1, y0 - y1 - 1.5), class: cls }));
        const tall = y0 - y1;
        if (words && tall > 0.5 * type) picture.append(text(x + wide / 2 + 0.7 * type, (y0 + y1) / 2 + 0.4 * type, words, { "font-size": Math.min(1.25 * type, Math.max(0.94 * type, tall)), "font-weight": 700, class: `jm-halo jm-end-${role2}` }));
        below += value;
      };
      slab(100, "jm-slab", tr("beat.account.centre"), "asked");
      SOURCES_OF_MARKUP.forEach((source, s) => slab(points.by[s], `jm-motive jm-motive-${source}`, tr("beat.account.part", { motive: tr(`motive.${source}`), points: String(points.by[s]) }), source));
      picture.append(
        text(x, up(below) - 0.7 * type, String(points.total), { "font-size": 2.2 * type, "font-weight": 700, "text-anchor": "middle" }),
        text(x, foot + 1.6 * type, name, { "font-size": 1.1 * type, "text-anchor": "middle", class: role === "own" ? "jm-end-own" : "jm-tick" }));
    });
    if (narrow) {
      const { points, name } = bars[0];
      const y = up(points.total);
      picture.append(svg("path", { class: "jm-base-line", d: `M0,${y}H${width}` }), text(0, y - 0.4 * type, `${name} ${points.total}`, { "font-size": type, class: "jm-halo jm-tick" }));
    }
    picture.setAttribute("aria-label", bars.map(({ points, name }) => tr("beat.account.said", {
      name, total: String(points.total), parts: SOURCES_OF_MARKUP.map((source, s) => tr("beat.account.part", { motive: tr(`motive.${source}`), points: String(points.by[s]) })).join(tr("beat.scene.join")),
    })).join(""));
  };
  const size = { cycles: data.cycles, runs: RUNS, seed: data.seed };
  const begin = async () => {
    const client = createClient();
    const made = [];
    if (data.baseline) {
      const record = await client.simulate(makeSettings(data.baseline), data.hierarchy, size);
      made.push({ points: ledgerPoints(record, data.cycle), name: tr("beat.base"), role: "base" });
    }
    const record = await client.simulate(makeSettings(data.settings), data.hierarchy, size);
    made.push({ points: ledgerPoints(record, data.cycle), name: tr("beat.this"), role: "own" });
    bars = made;
    draw();
  };
  begin();
  return onResize(frame, draw);
}

// Each motive has a stroke of its own, so that no colour is needed to tell it.
function patterns(scale) {
  const side = 10 * scale;
  const pattern = (id, ...marks) => svg("pattern", { id, width: side, height: side, patternUnits: "userSpaceOnUse" }, marks);
  const ground = (source) => svg("rect", { width: side, height: side, class: `jm-ground-${source}` });
  const stroke = (d) => svg("path", { d, class: "jm-pattern-mark" });
  return svg("defs", {},
    pattern("jm-fill-ambition", ground("ambition"), stroke(`M0,${side}L${side},0`)),
    pattern("jm-fill-collusion", ground("collusion"), svg("circle", { cx: side / 2, cy: side / 2, r: side / 6, class: "jm-pattern-dot" })),
    pattern("jm-fill-guard", ground("guard"), stroke(`M0,0L${side},${side}`)));
}

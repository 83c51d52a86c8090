// One outcome over two levers, as cells that meet halfway between the points.
import { LEVER, format, onAxis } from "../format.js";
import { axisOf, columns, entriesOf, formOf, mean, outcomeRuns } from "./common.js";

export const name = "heat_map";
export const options = ["x", "xs", "y", "ys", "outcome"];

// Settings to run, line by line from the lowest y.
export function plan(settings, { options: { x, xs, y, ys } }) {
  return ys.flatMap((up) => xs.map((across) => ({ ...settings, [x]: across, [y]: up })));
}

// `records` may end early: cells not yet computed stay empty.
export function rows(records, { options: { xs, ys, outcome }, cycle }) {
  const [xEdges, yEdges] = [edges(xs), edges(ys)];
  const entries = [];
  ys.forEach((y, i) =>
    xs.forEach((x, j) => {
      const record = records[i * xs.length + j];
      entries.push({
        x, y, x_from: xEdges[j], x_to: xEdges[j + 1], y_from: yEdges[i], y_to: yEdges[i + 1],
        value: record ? mean(outcomeRuns(record, outcome, cycle)) : NaN,
      });
    }),
  );
  return columns(entries);
}

function edges(points) {
  const inner = points.slice(1).map((point, i) => (point + points[i]) / 2);
  return [points[0], ...inner, points[points.length - 1]];
}

export function axes({ x, xs, y, ys, outcome, here }, tr) {
  const ends = (side, values) => ({ [`${side}_low`]: Math.min(...values), [`${side}_high`]: Math.max(...values) });
  return {
    ...axisOf("x", x, tr, true, onAxis), ...axisOf("y", y, tr, true, onAxis), ...axisOf("c", outcome, tr, false, onAxis),
    ...ends("x", xs), ...ends("y", ys),
    ...(here ? { here_x: here[0], here_y: here[1], here_shown: true } : { here_shown: false }),
  };
}

export function sentence(table, { tr, options: { x, y, outcome } }) {
  const known = entriesOf(table).filter(({ value }) => !Number.isNaN(value));
  if (!known.length) return tr("chart.tool.empty");
  const top = known.reduce((best, cell) => (cell.value > best.value ? cell : best));
  const low = known.reduce((least, cell) => (cell.value < least.value ? cell : least));
  const form = formOf(outcome);
  return tr("chart.heat_map.said", {
    c_title: tr(`outcome.${outcome}.label`), x_title: tr(`lever.${x}.label`), y_title: tr(`lever.${y}.label`),
    x: format(top.x, LEVER), y: format(top.y, LEVER), high: format(top.value, form),
    x_low: format(low.x, LEVER), y_low: format(low.y, LEVER), low: format(low.value, form),
  });
}

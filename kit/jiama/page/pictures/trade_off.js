// Two outcomes against each other: every run a dot, and how the mean moved.
import { format, onAxis } from "../format.js";
import { axisOf, columns, entriesOf, formOf, kinds, mean, outcomeRuns, pick } from "./common.js";

export const name = "trade_off";
export const options = ["x", "y"];

// Room for a word above or below a point, as a share of the upright axis, and the shortest axis.
const WORD = 0.3;
const SHORTEST = 0.1;

export function rows(record, { baseline, cycle, options: { x, y }, plausible = [], tr }) {
  const runs = [];
  const means = [];
  kinds(record, baseline).forEach(([kind, drawn], order) => {
    const [across, up] = [outcomeRuns(drawn, x, cycle), outcomeRuns(drawn, y, cycle)];
    const row = { kind, series: tr(`chart.kind.${kind}`), order, side: 1 };
    across.forEach((value, i) => runs.push({ ...row, part: "run", x: value, y: up[i] }));
    means.push({ ...row, part: "mean", x: mean(across), y: mean(up) });
  });
  for (const drawn of plausible) {
    const row = { kind: "plausible", series: tr("chart.kind.plausible"), order: 0, side: 1, part: "plausible" };
    runs.push({ ...row, x: mean(outcomeRuns(drawn, x, cycle)), y: mean(outcomeRuns(drawn, y, cycle)) });
  }
  if (means.length === 2) means[means[1].y >= means[0].y ? 0 : 1].side = -1;
  const heights = [...runs, ...means].map((row) => row.y);
  const room = WORD * Math.max(Math.max(...heights) - Math.min(...heights), SHORTEST);
  for (const row of runs) row.room = row.y;
  for (const row of means) row.room = row.y + row.side * room;
  return columns([...runs, ...means]);
}

export function axes({ x, y }, tr) {
  return { ...axisOf("x", x, tr, false, onAxis), ...axisOf("y", y, tr, false, onAxis) };
}

export function sentence(table, { tr, options: { x, y } }) {
  return pick(entriesOf(table), { part: "mean" })
    .reverse()
    .map((row) =>
      tr("chart.trade_off.said", {
        series: row.series,
        x_title: tr(`outcome.${x}.label`), y_title: tr(`outcome.${y}.label`),
        x: format(row.x, formOf(x)), y: format(row.y, formOf(y)),
      }),
    )
    .join(tr("chart.tool.between"));
}

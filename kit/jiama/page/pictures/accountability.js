// A hundred grassroots units: wrongly held to account, otherwise held to account, spared.
import { columns, entriesOf, kinds, mean, outcomeRuns, pick, unique } from "./common.js";

export const name = "accountability";

const LINES = 4;
// Height of one waffle with its heading, in lines.
const PANEL = 5.5;

export function rows(record, { baseline, cycle, tr }) {
  const entries = [];
  kinds(record, baseline).reverse().forEach(([kind, drawn], panel) => {
    const share = {};
    for (const outcome of ["sanctioned", "wrongful", "detected"])
      share[outcome] = mean(outcomeRuns(drawn, outcome, cycle));
    const parts = {
      wrongful: share.wrongful,
      sanctioned: share.sanctioned - share.wrongful,
      spared: 1 - share.sanctioned,
    };
    const series = tr(`chart.kind.${kind}`);
    const heading = panel * PANEL + 0.2;
    const counts = wholeHundred(Object.values(parts));
    const states = Object.keys(parts).flatMap((state, i) => Array.from({ length: counts[i] }, () => state));
    states.forEach((state, unit) =>
      entries.push({
        series, kind, state, state_name: tr(`chart.accountability.${state}`), share: parts[state],
        across: Math.floor(unit / LINES), down: heading + 1.1 + (unit % LINES),
        label: unit ? "" : tr("chart.accountability.heading", { series, ...share }), heading,
      }),
    );
  });
  return columns(entries);
}

// Whole numbers that add up to 100, nearest to the shares (largest remainders).
export function wholeHundred(shares) {
  const exact = shares.map((share) => 100 * Math.min(1, Math.max(0, share)));
  const counts = exact.map((value) => Math.floor(value + 1e-9));
  const left = 100 - counts.reduce((a, b) => a + b, 0);
  const order = exact.map((_, i) => i).sort((a, b) => counts[a] - exact[a] - (counts[b] - exact[b]) || a - b);
  for (const i of order.slice(0, left)) counts[i] += 1;
  return counts;
}

export function sentence(table, { tr }) {
  const entries = entriesOf(table);
  return unique(table.series)
    .map((series) => {
      const states = pick(entries, { series }).map(({ state }) => state);
      const wrongful = states.filter((state) => state === "wrongful").length;
      const sanctioned = wrongful + states.filter((state) => state === "sanctioned").length;
      return tr("chart.accountability.said", { series, wrongful: String(wrongful), sanctioned: String(sanctioned) });
    })
    .join(tr("chart.tool.between"));
}

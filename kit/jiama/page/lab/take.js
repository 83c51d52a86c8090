// What one takes along from the lab: data, scenario, a one-page report.
import { encode } from "../code.js";
import { BY_LEVEL, LEVERS, OUTCOMES } from "../engine/here.js";
import { kit, version } from "../engine/model.json";
import { h } from "../dom.js";
import { leverWords, number } from "../numbers.js";
import { levelRuns, levelNames, mean, outcomeRuns } from "../pictures/common.js";
import { csv } from "../pictures/export.js";

export function scenario(record) {
  const settings = {};
  for (const name of Object.keys(LEVERS)) settings[name] = record.settings[name];
  return `${JSON.stringify({ kit, model: version, code: encode(record.settings), settings }, null, 2)}\n`;
}

// Every outcome and every quantity by level, cycle by cycle: means over the runs, with what each is.
export function data(record, tr) {
  const table = { cycle: [], level: [], quantity: [], name: [], mean: [] };
  const put = (cycle, level, quantity, name, value) => {
    table.cycle.push(cycle + 1);
    table.level.push(level);
    table.quantity.push(quantity);
    table.name.push(name);
    table.mean.push(value);
  };
  const names = levelNames(record.hierarchy.depth, tr);
  for (let t = 0; t < record.cycles; t += 1) {
    for (const outcome of OUTCOMES) put(t, "", outcome, tr(`outcome.${outcome}.label`), mean(outcomeRuns(record, outcome, t)));
    for (const quantity of BY_LEVEL)
      names.forEach((level, i) => put(t, level, quantity, quantity, mean(levelRuns(record, quantity, i, t))));
  }
  for (const name of Object.keys(LEVERS)) put(-1, "", `lever:${name}`, tr(`lever.${name}.label`), record.settings[name]);
  return csv(table);
}

// The report as nodes: sentences, the levers moved, all outcomes, pictures.
export function report({ record, baseline, why, pictures, tr, today }) {
  const moved = Object.values(LEVERS).filter(({ name }) => record.settings[name] !== baseline.settings[name]);
  const levers = moved.map((lever) => [
    tr(`lever.${lever.name}.label`), leverWords(lever, record.settings[lever.name], tr), leverWords(lever, baseline.settings[lever.name], tr),
  ]);
  const outcomes = OUTCOMES.map((name) => number(name, record, baseline, tr)).map(({ label, value, change }) => [label, value, change]);
  const table = (rows) => h("table", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, cell)))));
  return h("article", { class: "jm-report" },
    h("h1", {}, tr("lab.report_title")),
    h("p", {}, tr("lab.report_made", {
      date: today, version, code: encode(record.settings), cycles: String(record.cycles), runs: String(record.runs), kit,
    })),
    h("p", {}, h("b", {}, tr("common.model_not_forecast"))), h("p", {}, why),
    h("h2", {}, tr("lab.report_levers")), table(levers.length ? levers : [[tr("lab.report_none"), "", ""]]),
    h("h2", {}, tr("lab.report_outcomes")), table(outcomes),
    h("div", { class: "jm-report-pictures" }, pictures));
}

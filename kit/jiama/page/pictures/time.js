// Where a grassroots unit's time goes, being assessed included.
import { policy } from "../engine/here.js";
import { TASKS, columns, entriesOf, kinds, mean, outcomeRuns, saidShares } from "./common.js";

export const name = "time";

// The record gives shares of effort; being assessed takes the burden beside it, so a task's share
// of all time is effort's share times effort / (effort + burden).
export function rows(record, { baseline, cycle, tr }) {
  const entries = [];
  for (const [kind, drawn] of kinds(record, baseline)) {
    const effort = outcomeRuns(drawn, "effort", cycle);
    const burden = policy(drawn.settings, drawn.constants).burden;
    const whole = effort.map((x) => Math.max(x + burden, 1e-12));
    const shares = TASKS.slice(0, 3).map((task) =>
      mean(outcomeRuns(drawn, task, cycle).map((share, run) => (share * effort[run]) / whole[run])),
    );
    shares.push(mean(whole.map((all) => burden / all)));
    const sum = Math.max(shares.reduce((a, b) => a + b, 0), 1e-12);
    let start = 0;
    TASKS.forEach((task, i) => {
      const share = shares[i] / sum;
      entries.push({
        series: tr(`chart.kind.${kind}`), kind, task, task_name: tr(`task.${task}`),
        share, start, stop: start + share,
      });
      start += share;
    });
  }
  return columns(entries);
}

export function sentence(table, { tr }) {
  return saidShares("time", "task_name", "share", entriesOf(table), tr, ofEffort);
}

// Paperwork's share of effort, which the numbers beside the picture tell.
function ofEffort(own) {
  const share = (task) => own.find((entry) => entry.task === task).share;
  return { paperwork: share("paperwork") / Math.max(1 - share("assessed"), 1e-12) };
}

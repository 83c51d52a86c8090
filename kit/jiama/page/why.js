// Why did that change: two sentences made from the model's own quantities.
import { SOURCES_OF_MARKUP } from "./engine/here.js";
import { format } from "./format.js";
import { lastMean } from "./numbers.js";
import { formOf, ledgerMeans, levelNames } from "./pictures/common.js";

const TASKS = ["work", "service", "paperwork"];
// A change below half a point in a hundred is called none.
const STILL = 0.005;

// before, after: two records on the same hierarchy.
export function explain(before, after, tr) {
  return markups(before, after, tr) + time(before, after, tr);
}

// The level, the motive and the change of the log markup that changed most.
export function moved(before, after) {
  const [was, now] = [ledgerMeans(before), ledgerMeans(after)];
  let most = { level: 0, motive: 0, change: 0 };
  now.forEach((motives, level) =>
    motives.forEach((value, motive) => {
      const change = value - was[level][motive];
      if (Math.abs(change) > Math.abs(most.change)) most = { level, motive, change };
    }));
  return most;
}

function markups(before, after, tr) {
  const { level, motive, change } = moved(before, after);
  const [was, now] = [lastMean(before, "amplification"), lastMean(after, "amplification")];
  if (Math.abs(change) < STILL) return tr("why.markups_same", { now });
  return tr("why.markups", {
    level: levelNames(after.hierarchy.depth, tr)[level],
    motive: tr(`motive.${SOURCES_OF_MARKUP[motive]}`),
    way: tr(change > 0 ? "why.more" : "why.less"),
    was,
    now,
  });
}

function time(before, after, tr) {
  const change = (name) => lastMean(after, name) - lastMean(before, name);
  const task = TASKS.reduce((most, name) => (Math.abs(change(name)) > Math.abs(change(most)) ? name : most));
  const value = change("value");
  const key = Math.abs(value) < STILL ? "why.value_same" : value > 0 ? "why.value_up" : "why.value_down";
  const result = tr(key, { now: format(lastMean(after, "value"), formOf("value")) });
  if (Math.abs(change(task)) < STILL) return tr("why.time_same", { result });
  return tr("why.time", {
    task: tr(`task.${task}`), way: tr(change(task) > 0 ? "why.more" : "why.less"),
    was: 100 * lastMean(before, task), now: 100 * lastMean(after, task), result,
  });
}

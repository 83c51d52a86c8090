// How far a lesson was played, and where to go on.

// { state: "new", "begun" or "done", at: the beat's id, step, count, when }; what was kept of other
// beats than today's counts for no place.
export function progress({ number, beats }, store) {
  const key = `${number}/beats`;
  const kept = store.get(key) || {};
  const count = beats.length;
  const step = beats.indexOf(kept.at) + 1;
  const state = kept.done ? "done" : step > 1 ? "begun" : "new";
  return { state, at: step ? beats[step - 1] : "", step, count, when: store.when(key) };
}

// Which lesson stands large: the one last begun; after one that is done the next; else the first.
export function standing(lessons) {
  const latest = (state) => lessons.filter((lesson) => lesson.state === state).sort((a, b) => b.when - a.when)[0];
  const begun = latest("begun");
  if (begun) return { kind: "again", lesson: begun };
  const done = latest("done");
  const open = lessons.filter(({ state }) => state === "new");
  if (!done) return { kind: "here", lesson: open[0] };
  if (!open.length) return { kind: "all", lesson: done };
  return { kind: "next", lesson: open.find(({ number }) => number > done.number) || open[0] };
}

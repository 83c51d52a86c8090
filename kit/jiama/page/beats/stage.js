// The beats of a lesson, one screen at a time or all on one page.
import { h, replace } from "../dom.js";

import { mountBeat } from "./beat.js";

// A swipe goes this far across and not nearly as far down.
const [ACROSS, STEEP] = [60, 2];
// Type that stands at 13 px on a screen is 24 px on a projector 1920 wide.
const PROJECTED = 24 / 13;
const OWN_KEYS = "input, select, textarea, [role=slider], [contenteditable]";

export function mountStage(el, page, lesson) {
  const { tr, store } = page;
  const { beats } = lesson;
  const key = page.key("beats");
  const count = beats.length;
  const state = { at: 0, reading: false };
  const live = h("p", { class: "jm-said", "aria-live": "polite" });
  const marks = beats.map((beat, i) => {
    const name = `${i + 1} / ${count} ${beat.name}`;
    return h("li", {}, h("a", { href: `#${beat.id}`, "aria-label": name, title: name }));
  });
  const where = h("span", { class: "jm-beat-bar-at" });
  const back = h("button", { type: "button", "aria-label": tr("beat.previous"), onclick: () => step(-1) }, "‹");
  const on = h("button", { type: "button", "aria-label": tr("beat.next"), onclick: () => step(1) }, "›");
  const read = h("button", { type: "button", class: "jm-plain jm-beat-bar-read", "aria-pressed": "false", onclick: () => setReading(!state.reading) }, tr("beat.read"));
  const project = h("button", { type: "button", class: "jm-plain jm-beat-bar-mode", "aria-pressed": String(page.presenting), onclick: page.toggleMode }, tr("beat.present"));
  const bar = h("header", { class: "jm-beat-bar" },
    h("a", { href: page.env.home || "index.html", class: "jm-beat-bar-home" }, tr("common.product")),
    h("h1", {}, h("b", {}, lesson.lesson), ` ${lesson.title}`),
    h("ol", { class: "jm-beat-marks", "aria-label": tr("beat.marks") }, marks), where,
    h("span", { class: "jm-beat-bar-tools" }, read, project), h("span", { class: "jm-beat-bar-nav" }, back, on));
  const places = beats.map((beat, i) =>
    h("section", { class: "jm-beat", id: beat.id, tabIndex: -1, hidden: true, dataset: { kind: beat.kind, turn: beat.turn ? "yes" : "" },
      "aria-label": `${i + 1} / ${count} ${beat.name}` }));
  const ends = beats.map(() => null);
  el.classList.add("jm-play");
  document.body.classList.add("jm-playing");
  replace(el, bar, live, h("div", { class: "jm-beats-all" }, places));

  const mount = (i) => {
    if (!ends[i]) ends[i] = mountBeat(places[i], beats[i], page);
  };

  const remember = () => {
    const kept = store.get(key) || {};
    const seen = new Set(Array.isArray(kept.seen) ? kept.seen : []);
    seen.add(beats[state.at].id);
    const all = beats.map(({ id }) => id);
    store.set(key, { at: beats[state.at].id, seen: all.filter((id) => seen.has(id)), count, done: Boolean(kept.done) || state.at === count - 1 });
    marks.forEach((mark, i) => mark.classList.toggle("jm-done", seen.has(all[i])));
  };

  const show = (focus) => {
    places.forEach((place, i) => (place.hidden = !state.reading && i !== state.at));
    if (state.reading) beats.forEach((_, i) => mount(i));
    else mount(state.at);
    marks.forEach((mark, i) => {
      mark.classList.toggle("jm-now", i === state.at);
      if (i === state.at) mark.firstChild.setAttribute("aria-current", "step");
      else mark.firstChild.removeAttribute("aria-current");
    });
    replace(where, h("span", { class: "jm-beat-bar-count" }, `${state.at + 1} / ${count}`), ` ${beats[state.at].name}`);
    back.disabled = state.at === 0;
    on.disabled = state.at === count - 1;
    remember();
    if (!focus) return;
    if (state.reading) places[state.at].scrollIntoView();
    else window.scrollTo(0, 0);
    places[state.at].focus({ preventScroll: true });
    live.textContent = places[state.at].getAttribute("aria-label");
  };

  const indexOf = (hash) => beats.findIndex(({ id }) => `#${id}` === decodeURIComponent(hash));
  const go = (i) => {
    if (i < 0 || i >= count) return;
    const hash = `#${beats[i].id}`;
    if (window.location.hash === hash) arrive();
    else window.location.hash = hash;
  };
  const step = (by) => go(state.at + by);
  // What a beat still holds back comes before the next beat.
  const onward = () => {
    const place = places[state.at];
    if (state.reading || !place.onward || !place.onward()) step(1);
  };
  const arrive = () => {
    const found = indexOf(window.location.hash);
    state.at = Math.max(0, found);
    show(true);
  };

  const setReading = (reading) => {
    state.reading = reading;
    el.classList.toggle("jm-reading", reading);
    read.setAttribute("aria-pressed", String(reading));
    show(true);
  };

  page.stage = {
    next: () => step(1),
    go: (beat) => go(beats.indexOf(beat)),
    guessBeat: (name) => beats.find((beat) => beat.guess === name),
  };

  const onKey = (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const clicker = event.key === "PageDown" || event.key === "PageUp";
    const busy = event.target.closest && event.target.closest(OWN_KEYS);
    if (busy && !(clicker && page.presenting)) return;
    if (state.reading && !page.presenting) return;
    const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    if (by > 0) onward();
    else step(by);
  };
  document.addEventListener("keydown", onKey);

  let touch = null;
  const onTouch = (event) => {
    const own = event.target.closest && event.target.closest(`${OWN_KEYS}, .jm-own-swipe`);
    touch = own || event.touches.length > 1 ? null : { x: event.touches[0].clientX, y: event.touches[0].clientY };
  };
  const onLift = (event) => {
    if (!touch || state.reading) return;
    const [dx, dy] = [event.changedTouches[0].clientX - touch.x, event.changedTouches[0].clientY - touch.y];
    touch = null;
    if (Math.abs(dx) > ACROSS && Math.abs(dx) > STEEP * Math.abs(dy)) step(dx < 0 ? 1 : -1);
  };
  el.addEventListener("touchstart", onTouch, { passive: true });
  el.addEventListener("touchend", onLift, { passive: true });
  window.addEventListener("hashchange", arrive);

  const scale = () => {
    const wide = page.presenting ? Math.max(1, Math.min(window.innerWidth / 1920, window.innerHeight / 1080) * PROJECTED) : 1;
    el.style.setProperty("--jm-scale", wide.toFixed(4));
  };
  scale();
  window.addEventListener("resize", scale);

  // Paper holds every beat.
  let wasReading = false;
  const onPrint = () => {
    wasReading = state.reading;
    if (!wasReading) setReading(true);
  };
  const afterPrint = () => {
    if (!wasReading) setReading(false);
  };
  window.addEventListener("beforeprint", onPrint);
  window.addEventListener("afterprint", afterPrint);

  const found = indexOf(window.location.hash);
  state.at = Math.max(0, found);
  show(false);
  return () => {
    document.removeEventListener("keydown", onKey);
    window.removeEventListener("hashchange", arrive);
    window.removeEventListener("resize", scale);
    window.removeEventListener("beforeprint", onPrint);
    window.removeEventListener("afterprint", afterPrint);
    el.removeEventListener("touchstart", onTouch);
    el.removeEventListener("touchend", onLift);
    ends.forEach((end) => end && end());
    el.classList.remove("jm-reading");
    page.stage = null;
  };
}

// The app: a lesson's data played on a page, or one element of it in a notebook's cell.
import { ELEMENTS } from "./elements/index.js";
import { h, replace } from "./dom.js";
import { guarded } from "./faults.js";
import { beat } from "./beats/element.js";
import { mountStage } from "./beats/stage.js";
import { createPage } from "./page.js";
import { createStore, inMemory } from "./store.js";
import { followTheme } from "./theme.js";

const FORMAT = 3;
let shared = null;

// One store for everything on the page, so that parts hear of each other.
export function theStore() {
  if (!shared) shared = createStore();
  return shared;
}

// Put one element in its place; returns how to take it away. A part that fails says so and leaves
// the rest alone.
export function mountPart(el, { kind, data }, page) {
  el.classList.add("jm");
  el.dataset.kind = kind;
  const stop = followTheme(el);
  let destroy = () => {};
  guarded(el, page, () => {
    const element = { ...ELEMENTS, beat }[kind];
    if (!element) throw new Error(`no element ${kind}`);
    destroy = element(el, data, page) || destroy;
    el.dataset.state = "ready";
  });
  return () => {
    stop();
    destroy();
  };
}

// One element in a notebook's cell; words, drawings and style came with the app (`window.jiamaPack`).
export function mountInNotebook(el, { kind, data, lesson, onSettings }) {
  const pack = window.jiamaPack;
  if (!document.getElementById("jiama-style")) document.head.append(h("style", { id: "jiama-style" }, pack.style));
  const env = { lab: "lab.ipynb", onSettings, notebook: true };
  return mountPart(el, { kind, data }, createPage({ pack, store: theStore(), about: { lesson }, env }));
}

// A lesson as beats. A facilitator's rehearsal is nobody's record: while she presents, nothing that
// was done in this browser shows and nothing is kept.
function mountLesson(el, { pack, lesson, env }) {
  let end = () => {};
  const isPresenting = () => document.documentElement.dataset.mode === "projector";
  const begin = () => {
    end();
    const presenting = isPresenting();
    const page = createPage({ pack, store: presenting ? createStore(inMemory()) : theStore(), about: lesson, env });
    page.presenting = presenting;
    page.toggleMode = () => document.getElementById("jm-mode").click();
    end = mountStage(el, page, lesson);
    if (!presenting) notice(el, page);
  };
  begin();
  let was = isPresenting();
  new MutationObserver(() => {
    if (isPresenting() === was) return;
    was = !was;
    begin();
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-mode"] });
}

// A whole page: all parts in order, or a lesson's beats.
export function mountPage(el, { pack, lesson, env = {} }) {
  const page = createPage({ pack, store: theStore(), about: lesson, env });
  el.classList.add("jm");
  followTheme(el);
  if (lesson.format > FORMAT) {
    replace(el, h("p", { class: "jm-fault", role: "alert" }, page.tr("page.later_format")));
    return page;
  }
  if (lesson.beats) mountLesson(el, { pack, lesson, env });
  else {
    notice(el, page);
    for (const part of lesson.parts) {
      const place = h("div", { class: "jm-part" });
      el.append(place);
      mountPart(place, part, page);
    }
  }
  const old = document.getElementById("jm-old");
  if (old) old.remove();
  document.documentElement.dataset.ready = "";
  return page;
}

// A sentence where the browser keeps nothing.
function notice(el, page) {
  const { tr, store } = page;
  const cleared = page.cleared() ? tr("start.anew_done") : "";
  const line = h("p", { class: "jm-store", role: "status", hidden: true });
  const show = () => {
    const said = store.state === "kept" ? cleared : tr(`store.${store.state}`);
    line.hidden = !said;
    line.textContent = said;
  };
  el.append(line);
  show();
  store.watch("", show);
}

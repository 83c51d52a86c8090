// The start page: its links stand in the page; here what was done in this browser is set beside
// them. In projector mode nothing of it shows: a facilitator's rehearsal is no part of the class.
import { h, replace } from "../dom.js";
import { unseal } from "../seal.js";
import { createStore, inMemory } from "../store.js";
import { followTheme } from "../theme.js";
import { translator } from "../words.js";
import { anew } from "./anew.js";
import { last } from "./last.js";
import { progress, standing } from "./progress.js";
import { sketch } from "./sketches.js";

// Type that stands at 13 px on a screen is 24 px on a projector 1920 wide.
const PROJECTED = 24 / 13;

export function openStart() {
  const data = JSON.parse(document.getElementById("jiama-start").textContent);
  const root = document.documentElement;
  const tr = translator(data.words, root.lang);
  const own = createStore();
  const nothing = createStore(inMemory());
  followTheme(document.body);
  const show = () => {
    const presenting = root.dataset.mode === "projector";
    const store = presenting ? nothing : own;
    const scale = presenting ? Math.max(1, Math.min(window.innerWidth / 1920, window.innerHeight / 1080) * PROJECTED) : 1;
    document.body.style.setProperty("--jm-scale", scale.toFixed(4));
    const lessons = data.lessons.map((lesson) => ({ ...lesson, ...progress(lesson, store) }));
    for (const lesson of lessons) tile(lesson, tr);
    const stands = standing(lessons);
    last(document.querySelector(".jm-last"), stands, stands.lesson && linkOf(stands.lesson.number), store, tr);
  };
  show();
  own.watch("", show);
  window.addEventListener("resize", show);
  new MutationObserver(show).observe(root, { attributes: true, attributeFilter: ["data-mode"] });
  anew(document.querySelector(".jm-anew"), own, tr);
  root.dataset.ready = "";
}

function linkOf(number) {
  return document.querySelector(`.jm-tile[data-number="${number}"]`);
}

function tile(lesson, tr) {
  const link = linkOf(lesson.number);
  if (!link) return;
  const mark = link.querySelector(".jm-tile-mark");
  link.dataset.state = lesson.state;
  link.href = link.href.split("#")[0] + (lesson.state === "begun" ? `#${lesson.at}` : "");
  const said = { new: () => "", begun: () => tr("start.at", { at: String(lesson.step), count: String(lesson.count) }), done: () => h("span", { class: "jm-said" }, tr("start.done")) };
  replace(mark, said[lesson.state]());
  replace(link.querySelector(".jm-sketch"), sketch(lesson.picture, lesson.state === "done" ? unseal(lesson.sealed) : null, tr));
}

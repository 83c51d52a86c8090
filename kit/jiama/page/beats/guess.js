// A guess, and its answer on the same screen: what came out grows from what was guessed.
import { h, keepKeys, onResize, replace, rich, svg } from "../dom.js";
import { fits, judge } from "../judge.js";
import { inWords, slider } from "../elements/slider.js";
import { unseal } from "../seal.js";
import { fill } from "../words.js";
import { animate, eased } from "./motion.js";
import { goOn } from "./onward.js";
import { hands } from "./hands.js";
import { look } from "./look.js";
import { axes, endWords, path, steps } from "./plot.js";

const MORPH = 1500;

export function guess(el, data, page) {
  const { tr, store } = page;
  const { name, asked, sealed } = data.guess;
  const place = page.key(`predict/${name}`);
  keepKeys(el);
  const kept = page.guess(name);
  const state = { value: kept !== undefined && fits(kept, asked) ? kept : undefined, done: kept !== undefined && fits(kept, asked), share: 1 };
  const key = () => unseal(sealed);
  const form = FORMS[asked.form](asked, state, page, () => (commit.disabled = false));
  const commit = h("button", { type: "button", class: "jm-go", disabled: true, onclick: () => {
    if (state.value !== undefined) store.set(place, state.value);
    reveal(true);
    el.focus({ preventScroll: true });
  } }, tr(page.presenting ? "beat.guess.show" : "beat.guess.commit"));
  commit.disabled = !page.presenting;
  const room = page.presenting ? hands(asked, key, page) : null;
  const before = h("div", { class: "jm-guess-before" },
    rich("h2", { class: "jm-big-ask" }, asked.ask), asked.lead && rich("div", { class: "jm-words" }, asked.lead),
    asked.form === "curve" && h("p", { class: "jm-hint" }, tr("predict.box.draw")),
    room && room.el && asked.form === "choice" ? null : form.asks, room && room.el, commit, h("p", { class: "jm-hint" }, tr(page.presenting ? "beat.guess.presenting" : "beat.guess.once")));
  const after = h("div", { class: "jm-guess-after", "aria-live": "polite" });
  const figure = h("figure", { class: "jm-look" });
  if (form.frame) figure.append(form.frame);
  el.append(h("div", { class: "jm-say" }, before, after), figure);
  el.classList.toggle("jm-no-figure", !form.frame && !data.picture);
  let shown = null;
  let stop = () => {};

  const reveal = (moving) => {
    state.done = true;
    const found = key();
    const has = state.value !== undefined;
    const verdict = has ? judge(asked, found, state.value) : null;
    const pair = has ? { guess: verdict.guess, answer: verdict.answer } : { guess: "–", answer: asAnswer(asked, found) };
    before.hidden = true;
    replace(after,
      h("p", { class: "jm-versus" }, versus(page, asked, pair, found, has)),
      room && room.said(),
      has && rich("div", { class: "jm-verdict-say" }, fill(verdict.say, pair)),
      rich("div", { class: "jm-words" }, fill(found.why, pair)), goOn(page, data.go));
    form.reveal(found);
    if (data.picture && !shown) {
      shown = look(unseal(data.picture), page);
      figure.append(shown.el);
    }
    stop();
    stop = form.frame && moving ? animate(MORPH, (share) => form.draw(found, (state.share = eased(share)))) : () => {};
    if (form.frame && !moving) form.draw(found, 1);
  };

  const off = form.frame ? onResize(form.frame, () => form.draw(state.done ? key() : null, state.share)) : () => {};
  if (state.done) reveal(false);
  else if (form.frame) form.draw(null, 0);
  // A clicker uncovers the answer before it turns the page.
  el.onward = () => {
    if (state.done || !page.presenting) return false;
    reveal(true);
    return true;
  };
  const stopWatching = store.watch(place, () => {
    const value = page.guess(name);
    if (value === undefined || state.done || !fits(value, asked)) return;
    state.value = value;
    form.set(value);
    reveal(false);
  });
  return () => {
    stop();
    off();
    stopWatching();
    if (shown) shown.destroy();
  };
}

function asAnswer(asked, key) {
  const right = asked.form === "choice" ? key.right : Array.isArray(key.answer) ? key.answer[key.answer.length - 1] : key.answer;
  return judge(asked, key, asked.form === "choice" ? right : key.answer).answer;
}

function choiceForm(asked, state, page, chosen) {
  const marks = asked.options.map(({ id, text }) => h("button", {
    type: "button", class: "jm-pick", "aria-pressed": "false", dataset: { id },
    onclick: () => {
      state.value = id;
      show();
      chosen();
    },
  }, text));
  const show = () => marks.forEach((mark) => mark.setAttribute("aria-pressed", String(mark.dataset.id === state.value)));
  show();
  return {
    asks: h("div", { class: "jm-picks", role: "group", "aria-label": page.tr("predict.box.tag") }, marks),
    frame: null,
    set: show,
    draw() {},
    reveal() {},
  };
}

// One's own guess, where there is one, over what the model, or the record, gives.
function versus({ tr }, asked, { guess, answer }, { source }, has) {
  const unit = asked.form === "choice" ? "" : asked.unit;
  return [
    has && h("span", { class: "jm-yours" }, tr("beat.guess.yours", { guess: guess + unit })),
    h("span", { class: "jm-models" }, tr("beat.guess.answer", { source: tr(`predict.source.${source}`), answer: answer + unit })),
  ];
}

function numberForm(asked, state, page, chosen) {
  const start = asked.start === undefined ? asked.minimum : asked.start;
  const made = slider(page.tr("predict.value"), asked, state.value === undefined ? start : state.value, (value) => {
    state.value = value;
    chosen();
    form.draw(null, 0);
  });
  made.row.classList.add("jm-slider-big");
  // Who lets go where it stands has chosen that.
  for (const kind of ["pointerup", "keyup"])
    made.input.addEventListener(kind, ({ key }) => {
      if (key === "Tab" || state.done) return;
      state.value = Number(made.input.value);
      chosen();
    });
  const picture = svg("svg", { class: "jm-svg", role: "img", "aria-label": page.tr("predict.box.tag") });
  const form = {
    asks: made.row,
    frame: h("div", { class: "jm-frame" }, picture),
    set: made.set,
    // Two columns from nought: one's own number, and what came out, growing from it.
    draw(key, share) {
      const own = state.value === undefined ? start : state.value;
      const told = key ? own + (key.answer - own) * share : null;
      const most = Math.max(asked.maximum, key ? key.answer : asked.maximum);
      const floor = Math.min(0, asked.minimum);
      const ticks = steps(floor, most).map((v) => [v, inWords(v, asked)]);
      const at = axes(picture, form.frame, { x: { min: 0, max: 2, ticks: [] }, y: { min: floor, max: most + 0.08 * (most - floor), ticks }, right: 1 });
      const column = (middle, value, role, words) => {
        const wide = Math.min(0.6, 130 * at.scale / (at.across(1) - at.across(0)));
        const [x0, x1] = [at.across(middle - wide / 2), at.across(middle + wide / 2)];
        picture.append(svg("path", { class: `jm-column-${role}`, d: `M${x0},${at.up(floor)}V${at.up(value)}H${x1}V${at.up(floor)}z` }));
        picture.append(svg("text", { x: (x0 + x1) / 2, y: at.up(value) - 0.6 * at.type, "text-anchor": "middle", "font-size": 1.5 * at.type, "font-weight": 700, class: `jm-halo jm-end-${role}` }, words));
      };
      if (state.value !== undefined || !key) column(0.5, own, "own", `${page.tr("predict.own")} ${inWords(own, asked)}`);
      if (key) column(1.5, told, "model", `${page.tr(`predict.source.${key.source}`)} ${share < 1 ? inWords(told, asked) : asAnswer(asked, key) + asked.unit}`);
    },
    reveal() {},
  };
  return form;
}

function curveForm(asked, state, page, chosen) {
  const { tr } = page;
  const first = asked.given.length ? asked.given[asked.given.length - 1] : asked.start === undefined ? (asked.minimum + asked.maximum) / 2 : asked.start;
  const given = asked.given.length;
  let heights = state.value ? [...state.value] : asked.places.slice(given).map(() => first);
  const picture = svg("svg", { class: "jm-svg", role: "group", "aria-label": tr("predict.box.draw") });
  // Handles lie on a picture of their own, which stays while the one below is drawn anew.
  const over = svg("svg", { class: "jm-svg jm-over", role: "presentation" });
  const frame = h("div", { class: "jm-frame jm-own-swipe" }, picture, over);
  let at = null;
  const put = (i, value) => {
    const stepped = asked.minimum + Math.round((value - asked.minimum) / asked.step) * asked.step;
    heights[i] = Math.min(asked.maximum, Math.max(asked.minimum, Number(stepped.toFixed(6))));
    state.value = [...heights];
    chosen();
    form.draw(null, 0);
  };
  const dragged = (event, i) => put(i, asked.minimum + ((at.box.bottom - (event.clientY - picture.getBoundingClientRect().top)) / (at.box.bottom - at.box.top)) * (asked.maximum - asked.minimum));
  const handles = heights.map((_, i) => {
    const handle = svg("circle", { class: "jm-handle", tabindex: 0, role: "slider", "aria-label": asked.places[i + given], "aria-valuemin": asked.minimum, "aria-valuemax": asked.maximum });
    handle.addEventListener("pointerdown", (event) => {
      if (state.done) return;
      handle.setPointerCapture(event.pointerId);
      state.value = [...heights]; // who leaves it there has chosen that
      chosen();
      handle.focus();
      event.preventDefault();
    });
    handle.addEventListener("pointermove", (event) => handle.hasPointerCapture(event.pointerId) && dragged(event, i));
    handle.addEventListener("keydown", (event) => {
      const by = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 }[event.key];
      if (!by || state.done) return;
      event.preventDefault();
      put(i, heights[i] + by * asked.step);
    });
    return handle;
  });
  over.append(...handles);
  // A click on the ground sets the nearest place.
  picture.addEventListener("pointerdown", (event) => {
    if (state.done || !at || event.target.classList.contains("jm-handle")) return;
    if (event.pointerType === "touch") return;
    const share = (event.clientX - picture.getBoundingClientRect().left - at.box.left) / (at.box.right - at.box.left);
    const i = Math.round(share * (asked.places.length - 1)) - given;
    if (i >= 0 && i < heights.length) dragged(event, i);
  });
  const form = {
    asks: null,
    frame,
    set: (value) => (heights = [...value]),
    draw(key, share) {
      const most = Math.max(asked.maximum, ...(key ? key.answer : []));
      const ticks = steps(asked.minimum, most).map((v) => [v, inWords(v, asked)]);
      const narrow = frame.clientWidth < 480;
      at = axes(picture, frame, {
        x: { min: 0, max: asked.places.length - 1, ticks: asked.places.map((place, i) => [i, place]) }, y: { min: asked.minimum, max: most, ticks }, right: narrow ? 5.4 : 7,
      });
      const points = (values) => values.map((v, i) => [at.across(i), at.up(v)]);
      const own = [...asked.given, ...heights];
      const ends = [];
      const x = at.box.right + (narrow ? 0.9 : 1.1) * at.type;
      const has = state.value !== undefined || !key;
      if (key) {
        const told = [...asked.given, ...key.answer.map((v, i) => (has ? heights[i] : key.answer[0]) + (v - (has ? heights[i] : key.answer[0])) * share)];
        if (has) picture.append(svg("path", { class: "jm-between", d: `${path(points(told))}L${path(points(own).reverse()).slice(1)}z` }));
        picture.append(svg("path", { class: "jm-path-real", d: path(points(told)), "stroke-width": 4.5 * at.scale }));
        const end = told[told.length - 1];
        ends.push({ y: at.up(end), role: "model", words: `${tr(`predict.source.${key.source}`)} ${inWords(end, asked)}` });
      }
      if (has) {
        picture.append(svg("path", { class: "jm-path-own", d: path(points(own)), "stroke-width": (key ? 2.4 : 4) * at.scale, "stroke-dasharray": `${8 * at.scale} ${7 * at.scale}` }));
        ends.push({ y: at.up(own[own.length - 1]), role: "own", words: `${tr("predict.own")} ${inWords(own[own.length - 1], asked)}` });
      }
      for (const name of ["viewBox", "width", "height"]) over.setAttribute(name, picture.getAttribute(name));
      endWords(picture, x, ends, { ...at, size: narrow ? 1.05 : 1.25 });
      handles.forEach((handle, i) => {
        handle.setAttribute("cx", at.across(i + given));
        handle.setAttribute("cy", at.up(heights[i]));
        handle.setAttribute("r", (key ? 6 : 13) * at.scale);
        handle.setAttribute("stroke-width", (key ? 2.4 : 4) * at.scale);
        handle.setAttribute("aria-valuenow", heights[i]);
        handle.setAttribute("aria-valuetext", inWords(heights[i], asked));
        handle.style.display = has ? "" : "none";
      });
    },
    reveal() {
      for (const handle of handles) {
        handle.setAttribute("tabindex", -1);
        handle.setAttribute("aria-disabled", "true");
      }
    },
  };
  return form;
}

const FORMS = { choice: choiceForm, number: numberForm, curve: curveForm };

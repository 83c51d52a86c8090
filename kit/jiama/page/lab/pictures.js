// The pictures beside the tree: one or more, each chosen in its own title.
import { simulateAll } from "../page.js";
import { LEVERS, OUTCOMES } from "../engine/here.js";
import { h, replace } from "../dom.js";
import { PICTURES, named } from "../pictures/index.js";
import { livePicture } from "../pictures/view.js";
import { CHOICES } from "./session.js";

const GRID = 9;
const PANEL = Object.keys(LEVERS).filter((name) => LEVERS[name].panel);

export function createPictures({ session, page, size }) {
  const { tr } = page;
  const shown = [];
  const place = h("div", { class: "jm-side-pictures" });
  const add = h("button", { type: "button", class: "jm-plain", onclick: () => {
    const free = CHOICES.find((name) => !session.state.pictures.some((text) => text.split(":")[0] === name));
    if (free) session.showPictures([...session.state.pictures, free]);
  } }, tr("lab.add_picture"));
  const el = h("div", {}, place, add);

  const choose = (at, text) => session.showPictures(session.state.pictures.map((own, i) => (i === at ? text : own)));

  const select = (label, names, word, value, onChange) => {
    const node = h("select", { "aria-label": label, onchange: () => onChange(node.value) }, names.map((name) => h("option", { value: name }, word(name))));
    node.value = value;
    return node;
  };

  const outcomeWord = (name) => tr(`outcome.${name}.label`);
  const leverWord = (name) => tr(`lever.${name}.label`);

  const head = (text, at) => {
    const [name, ...rest] = text.split(":");
    const put = (i, value) => choose(at, [name, ...rest.map((own, k) => (k === i ? value : own))].join(":"));
    const free = {
      long_run: () => [select(tr("lab.outcome"), OUTCOMES, outcomeWord, rest[0], (v) => put(0, v))],
      trade_off: () => [
        select(tr("lab.across"), OUTCOMES, outcomeWord, rest[0], (v) => put(0, v)),
        select(tr("lab.up"), OUTCOMES, outcomeWord, rest[1], (v) => put(1, v)),
      ],
      heat_map: () => [
        select(tr("lab.across"), PANEL, leverWord, rest[0], (v) => v !== rest[1] && put(0, v)),
        select(tr("lab.up"), PANEL, leverWord, rest[1], (v) => v !== rest[0] && put(1, v)),
        select(tr("lab.outcome"), OUTCOMES, outcomeWord, rest[2], (v) => put(2, v)),
      ],
    };
    const remove = h("button", { type: "button", class: "jm-link", "aria-label": tr("lab.remove_picture"), title: tr("lab.remove_picture"),
      onclick: () => session.showPictures(session.state.pictures.filter((_, i) => i !== at)) }, "×");
    return h("div", { class: "jm-side-head" },
      select(tr("lab.pictures"), CHOICES, (one) => tr(`chart.${one}.title`), name, (one) => choose(at, one)),
      free[name] ? free[name]() : null, session.state.pictures.length > 1 && remove);
  };

  const build = () => {
    for (const one of shown.splice(0)) one.destroy();
    replace(place);
    session.state.pictures.forEach((text, at) => {
      const { picture, options } = named(text);
      const live = livePicture(picture, page.drawing(picture.name), { tr, height: 230 });
      live.el.classList.add("jm-untitled");
      const box = h("div", { class: "jm-side-picture" }, head(text, at), live.el);
      place.append(box);
      const made = picture.name === "heat_map" ? map(live, options, box) : single(picture, live, options);
      shown.push({ text, live, ...made, destroy: () => (made.stop && made.stop(), live.destroy()) });
    });
    add.hidden = session.state.pictures.length >= CHOICES.length;
    key = session.state.pictures.join(" ");
  };
  let key = null;

  const single = (picture, live, options) => ({
    show(record, baseline, plausible) {
      const how = { baseline, options, plausible, tr };
      const table = picture.rows(record, how);
      live.show(table, { signals: picture.axes ? picture.axes(options, tr) : {}, sentence: picture.sentence(table, how) });
    },
  });

  // The map is computed cell by cell behind the page; the next move cancels it.
  const map = (live, { x, xs: y, y: outcome }, box) => {
    const progress = h("progress", { max: 1, value: 0, "aria-label": tr("lab.progress") });
    box.append(progress);
    let turn = 0;
    let timer = 0;
    const points = (name) => {
      const { minimum, maximum, whole } = LEVERS[name];
      const raw = Array.from({ length: GRID }, (_, i) => minimum + ((maximum - minimum) * i) / (GRID - 1));
      return whole ? [...new Set(raw.map(Math.round))] : raw.map((value) => Number(value.toFixed(6)));
    };
    const begin = async (record) => {
      const own = (turn += 1);
      const options = { x, xs: points(x), y, ys: points(y), outcome, here: [record.settings[x], record.settings[y]] };
      const picture = PICTURES.heat_map;
      const list = picture.plan(record.settings, { options });
      const made = [];
      const draw = () => {
        const table = picture.rows(made, { options });
        live.show(table, { signals: picture.axes(options, tr), sentence: picture.sentence(table, { tr, options }) });
      };
      await simulateAll(list, { ...size(), runs: 12 }, (one, i) => {
        if (own !== turn) return false;
        made.push(one);
        progress.value = (i + 1) / list.length;
        if ((i + 1) % GRID === 0) draw();
        return true;
      });
      progress.hidden = own === turn;
    };
    return {
      show(record) {
        clearTimeout(timer);
        turn += 1;
        progress.hidden = false;
        timer = setTimeout(() => begin(record), 250);
      },
      stop() {
        clearTimeout(timer);
        turn += 1;
      },
    };
  };

  return {
    el,
    show(record, baseline, plausible = []) {
      if (!record) return;
      if (key !== session.state.pictures.join(" ")) build();
      for (const one of shown) one.show(record, baseline, plausible);
    },
    // Copies for a report: each with its sentence.
    copies: () => shown.map(({ live }) => live),
    destroy: () => shown.forEach((one) => one.destroy()),
  };
}

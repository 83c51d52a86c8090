// Levers as native sliders, with where each comes from behind a button.
import { LEVERS } from "../engine/here.js";
import { h, unique } from "../dom.js";
import { leverWords } from "../numbers.js";
import { scrollsFreely } from "./slider.js";

// A lever's provenance: meaning, default, evidence, and what if it is wrong.
export function leverCard(lever, tr) {
  const word = (part) => tr(`lever.${lever.name}.${part}`);
  const lines = [
    [word("meaning")],
    [tr("panel.default", { value: leverWords(lever, lever.default, tr) })],
    [h("b", {}, tr("panel.why")), ` ${word("why")}`],
    [tr("panel.grade", { grade: tr(`grade.${lever.grade}`) })],
    [h("b", {}, tr("panel.wrong")), ` ${word("wrong")}`],
  ];
  return lines.map((line) => h("p", {}, line));
}

export function leverRow(lever, start, tr, onInput) {
  const id = unique("jm-lever");
  const label = tr(`lever.${lever.name}.label`);
  const say = (value) => leverWords(lever, value, tr);
  const output = h("output", { htmlFor: id });
  const resetTitle = tr("panel.reset_one", { label, value: say(start) });
  const reset = h("button", { type: "button", class: "jm-lever-reset", title: resetTitle, "aria-label": resetTitle, onclick: () => {
    set(start);
    onInput(lever.name, start);
    input.focus();
  } }, "↺");
  const aboutTitle = tr("panel.about", { label });
  const card = h("div", { class: "jm-lever-card", id: `${id}-card`, hidden: true });
  const about = h("button", {
    type: "button", class: "jm-lever-about", title: aboutTitle, "aria-label": aboutTitle,
    "aria-expanded": "false", "aria-controls": card.id,
    onclick: () => {
      if (!card.firstChild) card.append(...leverCard(lever, tr));
      card.hidden = !card.hidden;
      about.setAttribute("aria-expanded", String(!card.hidden));
    },
  }, "ⓘ");
  const input = h("input", { type: "range", id, min: lever.minimum, max: lever.maximum, step: lever.step, oninput: () => {
    const value = clean(lever, input.value);
    set(value);
    performance.mark("jiama-lever-moved");
    onInput(lever.name, value);
  } });
  scrollsFreely(input);
  const share = (value) => (value - lever.minimum) / (lever.maximum - lever.minimum);
  const tick = h("span", { class: "jm-lever-tick" });
  tick.style.left = `calc(8px + ${share(start)} * (100% - 16px))`;
  const row = h("div", { class: "jm-lever", dataset: { lever: lever.name } },
    h("div", { class: "jm-lever-head" }, h("label", { htmlFor: id }, label), reset, about, output),
    h("div", { class: "jm-lever-slide" }, input, tick),
    h("div", { class: "jm-lever-ends" }, h("span", {}, tr(`lever.${lever.name}.low`)), h("span", {}, tr(`lever.${lever.name}.high`))),
    card);
  const set = (value) => {
    input.value = value;
    output.textContent = say(value);
    input.setAttribute("aria-valuetext", output.textContent);
    input.style.setProperty("--share", `${100 * share(value)}%`);
    reset.disabled = Math.abs(value - start) < lever.step / 2;
  };
  return { row, set, input };
}

// A value from the page without the dust of its arithmetic.
function clean(lever, text) {
  const value = Number(Number(text).toFixed(6));
  return lever.whole ? Math.round(value) : value;
}

// levers: names in order; start: settings they begin with and go back to; front: those that stand
// before the groups, which are then folded. Returns { el, values, show(values) }.
export function levers({ names, start, front = [], grouped = false, tr, onChange }) {
  const values = {};
  const rows = {};
  for (const name of names) {
    values[name] = start[name];
    rows[name] = leverRow(LEVERS[name], start[name], tr, (moved, value) => {
      values[moved] = value;
      mark();
      onChange({ ...values }, moved);
    });
  }
  const show = (next) => {
    for (const name of names) {
      values[name] = next[name];
      rows[name].set(next[name]);
    }
    mark();
  };
  const all = h("button", { type: "button", class: "jm-reset-all", onclick: () => {
    show(start);
    onChange({ ...values }, null);
  } }, tr("panel.reset_all"));
  const groups = grouped ? byGroup(names, front) : [{ label: "", names, folded: false }];
  const folds = [];
  const parts = groups.map((group) => {
    const part = h(group.folded ? "details" : "div", { class: "jm-group" },
      group.label && h(group.folded ? "summary" : "h4", {}, tr(`group.${group.label}`)),
      group.names.map((name) => rows[name].row));
    if (group.folded) folds.push({ part, names: group.names });
    return part;
  });
  // A folded group shows when a lever inside it is moved.
  const mark = () => {
    for (const { part, names: inside } of folds)
      part.classList.toggle("jm-moved", inside.some((name) => Math.abs(values[name] - start[name]) > 1e-9));
  };
  const el = h("section", { class: "jm-controls", "aria-label": tr("panel.levers") },
    h("div", { class: "jm-controls-head" }, h("h3", {}, tr("panel.levers")), all), parts);
  show(start);
  return { el, values: () => ({ ...values }), show, rows };
}

function byGroup(names, front) {
  const first = names.filter((name) => front.includes(name));
  const rest = names.filter((name) => !front.includes(name));
  const labels = [...new Set(Object.values(LEVERS).map(({ group }) => group))];
  const groups = labels.map((label) => ({
    label, folded: front.length > 0, names: rest.filter((name) => LEVERS[name].group === label),
  }));
  return [{ label: "", folded: false, names: first }, ...groups].filter((group) => group.names.length);
}

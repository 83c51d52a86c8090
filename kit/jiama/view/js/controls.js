// Levers as native sliders. The kernel hears the newest values only: while one message is on
// its way, ipywidgets folds later changes into the next.
function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

function worded(lever, value) {
  return lever.form.replace("{value}", Number(value.toFixed(6)));
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

let leverCount = 0;

function leverRow(lever, words, onInput) {
  const row = make("div", "jm-lever");
  row.dataset.lever = lever.name;
  const id = `jm-lever-${(leverCount += 1)}`;
  const head = make("div", "jm-lever-head");
  const label = make("label", "", lever.label);
  label.htmlFor = id;
  const output = make("output");
  output.htmlFor = id;
  const reset = make("button", "jm-lever-reset", "↺");
  const about = make("button", "jm-lever-about", "ⓘ");
  for (const button of [reset, about]) button.type = "button";
  const start = { label: lever.label, value: worded(lever, lever.start) };
  reset.title = filled(words.reset_one, start);
  reset.setAttribute("aria-label", reset.title);
  about.title = filled(words.about, { label: lever.label });
  about.setAttribute("aria-label", about.title);
  head.append(label, reset, about, output);

  const slide = make("div", "jm-lever-slide");
  const input = make("input");
  Object.assign(input, { type: "range", id, min: lever.minimum, max: lever.maximum });
  input.step = lever.step;
  const tick = make("span", "jm-lever-tick");
  const share = (lever.start - lever.minimum) / (lever.maximum - lever.minimum);
  tick.style.left = `calc(8px + ${share} * (100% - 16px))`;
  slide.append(input, tick);
  const ends = make("div", "jm-lever-ends");
  ends.append(make("span", "", lever.low), make("span", "", lever.high));

  const card = make("div", "jm-lever-card");
  card.id = `${id}-card`;
  card.hidden = true;
  card.innerHTML = lever.card;
  about.setAttribute("aria-expanded", "false");
  about.setAttribute("aria-controls", card.id);
  about.addEventListener("click", () => {
    card.hidden = !card.hidden;
    about.setAttribute("aria-expanded", String(!card.hidden));
  });
  row.append(head, slide, ends, card);

  const set = (value) => {
    input.value = value;
    const text = worded(lever, Number(input.value));
    output.textContent = text;
    input.setAttribute("aria-valuetext", text);
    reset.disabled = Math.abs(input.value - lever.start) < lever.step / 2;
  };
  input.addEventListener("input", () => {
    set(input.value);
    performance.mark("jiama-lever-moved");
    onInput(lever.name, Number(input.value));
  });
  reset.addEventListener("click", () => {
    set(lever.start);
    onInput(lever.name, lever.start);
    input.focus();
  });
  return { row, set };
}

function render({ model, el }) {
  // JupyterLab takes keys for its own commands unless the node in focus claims them.
  el.addEventListener("focusin", ({ target }) => (target.dataset.lmSuppressShortcuts = "true"));
  const words = model.get("words");
  const box = make("section", "jm-controls");
  box.setAttribute("aria-label", words.levers);
  const head = make("div", "jm-controls-head");
  const all = make("button", "jm-reset-all", words.reset_all);
  all.type = "button";
  head.append(make("h3", "", words.levers), all);
  box.append(head);
  const rows = new Map();
  const send = (values) => {
    model.set("values", values);
    model.save_changes();
  };
  const change = (name, value) => send({ ...model.get("values"), [name]: value });
  for (const group of model.get("groups")) {
    const part = make(group.folded ? "details" : "div", "jm-group");
    if (group.label) part.append(make(group.folded ? "summary" : "h4", "", group.label));
    for (const lever of group.levers) {
      const made = leverRow(lever, words, change);
      rows.set(lever.name, { ...made, start: lever.start });
      part.append(made.row);
    }
    box.append(part);
  }
  all.addEventListener("click", () => {
    const values = { ...model.get("values") };
    for (const [name, { start }] of rows) values[name] = start;
    send(values);
    show();
  });
  const show = () => {
    const values = model.get("values");
    for (const [name, { set }] of rows) set(values[name]);
  };
  model.on("change:values", show);
  show();
  el.append(box);
  return () => model.off("change:values", show);
}

export default { render };

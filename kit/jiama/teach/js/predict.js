// A prediction: choose, set a value or draw a line; committed once, kept by the browser.
function fits(value, about) {
  if (about.form === "choice") return about.options.some(({ id }) => id === value);
  const inside = (v) => Number.isFinite(v) && v >= about.minimum && v <= about.maximum;
  if (about.form === "number") return inside(value);
  const count = about.places.length - about.given.length;
  return Array.isArray(value) && value.length === count && value.every(inside);
}

function choiceControls(model, about, state) {
  const box = element("div", "jm-options");
  const group = uniqueName("jm-choice");
  const inputs = about.options.map(({ id, text }) => {
    const label = element("label", "jm-option");
    const input = element("input");
    Object.assign(input, { type: "radio", name: group, value: id, checked: id === state.value });
    input.addEventListener("change", () => state.change(id));
    label.append(input, element("span", "", text));
    box.append(label);
    return input;
  });
  return {
    nodes: [box],
    show: (value) => inputs.forEach((input) => (input.checked = input.value === value)),
  };
}

function numberControls(model, about, state) {
  const start = about.start ?? about.minimum;
  const made = slider(about.label, about, state.value ?? start, state.change);
  made.row.classList.add("jm-slider-big");
  // A click on the starting place is a choice too.
  made.input.addEventListener("pointerup", () => state.change(Number(made.input.value)));
  const ends = element("div", "jm-slider-ends");
  ends.append(
    element("span", "", inWords(about.minimum, about)),
    element("span", "", inWords(about.maximum, about)),
  );
  ends.setAttribute("aria-hidden", "true");
  made.row.append(ends);
  return { nodes: [made.row], show: made.set };
}

function curveControls(model, about, state) {
  const words = model.get("words");
  const first = about.given.at(-1) ?? about.minimum;
  let heights = state.value ?? about.places.slice(about.given.length).map(() => first);
  const box = element("div", "jm-drawing");
  const frame = element("div", "jm-line");
  const svg = shape("svg", { "aria-hidden": "true", class: "jm-svg" });
  frame.append(svg);
  const rows = element("div", "jm-line-sliders");
  let places = null;
  const draw = () => {
    places = drawLine(svg, about, { own: heights, model: null }, words);
  };
  const put = (i, value) => {
    heights = heights.map((v, k) => (k === i ? value : v));
    sliders[i].set(value);
    draw();
    state.change(heights);
  };
  const sliders = heights.map((value, i) => {
    const made = slider(about.places[i + about.given.length], about, value, (v) => put(i, v));
    rows.append(made.row);
    return made;
  });
  const drag = (event) => {
    const box = svg.getBoundingClientRect();
    const i = places.index(event.clientX - box.left) - about.given.length;
    if (i >= 0 && i < heights.length) put(i, places.value(event.clientY - box.top));
  };
  svg.addEventListener("pointerdown", (event) => {
    if (model.get("committed")) return;
    svg.setPointerCapture(event.pointerId);
    drag(event);
  });
  svg.addEventListener("pointermove", (event) => {
    if (svg.hasPointerCapture(event.pointerId)) drag(event);
  });
  box.append(element("p", "jm-hint", words.draw), frame, rows);
  return {
    nodes: [box],
    show: (value) => {
      heights = value;
      sliders.forEach((made, i) => made.set(value[i]));
      draw();
    },
    ready: () => redrawOnResize(frame, draw),
  };
}

const CONTROLS = { choice: choiceControls, number: numberControls, curve: curveControls };

function render({ model, el }) {
  keepKeys(el);
  const about = model.get("about");
  const words = model.get("words");
  const key = model.get("key");
  const kept = store.get(key);
  if (!model.get("committed") && kept !== null && fits(kept, about)) {
    model.set({ value: kept, committed: true });
    model.save_changes();
  }
  const card = element("section", "jm-card jm-predict");
  card.id = `jm-${about.id}`;
  const head = element("p", "jm-tag", words.tag);
  const group = element("fieldset", "jm-question");
  const legend = rich("legend", "jm-ask", about.ask);
  const state = {
    value: model.get("value"),
    change(value) {
      state.value = value;
      button.disabled = false;
    },
  };
  const controls = CONTROLS[about.form](model, about, state);
  group.append(legend, ...controls.nodes);
  const foot = element("div", "jm-foot");
  const button = element("button", "jm-button", words.commit);
  button.type = "button";
  button.disabled = true;
  const status = element("p", "jm-status");
  status.setAttribute("role", "status");
  foot.append(button, status);
  card.append(head);
  if (about.lead) card.append(rich("div", "jm-lead", about.lead));
  card.append(group, foot);
  el.append(card);

  const show = () => {
    const done = model.get("committed");
    group.disabled = done;
    button.hidden = done;
    card.classList.toggle("jm-done", done);
    status.textContent = done ? words.committed : words.waiting;
    if (done) controls.show(model.get("value"));
  };
  button.addEventListener("click", () => {
    store.set(key, state.value);
    store.say(card, words.kept);
    model.set({ value: state.value, committed: true });
    model.save_changes();
    card.tabIndex = -1;
    card.focus({ preventScroll: true });
  });
  model.on("change:committed", show);
  // Committed in another tab is committed.
  const forget = store.watch(key, (value) => {
    if (model.get("committed") || value === null || !fits(value, about)) return;
    model.set({ value, committed: true });
    model.save_changes();
  });
  const stop = controls.ready?.();
  show();
  return () => {
    model.off("change:committed", show);
    forget();
    stop?.();
  };
}

export default { render };

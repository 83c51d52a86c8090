// Be every level in turn: a slider a level, and the number as each level hears it.
function render({ model, el }) {
  keepKeys(el);
  const words = model.get("words");
  const about = model.get("about");
  const card = element("section", "jm-card jm-roles");
  const grid = element("div", "jm-roles-grid");
  const rows = element("div", "jm-line-sliders");
  const frame = element("div", "jm-line");
  const svg = shape("svg", { class: "jm-svg", "aria-hidden": "true" });
  frame.append(svg);
  const said = element("p", "jm-headline");
  said.setAttribute("role", "status");
  const draw = () => {
    const heights = model.get("heights");
    const step = 0.4 * about.amount;
    const most = Math.max(1.6 * about.amount, 1.06 * heights.at(-1));
    const maximum = about.amount + step * Math.ceil((most - about.amount) / step);
    const axis = { minimum: about.amount, maximum, step: 1, unit: about.unit, decimals: 0 };
    const line = { ...axis, places: about.places, given: [] };
    drawLine(svg, line, { own: null, model: heights }, { model: words.told });
    said.textContent = model.get("said");
  };
  const send = (values) => {
    model.set("values", values);
    model.save_changes();
    store.set(model.get("key"), values);
    store.say(card, words.kept);
  };
  const own = () => model.get("values");
  const sliders = own().map((value, i) => {
    const made = slider(about.labels[i], about.markup, 100 * value, (next) =>
      send(own().map((v, k) => (k === i ? next / 100 : v))),
    );
    rows.append(made.row);
    return made;
  });
  const show = () => sliders.forEach((made, i) => made.set(100 * own()[i]));
  const buttons = element("div", "jm-foot");
  about.shares.forEach((share, k) => {
    const button = element("button", "jm-button jm-quiet", words.all[k]);
    button.type = "button";
    button.addEventListener("click", () => {
      send(own().map(() => share));
      show();
    });
    buttons.append(button);
  });
  grid.append(rows, frame);
  card.append(grid, said, buttons);
  el.append(card);
  const kept = store.get(model.get("key"));
  const fits = (v) => Number.isFinite(v) && v >= 0 && 100 * v <= about.markup.maximum;
  if (Array.isArray(kept) && kept.length === own().length && kept.every(fits)) {
    send(kept);
    show();
  }
  model.on("change:heights", draw);
  const stop = redrawOnResize(frame, draw);
  draw();
  return () => {
    model.off("change:heights", draw);
    stop();
  };
}

export default { render };

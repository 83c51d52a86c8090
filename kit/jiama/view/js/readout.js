// Outcomes in numbers, with the change against the baseline, and one sentence for screen readers.
function render({ model, el }) {
  const list = document.createElement("dl");
  list.className = "jm-readout";
  const said = document.createElement("p");
  said.className = "jm-readout-said";
  said.setAttribute("aria-live", "polite");
  const fault = document.createElement("p");
  fault.className = "jm-readout-fault";
  fault.setAttribute("role", "alert");
  fault.hidden = true;
  const note = document.createElement("p");
  note.className = "jm-readout-note";
  const card = document.createElement("p");
  card.className = "jm-readout-card";
  card.setAttribute("role", "status");
  card.hidden = true;
  el.append(list, card, fault, note, said);
  let timer = 0;
  const tiles = new Map();
  const tile = (name) => {
    if (!tiles.has(name)) {
      const box = document.createElement("div");
      box.dataset.name = name;
      const [term, value, number, change, range] = ["dt", "dd", "span", "small", "small"].map(
        (tag) => document.createElement(tag),
      );
      value.append(number, change, range);
      const about = document.createElement("button");
      about.type = "button";
      about.textContent = "ⓘ";
      about.setAttribute("aria-expanded", "false");
      const label = document.createElement("span");
      term.append(label, about);
      about.addEventListener("click", () => {
        const shown = about.getAttribute("aria-expanded") === "true";
        for (const other of list.querySelectorAll("button"))
          other.setAttribute("aria-expanded", "false");
        about.setAttribute("aria-expanded", String(!shown));
        card.hidden = shown;
        card.textContent = shown ? "" : about.dataset.card;
      });
      box.append(term, value);
      list.append(box);
      tiles.set(name, { label, about, number, change, range });
    }
    return tiles.get(name);
  };
  const show = () => {
    for (const entry of model.get("numbers")) {
      const { label, about, number, change, range } = tile(entry.name);
      label.textContent = entry.label;
      about.title = entry.about;
      about.setAttribute("aria-label", entry.about);
      about.dataset.card = entry.card;
      number.textContent = entry.value;
      change.textContent = entry.change;
      range.textContent = entry.range ?? "";
      change.classList.toggle("jm-over", Boolean(entry.over));
    }
    note.textContent = model.get("note");
    const text = model.get("fault");
    fault.hidden = !text;
    fault.textContent = text;
    // A reader hears where the slider came to rest, not every step on its way.
    clearTimeout(timer);
    timer = setTimeout(() => (said.textContent = model.get("said")), 700);
  };
  model.on("change:numbers change:note change:fault", show);
  show();
  return () => {
    clearTimeout(timer);
    model.off("change:numbers change:note change:fault", show);
  };
}

export default { render };

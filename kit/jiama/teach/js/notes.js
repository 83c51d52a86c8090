// Lines to fill in about one's own unit. What is written never leaves the browser.
function render({ model, el }) {
  keepKeys(el);
  const words = model.get("words");
  const key = model.get("key");
  const kept = store.get(key) ?? {};
  const inputs = new Map();
  const card = element("section", "jm-card jm-notes");
  card.append(element("p", "jm-tag", words.tag), rich("div", "jm-lead", model.get("html")));
  for (const about of model.get("fields")) {
    const row = element("div", "jm-note");
    const name = uniqueName("jm-note");
    const label = element("label", "", about.label);
    label.htmlFor = name;
    const input = element(about.long ? "textarea" : "input");
    input.id = name;
    if (about.long) input.rows = 3;
    else input.type = "text";
    if (about.hint) input.placeholder = about.hint;
    input.value = typeof kept[about.id] === "string" ? kept[about.id] : "";
    input.addEventListener("input", () => {
      store.patch(key, { [about.id]: input.value });
      store.say(card, words.kept);
      document.dispatchEvent(new Event(WRITTEN));
    });
    inputs.set(about.id, input);
    row.append(label, input);
    card.append(row);
  }
  card.append(element("p", "jm-hint", words.privacy));
  el.append(card);
  store.probe();
  store.say(card, words.kept);
  return store.watch(key, (written) => {
    for (const [id, input] of inputs)
      if (input !== document.activeElement && typeof written?.[id] === "string")
        input.value = written[id];
  });
}

export default { render };

// The lab's tools. A link opens the lab at its settings, once; after that a reload finds levers,
// designs and pictures as they were, from what this browser keeps. A lab in a lesson keeps nothing.
const KEPT = "jiama:lab:kept";
const OPENED = "jiama:lab:opened";
const PATIENCE = 15000;

// Keeps what has changed since `before`, each design for itself.
function keep(state, before) {
  const differs = (now, then) => JSON.stringify(now) !== JSON.stringify(then);
  const changed = (now, then = {}) =>
    Object.fromEntries(Object.entries(now).filter(([name, value]) => differs(value, then[name])));
  const entries = changed(state, before);
  if ("designs" in entries)
    entries.designs = { ...kept().designs, ...changed(state.designs, before.designs) };
  if (Object.keys(entries).length) store.patch(KEPT, entries);
}

function kept() {
  return store.get(KEPT) ?? {};
}

// JupyterLab drops what follows the question mark: the address the page was opened at has it.
function linked() {
  const opened = performance.getEntriesByType("navigation")[0]?.name ?? location.href;
  const here = new URLSearchParams(location.search).get("s");
  const given = here ?? new URL(opened).searchParams.get("s");
  if (!given) return null;
  try {
    if (sessionStorage.getItem(OPENED) === given) return null;
    sessionStorage.setItem(OPENED, given);
  } catch {
    // Without a memory a reload opens the link once more.
  }
  return given;
}

function render({ model, el }) {
  // JupyterLab takes keys for its own commands unless the node in focus claims them.
  el.addEventListener("focusin", ({ target }) => (target.dataset.lmSuppressShortcuts = "true"));
  const words = model.get("words");
  const about = model.get("about");
  const bar = make("section", about.alone ? "jm-lab-bar jm-lab-page-mark" : "jm-lab-bar");
  bar.setAttribute("aria-label", words.tools);
  const send = (kind, value) => model.send({ do: kind, value });

  const presets = group(bar, words.presets);
  for (const { id, label } of about.presets) button(presets, label, () => send("preset", id));
  if (about.cases.length) {
    const first = { id: "", label: words.choose_case };
    const cases = select(presets, "", [first, ...about.cases], (id) => {
      if (id) send("case", id);
      cases.value = "";
    });
    cases.setAttribute("aria-label", words.cases);
    cases.title = words.cases;
  }
  const steps = group(bar, words.steps);
  const undo = button(steps, words.undo, () => send("undo"));
  const redo = button(steps, words.redo, () => send("redo"));

  const menus = make("div", "jm-lab-menus");
  bar.append(menus);
  const designs = menu(menus, words.designs);
  const keeping = group(designs, words.keep_as);
  const taking = group(designs, words.take_back);
  const take = {};
  for (const name of ["A", "B", "C"]) {
    const said = (text) => text.replace("{name}", name);
    button(keeping, name, () => send("keep", name), said(words.keep));
    take[name] = button(taking, name, () => send("take", name), said(words.take));
  }
  const besideChoice = select(designs, words.beside, [], (value) => send("beside", value));

  const pictures = make("fieldset", "jm-lab-pictures");
  pictures.append(make("legend", "", words.pictures_shown));
  const boxes = about.pictures.map(({ id, label }) => {
    const wrap = make("label");
    const box = make("input");
    box.type = "checkbox";
    box.value = id;
    box.addEventListener("change", () =>
      send("pictures", boxes.filter((b) => b.checked).map((b) => b.value)),
    );
    wrap.append(box, label);
    pictures.append(wrap);
    return box;
  });
  const doubt = make("label");
  const unsure = make("input");
  unsure.type = "checkbox";
  unsure.addEventListener("change", () => send("unsure", unsure.checked));
  doubt.append(unsure, words.unsure);
  doubt.title = words.unsure_meaning;
  menu(menus, words.pictures).append(pictures, doubt);

  const tree = menu(menus, words.tree);
  const treeChoice = select(tree, words.size, about.hierarchies, (value) => send("tree", value));

  const exports_ = menu(menus, words.exports);
  const lab = () => bar.closest(".jm-lab") ?? document;
  let waiting = 0;
  const fetchFile = async (kind) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => (note.textContent = words.not_saved), PATIENCE);
    const { pictures: shown, buffers } = kind === "pdf" ? await picturesFor(lab()) : {};
    model.send({ do: "export", value: kind, pictures: shown }, undefined, buffers);
  };
  for (const kind of ["report", "pdf", "print", "csv", "scenario"])
    button(exports_, words[kind], () => fetchFile(kind).catch(failed));

  const share = menu(menus, words.share);
  const field = group(share, words.code);
  const code = make("input");
  code.type = "text";
  code.spellcheck = false;
  code.setAttribute("aria-label", words.code);
  field.append(code);
  button(field, words.open, () => send("code", code.value));
  code.addEventListener("keydown", (event) => event.key === "Enter" && send("code", code.value));
  const link = () => {
    const address = new URL(about.alone ? location.pathname : about.page, location.href);
    address.searchParams.set("s", model.get("state").code);
    return address.href;
  };
  button(share, words.link, async () => {
    try {
      await navigator.clipboard.writeText(link());
      note.textContent = words.copied;
    } catch {
      note.textContent = link();
    }
  });

  const row = () => {
    const made = make("div", "jm-lab-group jm-lab-map");
    bar.append(made);
    return made;
  };
  const [map, runs, pairs] = [row(), row(), row()];
  const title = (id) => about.pictures.find((picture) => picture.id === id).label;
  map.append(make("span", "jm-lab-name", title("heat_map")));
  runs.append(make("span", "jm-lab-name", title("long_run")));
  pairs.append(make("span", "jm-lab-name", title("trade_off")));
  const axis = {};
  const choose = () =>
    send("map", { x: axis.x.value, y: axis.y.value, outcome: axis.outcome.value });
  axis.x = select(map, words.across, about.levers, choose);
  axis.y = select(map, words.up, about.levers, choose);
  axis.outcome = select(map, words.outcome, about.outcomes, choose);
  const progress = make("progress");
  progress.max = 1;
  progress.setAttribute("aria-label", words.progress);
  progress.hidden = true;
  map.append(progress);
  const axes = {};
  const chooseAxes = () =>
    send("axes", { run: axes.run.value, across: axes.across.value, up: axes.up.value });
  axes.run = select(runs, words.run, about.outcomes, chooseAxes);
  axes.across = select(pairs, words.across, about.outcomes, chooseAxes);
  axes.up = select(pairs, words.up, about.outcomes, chooseAxes);

  const note = make("p", "jm-lab-note");
  note.setAttribute("role", "status");
  const compare = make("div", "jm-lab-compare");
  compare.tabIndex = 0;
  compare.setAttribute("role", "region");
  compare.setAttribute("aria-label", words.compare);
  bar.append(note, compare);
  el.append(bar);
  const forget = closeOutside(bar);

  const show = () => {
    const state = model.get("state");
    undo.disabled = !state.undo;
    redo.disabled = !state.redo;
    const designed = Object.keys(state.designs);
    for (const [name, made] of Object.entries(take)) made.disabled = !designed.includes(name);
    if (designed.length + 1 !== besideChoice.options.length) {
      const now = { id: "now", label: about.presets[0].label };
      fillChoice(besideChoice, [now, ...designed.map((id) => ({ id, label: id }))]);
    }
    besideChoice.value = state.beside;
    treeChoice.value = state.tree;
    unsure.checked = state.unsure;
    for (const box of boxes) box.checked = state.shown.includes(box.value);
    map.hidden = !state.shown.includes("heat_map");
    runs.hidden = !state.shown.includes("long_run");
    pairs.hidden = !state.shown.includes("trade_off");
    for (const [name, choice] of Object.entries(axes)) choice.value = state.axes[name];
    for (const [name, choice] of Object.entries(axis)) choice.value = state.map[name];
    if (document.activeElement !== code) code.value = state.code;
    if (started && about.alone) {
      keep(state, before);
      store.say(bar, words.kept);
    }
    before = state;
  };
  const rows = () => {
    const table = make("table");
    model.get("table").forEach((cells, i) => {
      const line = table.insertRow();
      cells.forEach((cell, k) => {
        const made = make(i === 0 || k === 0 ? "th" : "td", "", cell);
        if (made.tagName === "TH") made.scope = i === 0 ? "col" : "row";
        line.append(made);
      });
    });
    compare.hidden = !model.get("table").length;
    compare.replaceChildren(table);
  };
  const failed = (error) => {
    clearTimeout(waiting);
    note.textContent = words.not_saved;
    console.warn("jiama export", error);
  };
  const takeAway = ({ file, name, text }, [content]) => {
    if (file === "csv") save(`${name}.zip`, content, "application/zip");
    else if (file === "scenario") save(`${name}.json`, text, "application/json");
    else if (file === "pdf") save(`${name}.pdf`, content, "application/pdf");
    else if (file === "report") save(`${name}.html`, reportPage(text, lab()), "text/html");
    else return printed(reportPage(text, lab()));
    note.textContent = words.saved;
  };
  const heard = (message, buffers) => {
    if ("progress" in message) {
      progress.hidden = message.progress >= 1;
      progress.value = message.progress;
    }
    if (!message.file) return;
    clearTimeout(waiting);
    try {
      takeAway(message, buffers ?? []);
    } catch (error) {
      failed(error);
    }
  };
  const noted = () => (note.textContent = model.get("note"));
  let started = false;
  let before = {};
  model.on("change:state", show);
  model.on("change:table", rows);
  model.on("change:note", noted);
  model.on("msg:custom", heard);
  show();
  rows();
  started = true;
  if (about.alone) {
    const last = kept();
    const code = linked() ?? last.code;
    if (code) send("restore", { ...last, code });
  }
  return () => {
    forget();
    clearTimeout(waiting);
    model.off("change:state", show);
    model.off("change:table", rows);
    model.off("change:note", noted);
    model.off("msg:custom", heard);
  };
}

export default { render };

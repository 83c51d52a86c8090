// The lab's tools. The scenario's code lives in the address and in this browser, so that a
// reload, or a link, finds the levers where they were.
const KEPT = "jiama:lab:code";

function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

function stored(value) {
  try {
    if (value === undefined) return localStorage.getItem(KEPT);
    localStorage.setItem(KEPT, value);
  } catch {
    // A private window keeps nothing: the lab starts anew.
  }
  return null;
}

function save(name, content, type) {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const STYLE = `body{font:15px/1.6 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;
max-width:52em;margin:2em auto;padding:0 1em;color:#1b2733}h1{font-size:1.5em}h2{font-size:1.1em}
table{border-collapse:collapse;width:100%}td{border-bottom:1px solid #d9dee3;padding:.15em .5em}
#pictures{display:grid;grid-template-columns:1fr 1fr;gap:1em;margin-top:1em}figure{margin:0;break-inside:avoid}
img{width:100%}figcaption{font-size:.85em}`;

function reportPage(body, lab) {
  const page = document.implementation.createHTMLDocument("");
  page.documentElement.lang = document.documentElement.lang;
  const style = page.createElement("style");
  style.textContent = STYLE;
  const charset = page.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  page.head.append(charset, style);
  page.body.innerHTML = body;
  page.title = page.querySelector("h1").textContent;
  const place = page.getElementById("pictures");
  for (const chart of lab.querySelectorAll(".jm-chart")) {
    const canvas = chart.querySelector("canvas");
    if (!canvas) continue;
    const figure = page.createElement("figure");
    const picture = page.createElement("img");
    picture.src = canvas.toDataURL("image/png");
    picture.alt = chart.querySelector("figcaption").textContent;
    const title = page.createElement("b");
    title.textContent = chart.querySelector(".jm-chart-title").textContent;
    const caption = page.createElement("figcaption");
    caption.textContent = picture.alt;
    figure.append(title, picture, caption);
    place.append(figure);
  }
  return `<!DOCTYPE html>\n${page.documentElement.outerHTML}`;
}

// The report on paper, or as a PDF where the browser's print dialogue saves one.
function printed(page) {
  const frame = make("iframe");
  frame.style.cssText = "position:absolute;width:0;height:0;border:0";
  frame.addEventListener("load", () => {
    if (!frame.contentDocument?.querySelector("h1")) return;
    frame.contentWindow.addEventListener("afterprint", () => frame.remove());
    frame.contentWindow.print();
  });
  frame.srcdoc = page;
  document.body.append(frame);
}

function render({ model, el }) {
  // JupyterLab takes keys for its own commands unless the node in focus claims them.
  el.addEventListener("focusin", ({ target }) => (target.dataset.lmSuppressShortcuts = "true"));
  const words = model.get("words");
  const about = model.get("about");
  const bar = make("section", "jm-lab-bar");
  bar.setAttribute("aria-label", words.tools);
  const send = (kind, value) => model.send({ do: kind, value });
  const button = (place, text, then, title) => {
    const made = make("button", "", text);
    made.type = "button";
    if (title) {
      made.title = title;
      made.setAttribute("aria-label", title);
    }
    made.addEventListener("click", then);
    place.append(made);
    return made;
  };
  const group = (label) => {
    const made = make("div", "jm-lab-group");
    made.setAttribute("role", "group");
    made.setAttribute("aria-label", label);
    made.append(make("span", "jm-lab-name", label));
    bar.append(made);
    return made;
  };
  const select = (place, label, options, then) => {
    const wrap = make("label", "", label);
    const made = make("select");
    for (const { id, label: text } of options) {
      const option = make("option", "", text);
      option.value = id;
      made.append(option);
    }
    made.addEventListener("change", () => then(made.value));
    wrap.append(made);
    place.append(wrap);
    return made;
  };

  const presets = group(words.presets);
  for (const { id, label } of about.presets) button(presets, label, () => send("preset", id));
  const steps = group(words.steps);
  const undo = button(steps, words.undo, () => send("undo"));
  const redo = button(steps, words.redo, () => send("redo"));
  const designs = group(words.designs);
  const take = {};
  for (const name of ["A", "B", "C"]) {
    const keep = words.keep.replace("{name}", name);
    button(designs, `+${name}`, () => send("keep", name), keep);
    take[name] = button(
      designs, name, () => send("take", name), words.take.replace("{name}", name),
    );
  }
  const besideChoice = select(designs, words.beside, [], (value) => send("beside", value));
  const tree = group(words.tree);
  const treeChoice = select(tree, words.size, about.hierarchies, (value) => send("tree", value));
  const exports_ = group(words.exports);
  for (const kind of ["csv", "scenario", "report"])
    button(exports_, words[kind], () => send("export", kind));
  button(exports_, words.print, () => send("export", "print"));

  const share = group(words.code);
  const code = make("input");
  code.type = "text";
  code.spellcheck = false;
  code.setAttribute("aria-label", words.code);
  share.append(code);
  button(share, words.open, () => send("code", code.value));
  code.addEventListener("keydown", (event) => event.key === "Enter" && send("code", code.value));
  const link = () => {
    const address = new URL(location.href);
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

  const pictures = make("fieldset", "jm-lab-pictures");
  pictures.append(make("legend", "", words.pictures));
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
  bar.append(pictures);
  const map = make("div", "jm-lab-group jm-lab-map");
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
  bar.append(map);
  const runs = make("div", "jm-lab-group jm-lab-map");
  const pairs = make("div", "jm-lab-group jm-lab-map");
  const axes = {};
  const chooseAxes = () =>
    send("axes", { run: axes.run.value, across: axes.across.value, up: axes.up.value });
  axes.run = select(runs, words.run, about.outcomes, chooseAxes);
  axes.across = select(pairs, words.across, about.outcomes, chooseAxes);
  axes.up = select(pairs, words.up, about.outcomes, chooseAxes);
  bar.append(runs, pairs);
  const note = make("p", "jm-lab-note");
  note.setAttribute("role", "status");
  bar.append(note);
  const compare = make("div", "jm-lab-compare");
  compare.tabIndex = 0;
  compare.setAttribute("role", "region");
  compare.setAttribute("aria-label", words.compare);
  bar.append(compare);
  el.append(bar);

  const show = () => {
    const state = model.get("state");
    undo.disabled = !state.undo;
    redo.disabled = !state.redo;
    for (const [name, made] of Object.entries(take)) made.disabled = !state.designs.includes(name);
    const options = [{ id: "now", label: about.presets[0].label }].concat(
      state.designs.map((id) => ({ id, label: id })),
    );
    if (options.length !== besideChoice.options.length) {
      besideChoice.replaceChildren();
      for (const { id, label } of options) {
        const option = make("option", "", label);
        option.value = id;
        besideChoice.append(option);
      }
    }
    besideChoice.value = state.beside;
    treeChoice.value = state.tree;
    for (const box of boxes) box.checked = state.shown.includes(box.value);
    map.hidden = !state.shown.includes("heat_map");
    runs.hidden = !state.shown.includes("long_run");
    pairs.hidden = !state.shown.includes("trade_off");
    for (const [name, choice] of Object.entries(axes)) choice.value = state.axes[name];
    for (const [name, choice] of Object.entries(axis)) choice.value = state.map[name];
    if (document.activeElement !== code) code.value = state.code;
    if (started) stored(state.code);
  };
  const rows = () => {
    const table = make("table");
    model.get("table").forEach((cells, i) => {
      const row = table.insertRow();
      cells.forEach((cell, k) => {
        const made = make(i === 0 || k === 0 ? "th" : "td", "", cell);
        if (made.tagName === "TH") made.scope = i === 0 ? "col" : "row";
        row.append(made);
      });
    });
    compare.hidden = !model.get("table").length;
    compare.replaceChildren(table);
  };
  const heard = (message) => {
    if ("progress" in message) {
      progress.hidden = message.progress >= 1;
      progress.value = message.progress;
    }
    if (!message.file) return;
    try {
      const lab = bar.closest(".jm-lab") ?? document;
      if (message.file === "csv") save(`${message.name}.csv`, `\ufeff${message.text}`, "text/csv");
      else if (message.file === "scenario")
        save(`${message.name}.json`, message.text, "application/json");
      else if (message.file === "print") {
        printed(reportPage(message.text, lab));
        return;
      } else save(`${message.name}.html`, reportPage(message.text, lab), "text/html");
      note.textContent = words.saved;
    } catch (error) {
      note.textContent = words.not_saved;
      console.warn("jiama export", error);
    }
  };
  const noted = () => (note.textContent = model.get("note"));
  let started = false;
  model.on("change:state", show);
  model.on("change:table", rows);
  model.on("change:note", noted);
  model.on("msg:custom", heard);
  show();
  rows();
  const asked = new URLSearchParams(location.search).get("s") ?? stored();
  started = true;
  if (asked && asked !== model.get("state").code) send("code", asked);
  return () => {
    model.off("change:state", show);
    model.off("change:table", rows);
    model.off("change:note", noted);
    model.off("msg:custom", heard);
  };
}

export default { render };

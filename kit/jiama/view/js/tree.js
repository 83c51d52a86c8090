// The hierarchy as it moves. Play runs a pulse of targets down and of reports up, cycle by cycle.
function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

function floats(view) {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  return new Float32Array(bytes.slice().buffer);
}

function render({ model, el }) {
  // JupyterLab takes keys for its own commands unless the node in focus claims them.
  el.addEventListener("focusin", ({ target }) => (target.dataset.lmSuppressShortcuts = "true"));
  const words = model.get("words");
  const box = make("section", "jm-tree");
  box.setAttribute("aria-label", words.label);
  const head = make("div", "jm-tree-head");
  const caption = make("span", "jm-tree-caption");
  const keep = make("button", "", words.png);
  keep.type = "button";
  keep.setAttribute("aria-label", words.png_label);
  head.append(make("strong", "", words.label), caption, keep);
  const canvas = make("canvas");
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "img");
  const foot = make("div", "jm-tree-foot");
  const button = (kind) => {
    const made = make("button", "", words[kind]);
    made.type = "button";
    foot.append(made);
    return made;
  };
  const play = button("play");
  const step = button("step");
  const cycleLabel = make("label", "", words.cycle);
  const cycle = make("input");
  Object.assign(cycle, { type: "range", min: 1, step: 1 });
  cycleLabel.append(cycle);
  const told = make("output");
  const speedLabel = make("label", "", words.speed);
  const speed = make("select");
  for (const [value, key] of [[0.5, "slow"], [1, "normal"], [2.5, "fast"]]) {
    const option = make("option", "", words[key]);
    option.value = value;
    option.selected = value === 1;
    speed.append(option);
  }
  speedLabel.append(speed);
  foot.append(cycleLabel, told, speedLabel);
  const key = make("p", "jm-tree-key");
  const faces = { ...FACES, target: TARGET, reported: REPORT, centre: "none" };
  for (const [face, colour] of Object.entries(faces)) {
    const item = make("span", "", words[face]);
    item.dataset.face = face;
    item.style.setProperty("--face", colour);
    key.append(item);
  }
  const info = make("p", "jm-tree-info", words.hint);
  info.setAttribute("aria-live", "polite");
  box.append(head, canvas, foot, key, info);
  el.append(box);

  let data = null;
  let bundles = null;
  let places = [];
  let at = -1;
  let top = TOPS[0];
  let pulse = 1;
  let playing = false;
  let chosen = 0;
  let asked = false; // whether the text below is about a unit
  let pointed = false;
  let before = 0;
  let queued = 0;

  const decode = () => {
    const frame = model.get("frame");
    bundles = frame.levels ?? null;
    foot.hidden = key.hidden = keep.hidden = Boolean(bundles);
    if (bundles) return paint();
    if (!frame.target) return;
    const marks = frame.marks;
    data = {
      target: floats(frame.target),
      reported: floats(frame.reported),
      actual: floats(frame.actual),
      ledger: floats(frame.ledger),
      means: floats(frame.means),
      marks: new Uint8Array(marks.buffer, marks.byteOffset, marks.byteLength).slice(),
    };
    const { cycles } = model.get("shape");
    cycle.max = cycles;
    at = at < 0 ? cycles - 1 : Math.min(at, cycles - 1);
    top = steadyTop(top, Float32Array.of(...data.target, ...data.reported));
    paint();
    if (asked) tell();
  };
  const units = () => model.get("shape").parent.length;
  const read = (name, unit) => data[name][at * units() + unit];
  const cycleAt = {
    target: (unit) => read("target", unit),
    reported: (unit) => read("reported", unit),
    actual: (unit) => read("actual", unit),
    mark: (unit) => data.marks[at * units() + unit],
    mean: (level) => data.means[at * model.get("names").length + level],
  };

  const paint = () => {
    if (!canvas.clientWidth) return;
    const look = lookOf(box);
    if (bundles) {
      info.textContent = paintSpreads(canvas, look, model.get("names"), bundles, words);
      canvas.setAttribute("aria-label", info.textContent);
      caption.textContent = "";
    } else if (data) {
      const held = document.activeElement === canvas || pointed;
      const now = { top, pulse, words, chosen: held ? chosen : -1 };
      places = paintUnits(canvas, look, model.get("shape"), model.get("names"), cycleAt, now);
      cycle.value = at + 1;
      told.textContent = `${at + 1} / ${model.get("shape").cycles}`;
      caption.textContent = fill(words.one_run, { cycle: at + 1 });
      canvas.setAttribute("aria-label", summary());
    } else return;
    box.dataset.frame = model.get("frame").number;
    performance.mark("jiama-tree-drawn", { detail: model.get("frame").number });
  };

  const summary = () => {
    const { starts } = model.get("shape");
    const first = starts[starts.length - 2];
    const count = units() - first;
    let short = 0;
    let wrongful = 0;
    for (let unit = first; unit < units(); unit += 1) {
      const mark = cycleAt.mark(unit);
      short += mark & SHORT;
      wrongful += mark & WRONGFUL ? 1 : 0;
    }
    return fill(words.summary, { cycle: at + 1, count, short, wrongful });
  };

  const tell = () => {
    if (!data || bundles) return;
    const { parent, starts } = model.get("shape");
    const { level } = places[chosen] ?? {};
    if (level === undefined) return;
    asked = true;
    const number = (name) => read(name, chosen).toFixed(2);
    let text = fill(words.unit, {
      name: model.get("names")[level] + (chosen ? chosen - starts[level] + 1 : ""),
      target: number("target"),
      reported: number("reported"),
      actual: number("actual"),
      state: words[faceOf(cycleAt.mark(chosen))],
    });
    const path = [];
    for (let unit = parent[chosen]; unit > 0; unit = parent[unit]) path.unshift(unit);
    const motives = ["habit", "ambition", "collusion", "guard", "person"];
    for (const unit of path) {
      const base = motives.length * (at * units() + unit);
      const own = motives.map((_, k) => data.ledger[base + k]);
      const added = Math.exp(own.reduce((a, b) => a + b, 0)) - 1;
      const top = own.indexOf(Math.max(...own));
      text += fill(words.added, {
        name: model.get("names")[places[unit].level],
        share: (100 * added).toFixed(0),
        motive: words[motives[top]],
      });
    }
    info.textContent = text;
  };

  const later = () => {
    if (queued) return;
    queued = requestAnimationFrame(() => {
      queued = 0;
      paint();
    });
  };

  const run = (now) => {
    if (!playing) return;
    const passed = before ? (now - before) / 1000 : 0;
    before = now;
    pulse += passed * 0.9 * Number(speed.value);
    if (pulse >= 1.15) {
      const { cycles } = model.get("shape");
      if (at + 1 >= cycles) return stop();
      at += 1;
      pulse = 0;
    }
    paint();
    requestAnimationFrame(run);
  };
  const stop = () => {
    playing = false;
    pulse = 1;
    play.textContent = words.play;
    later();
  };
  play.addEventListener("click", () => {
    if (playing) return stop();
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (still) return go((at + 1) % model.get("shape").cycles);
    if (at + 1 >= model.get("shape").cycles) at = 0;
    playing = true;
    pulse = 0;
    before = 0;
    play.textContent = words.pause;
    requestAnimationFrame(run);
  });
  const go = (next) => {
    if (playing) stop();
    at = Math.max(0, Math.min(next, model.get("shape").cycles - 1));
    pulse = 1;
    later();
    tell();
  };
  step.addEventListener("click", () => go((at + 1) % model.get("shape").cycles));
  cycle.addEventListener("input", () => go(Number(cycle.value) - 1));
  const choose = (unit) => {
    if (unit < 0 || unit >= units() || (unit === chosen && asked)) return;
    chosen = unit;
    later();
    tell();
  };
  const point = (event) => {
    if (bundles || !data) return;
    pointed = true;
    const { left, top } = canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    let best = -1;
    let nearest = 1e9;
    places.forEach((place, unit) => {
      const far = Math.abs(place.x - x) + 3 * Math.max(0, Math.abs(place.y - 22 - y) - 22);
      if (far < nearest) [best, nearest] = [unit, far];
    });
    choose(best);
    later();
  };
  // A finger taps, a pointer hovers.
  canvas.addEventListener("pointerdown", point);
  canvas.addEventListener("pointermove", point);
  canvas.addEventListener("pointerleave", ({ pointerType }) => {
    if (pointerType === "mouse") pointed = false;
    later();
  });
  keep.addEventListener("click", () => {
    const paper = make("canvas");
    [paper.width, paper.height] = [canvas.width, canvas.height];
    const pen = paper.getContext("2d");
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, paper.width, paper.height);
    pen.drawImage(canvas, 0, 0);
    paper.toBlob((blob) => download(blob, "png", `${words.label}.png`), "image/png");
  });
  canvas.addEventListener("keydown", (event) => {
    if (bundles) return;
    const { parent } = model.get("shape");
    const moves = {
      ArrowLeft: chosen - 1,
      ArrowRight: chosen + 1,
      ArrowUp: parent[chosen],
      ArrowDown: parent.indexOf(chosen),
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    choose(moves[event.key]);
  });
  canvas.addEventListener("focus", () => {
    later();
    if (!pointed) tell();
  });
  canvas.addEventListener("blur", later);
  const watcher = new ResizeObserver(later);
  watcher.observe(canvas);
  const grown = () => {
    at = -1;
    chosen = 0;
    asked = pointed = false;
    data = null;
    bundles = null;
    info.textContent = words.hint;
  };
  model.on("change:frame", decode);
  model.on("change:shape", grown);
  decode();
  return () => {
    playing = false;
    watcher.disconnect();
    model.off("change:frame", decode);
    model.off("change:shape", grown);
  };
}

export default { render };

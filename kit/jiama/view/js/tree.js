// The hierarchy on a canvas: a unit's bar is its target, the filled part what is real, the ring
// what is reported. Play runs a pulse of targets down and of reports up, cycle by cycle.
const FACES = { fine: "#0072b2", short: "#e69f00", wrongful: "#d55e00", sanctioned: "#7a4a00" };
const REPORT = "#009e73";
const TARGET = "#c3cad1";

function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
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
  const faces = [...Object.entries(FACES), ["target", TARGET], ["reported", REPORT]];
  for (const [face, colour] of faces) {
    const item = make("span", "", words[face]);
    item.style.setProperty("--face", colour);
    key.append(item);
  }
  const info = make("p", "jm-tree-info", words.hint);
  info.setAttribute("aria-live", "polite");
  box.append(canvas, foot, key, info);
  el.append(box);

  let data = null;
  let bundles = null;
  let places = [];
  let at = 0;
  let pulse = 1;
  let playing = false;
  let chosen = 0;
  let before = 0;
  let queued = 0;

  const decode = () => {
    const frame = model.get("frame");
    bundles = frame.levels ?? null;
    foot.hidden = key.hidden = Boolean(bundles);
    if (bundles) return paint();
    if (!frame.target) return;
    const marks = frame.marks;
    data = {
      target: floats(frame.target),
      reported: floats(frame.reported),
      actual: floats(frame.actual),
      ledger: floats(frame.ledger),
      marks: new Uint8Array(marks.buffer, marks.byteOffset, marks.byteLength).slice(),
    };
    const { cycles } = model.get("shape");
    cycle.max = cycles;
    if (!playing && at === 0) at = cycles - 1;
    at = Math.min(at, cycles - 1);
    paint();
  };
  const units = () => model.get("shape").parent.length;
  const read = (name, unit) => data[name][at * units() + unit];

  const layout = () => {
    const { starts } = model.get("shape");
    const width = canvas.clientWidth;
    const levels = starts.length - 1;
    const type = parseFloat(getComputedStyle(box).fontSize);
    // Rows are as tall as the window allows without pushing the pictures out of sight.
    const row = Math.max(type * 3, Math.min(type * 4.6, window.innerHeight * 0.058));
    const height = row * levels + type;
    const ratio = window.devicePixelRatio || 1;
    canvas.style.height = `${height}px`;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    const left = type * 3.6;
    places = [];
    for (let level = 0; level < levels; level += 1) {
      const count = starts[level + 1] - starts[level];
      const slot = (width - left - 6) / count;
      for (let i = 0; i < count; i += 1)
        places.push({
          x: left + slot * (i + 0.5),
          y: row * (level + 1) - type * 0.4,
          w: Math.max(1.5, Math.min(slot * 0.72, 34)),
          level,
        });
    }
    return { width, height, ratio, type, row };
  };

  const face = (unit) => {
    const mark = data.marks[at * units() + unit];
    if (mark & 4) return FACES.wrongful;
    if (mark & 2) return FACES.sanctioned;
    return mark & 1 ? FACES.short : FACES.fine;
  };

  // A level of many units: how far they spread. Thick is the middle half, thin nine tenths.
  const paintLevels = () => {
    const type = parseFloat(getComputedStyle(box).fontSize);
    const width = canvas.clientWidth;
    const row = type * 4.2;
    const height = row * bundles.length + type;
    const ratio = window.devicePixelRatio || 1;
    canvas.style.height = `${height}px`;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const pen = canvas.getContext("2d");
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    const style = getComputedStyle(box);
    const ink = style.getPropertyValue("--ink") || "#1b2733";
    const colours = { target: "#8a94a0", actual: FACES.fine, reported: REPORT };
    const most = Math.max(...bundles.map((l) => Math.max(l.target[4], l.actual[4], l.reported[4])));
    const left = type * 6;
    const across = (value) => left + (Math.max(0, value) / most) * (width - left - type * 7);
    pen.font = `${type}px ${style.fontFamily}`;
    pen.textBaseline = "middle";
    bundles.forEach((level, i) => {
      const top = row * i + type;
      pen.fillStyle = ink;
      pen.fillText(model.get("names")[i], 0, top + type);
      pen.fillText(level.count.toLocaleString(), 0, top + type * 2.2);
      const short = fill(words.short_share, { share: (100 * level.short).toFixed(0) });
      pen.fillText(short, width - type * 6.5, top + type * 1.5);
      Object.entries(colours).forEach(([name, colour], k) => {
        const y = top + type * (0.5 + k);
        const at = level[name];
        pen.strokeStyle = pen.fillStyle = colour;
        pen.lineWidth = 2;
        pen.beginPath();
        pen.moveTo(across(at[0]), y);
        pen.lineTo(across(at[4]) + 1, y);
        pen.stroke();
        pen.fillRect(across(at[1]), y - 4, Math.max(3, across(at[3]) - across(at[1])), 8);
        if (i === 0) pen.fillText(words[`${name}_name`], across(at[4]) + type * 0.6, y);
      });
    });
    const last = bundles.at(-1);
    const label = fill(words.spread, {
      count: last.count.toLocaleString(),
      target: last.target[2].toFixed(2),
      actual: last.actual[2].toFixed(2),
      short: (100 * last.short).toFixed(0),
    });
    canvas.setAttribute("aria-label", label);
    info.textContent = label;
    box.dataset.frame = model.get("frame").number;
  };

  const paint = () => {
    if (bundles && canvas.clientWidth) return paintLevels();
    if (!data || !canvas.clientWidth) return;
    const { width, height, ratio, type, row } = layout();
    const style = getComputedStyle(box);
    const ink = style.getPropertyValue("--ink") || "#1b2733";
    const line = style.getPropertyValue("--line") || "#d9dee3";
    const pen = canvas.getContext("2d");
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    const { parent } = model.get("shape");
    let most = 1.2;
    for (let unit = 0; unit < units(); unit += 1)
      most = Math.max(most, read("target", unit), read("reported", unit));
    const tall = (row - type * 0.9) / most;
    const levels = model.get("names").length;
    const down = Math.min(1, pulse * 2) * levels;
    const up = Math.max(0, pulse * 2 - 1) * levels;
    pen.lineWidth = 1;
    pen.strokeStyle = line;
    pen.beginPath();
    for (let unit = 1; unit < units(); unit += 1) {
      const own = places[unit];
      const above = places[parent[unit]];
      pen.moveTo(above.x, above.y + 1);
      pen.lineTo(own.x, own.y - Math.max(0, read("target", unit)) * tall);
    }
    pen.stroke();
    pen.font = `${type}px ${style.fontFamily}`;
    pen.fillStyle = ink;
    pen.textBaseline = "alphabetic";
    model.get("names").forEach((name, level) => pen.fillText(name, 0, row * (level + 1) - type * 0.6));
    for (let unit = 0; unit < units(); unit += 1) {
      const { x, y, w, level } = places[unit];
      if (level > down) continue;
      const target = Math.max(0, read("target", unit)) * tall;
      pen.fillStyle = TARGET;
      pen.fillRect(x - w / 2, y - target, w, target);
      if (level < levels - up) continue;
      const real = Math.max(0, read("actual", unit)) * tall;
      pen.fillStyle = face(unit);
      pen.fillRect(x - w / 2, y - real, w, real);
      const told = Math.max(0, read("reported", unit)) * tall;
      pen.strokeStyle = REPORT;
      pen.lineWidth = 2;
      pen.beginPath();
      pen.moveTo(x - w / 2 - 1, y - told);
      pen.lineTo(x + w / 2 + 1, y - told);
      pen.stroke();
    }
    const mark = places[chosen];
    if (mark && document.activeElement === canvas) {
      pen.strokeStyle = ink;
      pen.lineWidth = 2;
      pen.strokeRect(mark.x - mark.w / 2 - 2, mark.y - row + type * 0.7, mark.w + 4, row - type * 0.5);
    }
    cycle.value = at + 1;
    told.textContent = `${at + 1} / ${model.get("shape").cycles}`;
    box.dataset.frame = model.get("frame").number;
    canvas.setAttribute("aria-label", summary());
    performance.mark("jiama-tree-drawn", { detail: model.get("frame").number });
  };

  const summary = () => {
    const { starts } = model.get("shape");
    const first = starts[starts.length - 2];
    const count = units() - first;
    let short = 0;
    let wrongful = 0;
    for (let unit = first; unit < units(); unit += 1) {
      const flags = data.marks[at * units() + unit];
      short += flags & 1;
      wrongful += flags & 4 ? 1 : 0;
    }
    return fill(words.summary, { cycle: at + 1, count, short, wrongful });
  };

  const tell = () => {
    if (!data || bundles) return;
    const { parent, starts } = model.get("shape");
    const { level } = places[chosen] ?? {};
    if (level === undefined) return;
    const number = (name) => read(name, chosen).toFixed(2);
    const flags = data.marks[at * units() + chosen];
    const state = flags & 4 ? "wrongful" : flags & 2 ? "sanctioned" : flags & 1 ? "short" : "fine";
    let text = fill(words.unit, {
      name: model.get("names")[level] + (chosen ? chosen - starts[level] + 1 : ""),
      target: number("target"),
      reported: number("reported"),
      actual: number("actual"),
      state: words[state],
    });
    const path = [];
    for (let unit = parent[chosen]; unit > 0; unit = parent[unit]) path.unshift(unit);
    const motives = ["habit", "ambition", "collusion", "guard"];
    for (const unit of path) {
      const base = 4 * (at * units() + unit);
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
    if (at + 1 >= model.get("shape").cycles) at = 0;
    if (still) return go(at + 1);
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
    if (unit === chosen || unit < 0 || unit >= units()) return;
    chosen = unit;
    later();
    tell();
  };
  canvas.addEventListener("pointermove", (event) => {
    if (bundles) return;
    const { left, top } = canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    let best = -1;
    let nearest = 1e9;
    places.forEach((place, unit) => {
      const far = Math.abs(place.x - x) + 3 * Math.max(0, Math.abs(place.y - 22 - y) - 22);
      if (far < nearest) [best, nearest] = [unit, far];
    });
    choose(best);
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
    tell();
  });
  canvas.addEventListener("blur", later);
  const watcher = new ResizeObserver(later);
  watcher.observe(canvas);
  const grown = () => {
    at = 0;
    chosen = 0;
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

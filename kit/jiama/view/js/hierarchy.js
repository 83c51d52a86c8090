// The hierarchy on a canvas: a unit's bar is its target, the filled part what is real, the line
// what is reported. Across each level runs the central target, the yardstick of all markups.
const FACES = { fine: "#0072b2", short: "#e69f00", wrongful: "#d55e00", sanctioned: "#7a4a00" };
const REPORT = "#009e73";
const TARGET = "#c3cad1";
const [SHORT, SANCTIONED, WRONGFUL] = [1, 2, 4];
// Ends of the upright scale. The picture keeps one while it fits, so that growth is seen to grow;
// the few units beyond it are drawn as tall as a row allows.
const WITHIN = 0.98;
const TOPS = [2, 2.5, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100, 200, 500, 1000];
const NARROW = 7; // pixels of a bar below which marks under it would run together

function steadyTop(kept, values) {
  const most = values.sort()[Math.floor(values.length * WITHIN)];
  if (kept >= most && kept <= 2.2 * Math.max(most, TOPS[0])) return kept;
  return TOPS.find((top) => top >= most) ?? most;
}

function faceOf(mark) {
  if (mark & WRONGFUL) return "wrongful";
  if (mark & SANCTIONED) return "sanctioned";
  return mark & SHORT ? "short" : "fine";
}

function sized(canvas, width, height) {
  const ratio = window.devicePixelRatio || 1;
  canvas.style.height = `${height}px`;
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
  const pen = canvas.getContext("2d");
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  return pen;
}

function lookOf(box) {
  const style = getComputedStyle(box);
  return {
    type: parseFloat(style.fontSize),
    font: style.fontFamily,
    ink: style.getPropertyValue("--ink") || "#1b2733",
    muted: style.getPropertyValue("--muted") || "#55616d",
    line: style.getPropertyValue("--line") || "#d9dee3",
  };
}

// Where each unit stands.
function placesOf(starts, width, type) {
  const levels = starts.length - 1;
  // Rows are as tall as the window allows without pushing the pictures out of sight.
  const row = Math.max(type * 3.4, Math.min(type * 5.4, window.innerHeight * 0.074));
  const head = type * 1.4;
  const [left, right] = [type * 3, width - type * 3.4];
  const places = [];
  for (let level = 0; level < levels; level += 1) {
    const count = starts[level + 1] - starts[level];
    const slot = (right - left) / count;
    for (let i = 0; i < count; i += 1)
      places.push({
        x: left + slot * (i + 0.5),
        y: head + row * (level + 1) - type * 0.7,
        w: Math.max(1.5, Math.min(slot * 0.7, 24)),
        level,
      });
  }
  return { places, row, left, right, height: head + row * levels + type * 0.2 };
}

// `cycle` tells one cycle: target, reported, actual and mark of a unit, mean target of a level.
function paintUnits(canvas, look, shape, names, cycle, { top, pulse, chosen, words }) {
  const width = canvas.clientWidth;
  const { type, ink, muted, line } = look;
  const { places, row, left, right, height } = placesOf(shape.starts, width, type);
  const pen = sized(canvas, width, height);
  const tall = (row - type * 1.1) / top;
  const rise = (value) => Math.min(Math.max(0, value) * tall, row - type * 0.9);
  const levels = names.length;
  const down = Math.min(1, pulse * 2) * levels;
  const up = Math.max(0, pulse * 2 - 1) * levels;

  pen.lineWidth = 1;
  pen.strokeStyle = line;
  pen.beginPath();
  places.forEach(({ x, y }, unit) => {
    if (!unit) return;
    const above = places[shape.parent[unit]];
    pen.moveTo(above.x, above.y + 1);
    pen.lineTo(x, y - rise(cycle.target(unit)));
  });
  pen.stroke();

  places.forEach(({ x, y, w, level }, unit) => {
    if (level > down) return;
    const target = rise(cycle.target(unit));
    pen.fillStyle = TARGET;
    pen.fillRect(x - w / 2, y - target, w, target);
    if (level < levels - up) return;
    const mark = cycle.mark(unit);
    const real = rise(cycle.actual(unit));
    pen.fillStyle = FACES[faceOf(mark)];
    pen.fillRect(x - w / 2, y - real, w, real);
    pen.strokeStyle = REPORT;
    pen.lineWidth = 2;
    const told = rise(cycle.reported(unit));
    pen.beginPath();
    pen.moveTo(x - w / 2 - 1, y - told);
    pen.lineTo(x + w / 2 + 1, y - told);
    pen.stroke();
    // Who is held to account is told apart without colour, too.
    if (mark & (SANCTIONED | WRONGFUL) && w >= NARROW) paintMark(pen, x, y, mark);
  });

  pen.font = `${type}px ${look.font}`;
  pen.textBaseline = "alphabetic";
  names.forEach((name, level) => {
    const { y } = places[shape.starts[level]];
    pen.textAlign = "left";
    pen.fillStyle = ink;
    pen.fillText(name, 0, y);
    pen.strokeStyle = muted;
    pen.lineWidth = 1;
    pen.setLineDash([2, 3]);
    pen.beginPath();
    pen.moveTo(left - 4, y - rise(1) - 0.5);
    pen.lineTo(right + 4, y - rise(1) - 0.5);
    pen.stroke();
    pen.setLineDash([]);
    if (level > down) return;
    pen.textAlign = "right";
    pen.font = `600 ${type}px ${look.font}`;
    pen.fillText(cycle.mean(level).toFixed(2), width, y);
    pen.font = `${type}px ${look.font}`;
  });
  pen.textAlign = "right";
  pen.fillStyle = muted;
  pen.font = `${type * 0.86}px ${look.font}`;
  pen.fillText(words.mean, width, type);
  pen.textAlign = "left";

  const at = places[chosen];
  if (at) {
    pen.strokeStyle = ink;
    pen.lineWidth = 2;
    pen.strokeRect(at.x - at.w / 2 - 2, at.y - row + type, at.w + 4, row - type * 0.8);
  }
  return places;
}

// A cross under a unit held to account wrongly, a dot under one held to account rightly.
function paintMark(pen, x, y, mark) {
  const middle = y + 5;
  pen.strokeStyle = pen.fillStyle = FACES[faceOf(mark)];
  pen.beginPath();
  if (mark & WRONGFUL) {
    pen.moveTo(x - 3, middle - 3);
    pen.lineTo(x + 3, middle + 3);
    pen.moveTo(x + 3, middle - 3);
    pen.lineTo(x - 3, middle + 3);
    pen.stroke();
  } else {
    pen.arc(x, middle, 2.5, 0, 7);
    pen.fill();
  }
}

// A level of many units: how far they spread. Thick is the middle half, thin nine tenths.
function paintSpreads(canvas, look, names, bundles, words) {
  const { type, ink, muted } = look;
  const width = canvas.clientWidth;
  const row = type * 4.2;
  const pen = sized(canvas, width, row * bundles.length + type);
  const colours = { target: "#8a94a0", actual: FACES.fine, reported: REPORT };
  const most = Math.max(...bundles.map((l) => Math.max(l.target[4], l.actual[4], l.reported[4])));
  const left = type * 6;
  const across = (value) => left + (Math.max(0, value) / most) * (width - left - type * 7);
  pen.font = `${type}px ${look.font}`;
  pen.textBaseline = "middle";
  const centre = across(bundles[0].target[2]);
  pen.strokeStyle = muted;
  pen.setLineDash([2, 3]);
  pen.beginPath();
  pen.moveTo(centre, type);
  pen.lineTo(centre, row * bundles.length);
  pen.stroke();
  pen.setLineDash([]);
  bundles.forEach((level, i) => {
    const top = row * i + type;
    pen.fillStyle = ink;
    pen.fillText(names[i], 0, top + type);
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
      if (i > 0) return;
      pen.fillStyle = name === "target" ? muted : colour;
      pen.fillText(words[`${name}_name`], across(at[4]) + type * 0.6, y);
    });
  });
  const last = bundles.at(-1);
  return fill(words.spread, {
    count: last.count.toLocaleString(),
    target: last.target[2].toFixed(2),
    actual: last.actual[2].toFixed(2),
    short: (100 * last.short).toFixed(0),
  });
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

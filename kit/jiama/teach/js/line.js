// A small line picture: places from left to right, heights drawn, given and computed.
const SVG = "http://www.w3.org/2000/svg";
const OWN = "#B04A00";
const MODEL = "#0072B2";

function shape(tag, attributes, text) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text !== undefined) node.textContent = text;
  return node;
}

// about: places, minimum, maximum, step, unit, given; lines: own and model hold heights after the
// given ones, either may be null. Returns how to read a pointer's place.
function drawLine(svg, about, lines, words) {
  const scale = Number.parseFloat(getComputedStyle(svg).getPropertyValue("--jm-scale")) || 1;
  const width = Math.max(svg.parentElement.clientWidth, 240);
  const height = Math.round(Math.min(300, Math.max(220, width * 0.5)) * scale);
  const size = 13 * scale;
  const pad = { left: 46 * scale, right: 66 * scale, top: 18 * scale, bottom: 28 * scale };
  const count = about.places.length;
  const across = (i) => pad.left + (i * (width - pad.left - pad.right)) / (count - 1);
  const span = about.maximum - about.minimum;
  const up = (v) =>
    height - pad.bottom - ((v - about.minimum) / span) * (height - pad.top - pad.bottom);
  svg.replaceChildren();
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);

  for (let i = 0; i <= 4; i += 1) {
    const value = about.minimum + (span * i) / 4;
    const y = up(value);
    svg.append(
      shape("line", { x1: pad.left, x2: width - pad.right, y1: y, y2: y, class: "jm-grid" }),
      shape(
        "text",
        { x: pad.left - 8, y: y + size * 0.35, "text-anchor": "end", "font-size": size, class: "jm-tick" },
        inWords(value, about),
      ),
    );
  }
  about.places.forEach((place, i) => {
    svg.append(
      shape(
        "text",
        { x: across(i), y: height - 6, "text-anchor": "middle", "font-size": size, class: "jm-place" },
        place,
      ),
    );
  });

  const one = (heights, colour, label, dash) => {
    const all = [...about.given, ...heights];
    const points = all.map((v, i) => `${across(i)},${up(v)}`).join(" ");
    const line = { points, fill: "none", stroke: colour, "stroke-width": 2.5 * scale };
    svg.append(shape("polyline", dash ? { ...line, "stroke-dasharray": `${6 * scale} ${5 * scale}` } : line));
    all.forEach((v, i) => {
      const radius = i < about.given.length ? 4 : 7;
      svg.append(
        shape("circle", {
          cx: across(i),
          cy: up(v),
          r: radius * scale,
          fill: dash ? "var(--jm-card, #fff)" : colour,
          stroke: colour,
          "stroke-width": 2.5 * scale,
        }),
      );
    });
    return { end: all.at(-1), colour, label };
  };
  const ends = [];
  if (lines.model) ends.push(one(lines.model, MODEL, words.model, false));
  if (lines.own) ends.push(one(lines.own, OWN, words.own, true));
  // Two labels at the right that would cover each other move apart.
  ends.sort((a, b) => b.end - a.end);
  const gap = size * 2.5;
  const ys = ends.map(({ end }) => up(end));
  if (ys.length === 2 && ys[1] - ys[0] < gap) {
    const middle = (ys[0] + ys[1]) / 2;
    ys[0] = middle - gap / 2;
    ys[1] = middle + gap / 2;
  }
  const least = pad.top + size * 0.4;
  if (ys.length && ys[0] < least) {
    const down = least - ys[0];
    ys.forEach((_, i) => (ys[i] += down));
  }
  ends.forEach(({ end, colour, label }, i) => {
    const x = width - pad.right + 13 * scale;
    const at = { x, "font-size": size, fill: colour, "font-weight": 600 };
    svg.append(shape("text", { ...at, y: ys[i] - size * 0.1 }, label));
    svg.append(shape("text", { ...at, y: ys[i] + size * 1.05 }, inWords(end, about)));
  });

  return {
    index: (x) => {
      const share = (x - pad.left) / (width - pad.left - pad.right);
      return Math.round(share * (count - 1));
    },
    value: (y) => {
      const raw = about.minimum + ((height - pad.bottom - y) / (height - pad.top - pad.bottom)) * span;
      const stepped = Math.round((raw - about.minimum) / about.step) * about.step + about.minimum;
      return Math.min(about.maximum, Math.max(about.minimum, Number(stepped.toFixed(6))));
    },
  };
}

// One scale with the trainee's number and the answer on it.
function drawScale(svg, about, own, answer, words) {
  const scale = Number.parseFloat(getComputedStyle(svg).getPropertyValue("--jm-scale")) || 1;
  const width = Math.max(svg.parentElement.clientWidth, 240);
  const size = 13 * scale;
  const height = Math.round(104 * scale);
  const side = 30 * scale;
  const base = height / 2;
  const across = (v) =>
    side + ((v - about.minimum) / (about.maximum - about.minimum)) * (width - 2 * side);
  svg.replaceChildren();
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);
  svg.append(shape("line", { x1: side, x2: width - side, y1: base, y2: base, class: "jm-rail" }));
  for (const [value, anchor, x] of [
    [about.minimum, "start", 0],
    [about.maximum, "end", width],
  ])
    svg.append(
      shape(
        "text",
        { x, y: base + size * 1.6, "font-size": size, "text-anchor": anchor, class: "jm-tick" },
        inWords(value, about),
      ),
    );
  const mark = (value, colour, label, above) => {
    const x = across(Math.min(about.maximum, Math.max(about.minimum, value)));
    const tip = above ? base - 20 * scale : base + 20 * scale;
    const anchor = x < width * 0.2 ? "start" : x > width * 0.8 ? "end" : "middle";
    svg.append(
      shape("line", { x1: x, x2: x, y1: base, y2: tip, stroke: colour, "stroke-width": 2.5 * scale }),
      shape("circle", { cx: x, cy: base, r: 7 * scale, fill: colour, stroke: "#fff", "stroke-width": 2 }),
      shape(
        "text",
        {
          x,
          y: above ? tip - 6 * scale : tip + size + 2,
          "font-size": size,
          "font-weight": 600,
          "text-anchor": anchor,
          fill: colour,
          class: "jm-mark",
        },
        `${label} ${inWords(value, about)}`,
      ),
    );
  };
  mark(answer, MODEL, words.model, true);
  mark(own, OWN, words.own, false);
}

function redrawOnResize(host, draw) {
  const again = () => host.isConnected && host.clientWidth > 0 && draw();
  const size = new ResizeObserver(again);
  size.observe(host);
  const mode = new MutationObserver(again);
  mode.observe(document.documentElement, { attributeFilter: ["data-mode", "class", "style"] });
  return () => {
    size.disconnect();
    mode.disconnect();
  };
}

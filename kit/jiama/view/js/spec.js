// A stored specification made ready for one place on one page.
const GROWS = /^(font|label|title|labelFont|titleFont|subtitleFont)Size$/;
const GROWS_TOO = new Set(["strokeWidth", "labelPadding", "titlePadding", "tickSize", "labelLimit"]);

function grown(node, factor, inMark = false) {
  if (Array.isArray(node)) return node.map((item) => grown(item, factor, inMark));
  if (node === null || typeof node !== "object") return node;
  const out = {};
  for (const [key, value] of Object.entries(node)) {
    const isNumber = typeof value === "number";
    const offset = inMark && (key === "dx" || key === "dy");
    out[key] =
      isNumber && (GROWS.test(key) || GROWS_TOO.has(key) || offset)
        ? value * factor
        : grown(value, factor, key === "mark");
  }
  return out;
}

function pageStyle(host) {
  const style = getComputedStyle(host);
  return {
    factor: Number.parseFloat(style.getPropertyValue("--jm-scale")) || 1,
    font: style.getPropertyValue("--jm-font").trim(),
  };
}

function heightOf(model, factor) {
  const own = model.get("spec").usermeta.jiama.height;
  return Math.round((model.get("height") || own) * factor);
}

function prepared(model, host, width) {
  const { factor, font } = pageStyle(host);
  const spec = grown(structuredClone(model.get("spec")), factor);
  for (const side of Object.keys(spec.config.padding)) spec.config.padding[side] *= factor;
  spec.width = width;
  spec.height = heightOf(model, factor);
  if (font) spec.config.font = font;
  return spec;
}

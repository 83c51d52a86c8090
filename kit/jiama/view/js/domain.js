// Axis ends that stay where they are while the data fit, so that a picture can be compared.
function extentOf(table, names, least) {
  let [low, high] = least;
  for (const name of names) {
    for (const value of table.get(name) ?? []) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return [low, high];
}

function roundStep(span) {
  const power = 10 ** Math.floor(Math.log10(span));
  return [1, 2, 2.5, 5, 10].map((n) => n * power).find((step) => step >= span * 0.999);
}

function roundedEnds(low, high) {
  const step = roundStep((high - low || 1) / 5);
  const clean = (value) => Number(value.toPrecision(12));
  return [
    clean(Math.floor(low / step + 1e-6) * step),
    clean(Math.ceil(high / step - 1e-6) * step),
  ];
}

// `kept` remembers the ends between frames: signal name -> value.
function steadyEnds(rules, table, kept, steady) {
  for (const { low: lowName, high: highName, columns, least } of rules) {
    const [low, high] = extentOf(table, columns, least);
    const [from, to] = [kept[lowName] ?? least[0], kept[highName] ?? Number.NaN];
    const fits = low >= from && high <= to;
    if (!steady || !fits || high - low < (to - from) / 2) {
      const ends = roundedEnds(low, high);
      if (lowName) kept[lowName] = ends[0];
      kept[highName] = ends[1];
    }
  }
  return kept;
}

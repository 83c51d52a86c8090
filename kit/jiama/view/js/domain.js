// Axis ends that stay where they are while the data fit, so that a picture can be compared.
function extentOf(table, { columns, least, span }) {
  let low = least[0] ?? Number.POSITIVE_INFINITY;
  let high = least[1] ?? Number.NEGATIVE_INFINITY;
  for (const name of columns) {
    for (const value of table.get(name) ?? []) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (low > high) return [0, 1];
  const short = Math.max(0, span - (high - low));
  const down = least[0] === null ? short / 2 : 0;
  return [low - down, high + short - down];
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
  for (const rule of rules) {
    const { low: lowName, high: highName } = rule;
    const [low, high] = extentOf(table, rule);
    const [from, to] = [kept[lowName] ?? rule.least[0], kept[highName] ?? Number.NaN];
    const fits = low >= from && high <= to;
    if (!steady || rule.exact || !fits || high - low < (to - from) / 2) {
      const ends = rule.exact ? [low, high] : roundedEnds(low, high);
      if (lowName) kept[lowName] = ends[0];
      kept[highName] = ends[1];
    }
  }
  return kept;
}

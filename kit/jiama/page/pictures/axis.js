// Axis ends that stay where they are while the data fit, and words beside lines that keep apart.
function extent(table, { columns, least, span }) {
  let low = least[0] === null ? Infinity : least[0];
  let high = least[1] === null ? -Infinity : least[1];
  for (const name of columns)
    for (const value of table[name] || []) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  if (low > high) return [0, 1];
  const short = Math.max(0, span - (high - low));
  const down = least[0] === null ? short / 2 : 0;
  return [low - down, high + short - down];
}

function rounded(low, high) {
  const span = (high - low || 1) / 5;
  const power = 10 ** Math.floor(Math.log10(span));
  const step = [1, 2, 2.5, 5, 10].map((n) => n * power).find((size) => size >= span * 0.999);
  const clean = (value) => Number(value.toPrecision(12));
  return [clean(Math.floor(low / step + 1e-6) * step), clean(Math.ceil(high / step - 1e-6) * step)];
}

// `kept` remembers the ends between frames: signal name → value.
export function steadyEnds(rules, table, kept) {
  for (const rule of rules) {
    const [low, high] = extent(table, rule);
    const from = rule.low && rule.low in kept ? kept[rule.low] : rule.least[0];
    const to = rule.high in kept ? kept[rule.high] : NaN;
    const fits = low >= from && high <= to;
    if (rule.exact || !fits || high - low < (to - from) / 2) {
      const ends = rule.exact ? [low, high] : rounded(low, high);
      if (rule.low) kept[rule.low] = ends[0];
      kept[rule.high] = ends[1];
    }
  }
  return kept;
}

// Heights for words, moved as little as possible (in squares) until `gap` lies between neighbours;
// words too close to each other are pooled about their mean. All stay between `low` and `high`.
export function keepApart(heights, gap, low = -Infinity, high = Infinity) {
  const order = heights.map((_, i) => i).sort((a, b) => heights[a] - heights[b] || a - b);
  const pools = [];
  order.forEach((index, rank) => {
    pools.push({ sum: heights[index] - gap * rank, count: 1 });
    const centre = (pool) => pool.sum / pool.count;
    while (pools.length > 1 && centre(pools[pools.length - 2]) > centre(pools[pools.length - 1])) {
      const last = pools.pop();
      pools[pools.length - 1].sum += last.sum;
      pools[pools.length - 1].count += last.count;
    }
  });
  const moved = pools.flatMap((pool) => Array.from({ length: pool.count }, () => pool.sum / pool.count));
  const top = high - gap * (order.length - 1);
  const placed = new Array(heights.length);
  order.forEach((index, rank) => {
    placed[index] = Math.max(Math.min(moved[rank], top), low) + gap * rank;
  });
  return placed;
}

// Give each labelled row of a table a height for its words.
export function placeLabels(table, { at }, gap, low, high) {
  const rows = table.label.map((label, i) => (label ? i : -1)).filter((i) => i >= 0);
  const heights = keepApart(rows.map((i) => table[at][i]), gap, low, high);
  table.label_at = Array.from(table[at]);
  rows.forEach((row, i) => (table.label_at[row] = heights[i]));
}

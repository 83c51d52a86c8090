// Where the units of a hierarchy stand: an umbrella, narrow above and full width at the leaves.

// How far a level's units keep to their own leaves; the highest stand together above the middle.
const SPREAD = { 2: [0, 1], 3: [0, 0.7, 1], 4: [0, 0.45, 0.78, 1], 5: [0, 0.36, 0.6, 0.84, 1], 6: [0, 0.3, 0.5, 0.68, 0.86, 1] };

// Gap before a leaf, in leaves' widths: the wider the higher the branch that ends there.
const GAPS = [0, 0.5, 0.9, 1.2, 1.5, 1.8];

// parents: each unit's superior, -1 for the centre; starts: first unit of each level.
// Returns { leaf, across } with `leaf` the width of one leaf and `across` a place for every unit,
// both in shares of the whole width.
export function places(parent, starts) {
  const depth = starts.length - 1;
  const [first, last] = [starts[depth - 1], starts[depth]];
  const count = last - first;
  const at = new Float64Array(count);
  let sum = 0;
  for (let i = 1; i < count; i += 1) {
    let unit = first + i;
    let before = unit - 1;
    let split = 0;
    // How many levels up the two leaves meet.
    while (parent[unit] !== parent[before]) {
      unit = parent[unit];
      before = parent[before];
      split += 1;
    }
    sum += 1 + (split ? GAPS.slice(1, split + 1).reduce((a, b) => a + b, 0) : 0);
    at[i] = sum;
  }
  const whole = sum + 1;
  // Sums over the leaves below each unit.
  const sums = new Float64Array(last);
  const leaves = new Float64Array(last);
  for (let i = 0; i < count; i += 1) {
    sums[first + i] = (at[i] + 0.5) / whole;
    leaves[first + i] = 1;
  }
  for (let unit = last - 1; unit > 0; unit -= 1) {
    sums[parent[unit]] += sums[unit];
    leaves[parent[unit]] += leaves[unit];
  }
  const spread = SPREAD[depth] || Array.from({ length: depth }, (_, level) => level / (depth - 1));
  const across = new Float64Array(last);
  for (let level = 0; level < depth; level += 1)
    for (let unit = starts[level]; unit < starts[level + 1]; unit += 1)
      across[unit] = 0.5 + (sums[unit] / leaves[unit] - 0.5) * spread[level];
  return { leaf: 1 / whole, across };
}

// Heights of the levels above the leaves, in shares of the room above: close together on top.
export function heights(depth) {
  return Array.from({ length: depth - 1 }, (_, level) => (depth === 2 ? 0 : level / (depth - 1)));
}

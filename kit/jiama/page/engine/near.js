/** Names that are near another, as Python's difflib.get_close_matches finds them. */

const AT_MOST = 3;
const ENOUGH = 0.6;

/** Names among `names` that are near `name`, the nearest first. */
export function near(name, names) {
  return names
    .map((other) => ({ other, likeness: likeness(other, name) }))
    .filter((found) => found.likeness >= ENOUGH)
    .sort((a, b) => b.likeness - a.likeness || (a.other < b.other ? 1 : -1))
    .slice(0, AT_MOST)
    .map((found) => found.other);
}

/** Twice the letters in common, in order, over all letters (Ratcliff & Obershelp). */
function likeness(a, b) {
  const length = a.length + b.length;
  return length ? (2 * common(a, 0, a.length, b, 0, b.length)) / length : 1;
}

function common(a, aStart, aStop, b, bStart, bStop) {
  let [size, aBest, bBest] = [0, aStart, bStart];
  for (let i = aStart; i < aStop; i++) {
    for (let j = bStart; j < bStop; j++) {
      let same = 0;
      while (i + same < aStop && j + same < bStop && a[i + same] === b[j + same]) same++;
      if (same > size) [size, aBest, bBest] = [same, i, j];
    }
  }
  if (!size) return 0;
  return (
    size +
    common(a, aStart, aBest, b, bStart, bBest) +
    common(a, aBest + size, aStop, b, bBest + size, bStop)
  );
}

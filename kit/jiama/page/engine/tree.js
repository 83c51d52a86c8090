/** A hierarchy's index arrays, for loops over units; units between stand level after level. */

const made = new WeakMap();

function countPeers(above) {
  const counts = new Map();
  for (const superior of above) counts.set(superior, (counts.get(superior) || 0) + 1);
  return Int32Array.from(above, (superior) => counts.get(superior));
}

export class Tree {
  constructor(hierarchy) {
    const { parent, levelStarts, depth, leaves } = hierarchy;
    const [first, last] = [levelStarts[1], levelStarts[depth - 1]];
    this.depth = depth;
    this.leaves = leaves;
    this.between = last - first;
    /** First unit of each level between, among the units between, and their number at the end. */
    this.starts = levelStarts.slice(1, depth).map((start) => start - first);
    /** Superior of each unit between, and of each leaf, among the units between; -1 is the centre. */
    this.above = Int32Array.from(parent.subarray(first, last), (unit) => unit - first);
    this.aboveLeaf = Int32Array.from(parent.subarray(last), (unit) => unit - first);
    /** Leaves under each unit between, and their share of all leaves. */
    this.leavesUnder = this._leavesUnder();
    this.weights = this.leavesUnder.map((count) => count / leaves);
    this._groupSiblings();
    /** Number of children of each unit's superior, of units between and of leaves. */
    this.peers = countPeers(this.above);
    this.leafPeers = countPeers(this.aboveLeaf);
  }

  static of(hierarchy) {
    if (!made.has(hierarchy)) made.set(hierarchy, new Tree(hierarchy));
    return made.get(hierarchy);
  }

  _leavesUnder() {
    const counts = new Float64Array(this.between);
    if (!this.between) return counts;
    for (const above of this.aboveLeaf) counts[above] += 1;
    for (let unit = this.between - 1; unit >= 0; unit--) {
      if (this.above[unit] >= 0) counts[this.above[unit]] += counts[unit];
    }
    return counts;
  }

  /** Units between under one superior stand side by side: first of each group, number at the end. */
  _groupSiblings() {
    const groups = [];
    for (let unit = 0; unit < this.between; unit++) {
      if (unit === 0 || this.above[unit] !== this.above[unit - 1]) groups.push(unit);
    }
    this.siblings = Int32Array.from([...groups, this.between]);
  }

  /** The largest value among each unit's siblings, itself left out; 0 where it has none. */
  largestOthers(values, first, into) {
    const { siblings } = this;
    for (let group = 0; group + 1 < siblings.length; group++) {
      const [start, stop] = [siblings[group], siblings[group + 1]];
      for (let unit = start; unit < stop; unit++) {
        let largest = -Infinity;
        for (let other = start; other < stop; other++) {
          if (other !== unit) largest = Math.max(largest, values[first + other]);
        }
        into[unit] = stop - start > 1 ? largest : 0;
      }
    }
  }

  /**
   * Mean over the leaves under each unit between; returns that of the centre.
   *
   * @param {Float64Array} values of the leaves, from `at`
   * @param {Float64Array} means where the units' means go, from `to`
   */
  up(values, at, means, to) {
    const { leaves, between, above, aboveLeaf, leavesUnder } = this;
    let centre = 0;
    for (let unit = 0; unit < between; unit++) means[to + unit] = 0;
    for (let leaf = 0; leaf < leaves; leaf++) {
      if (aboveLeaf[leaf] < 0) centre += values[at + leaf];
      else means[to + aboveLeaf[leaf]] += values[at + leaf];
    }
    for (let unit = between - 1; unit >= 0; unit--) {
      if (above[unit] < 0) centre += means[to + unit];
      else means[to + above[unit]] += means[to + unit];
      means[to + unit] /= leavesUnder[unit];
    }
    return centre / leaves;
  }
}

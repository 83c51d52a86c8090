/**
 * PCG64 as numpy's `default_rng(seed)` has it: the same numbers from the same seed.
 *
 * References: O'Neill (2014), PCG: a family of simple fast space-efficient statistically good
 * algorithms for random number generation (XSL-RR 128/64); O'Neill (2015), Developing a seed_seq
 * alternative (numpy's SeedSequence).
 *
 * Numbers of 128 bits are four words of 32 bits, lowest first.
 */

import { HEIGHT, INSIDE, PER_TAIL, TAIL, WIDTH } from "./ziggurat.js";

const POOL = 4;

// the multiplier, 0x2360ed051fc65da44385df649fccf645
const M0 = 0x9fccf645;
const M1 = 0x4385df64;
const M2 = 0x1fc65da4;
const M3 = 0x2360ed05;

/** Words of 32 bits that numpy's SeedSequence makes of a seed. */
function seedWords(seed, count) {
  const entropy = [seed >>> 0];
  for (let rest = Math.floor(seed / 2 ** 32); rest > 0; rest = Math.floor(rest / 2 ** 32)) {
    entropy.push(rest >>> 0);
  }
  let factor = 0x43b0d7e5;
  const hashed = (word) => {
    const mixed = word ^ factor;
    factor = Math.imul(factor, 0x931e8875);
    const value = Math.imul(mixed, factor);
    return value ^ (value >>> 16);
  };
  const mix = (x, y) => {
    const value = (Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y)) | 0;
    return value ^ (value >>> 16);
  };
  const pool = [];
  for (let at = 0; at < POOL; at++) pool.push(hashed(at < entropy.length ? entropy[at] : 0));
  for (let from = 0; from < POOL; from++) {
    for (let to = 0; to < POOL; to++) {
      if (from !== to) pool[to] = mix(pool[to], hashed(pool[from]));
    }
  }
  const words = [];
  let spread = 0x8b51f9dd;
  for (let at = 0; at < count; at++) {
    const mixed = pool[at % POOL] ^ spread;
    spread = Math.imul(spread, 0x58f38ded);
    const value = Math.imul(mixed, spread);
    words.push((value ^ (value >>> 16)) >>> 0);
  }
  return words;
}

/** The higher word of the product of two words. */
function high(a, b) {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const one = Math.imul(aHigh, bLow) >>> 0;
  const other = Math.imul(aLow, bHigh) >>> 0;
  const middle = (one & 0xffff) + (other & 0xffff) + (Math.imul(aLow, bLow) >>> 16);
  return (Math.imul(aHigh, bHigh) + (one >>> 16) + (other >>> 16) + (middle >>> 16)) >>> 0;
}

/** The lower word of the product of two words. */
function low(a, b) {
  return Math.imul(a, b) >>> 0;
}

export class Pcg64 {
  constructor(seed) {
    const w = seedWords(seed, 8);
    // pairs of words make numbers of 64 bits, low word first; of two of those the high one is first
    const [i0, i1, i2, i3] = [w[6], w[7], w[4], w[5]];
    this._increment = Int32Array.of(
      (i0 << 1) | 1, (i1 << 1) | (i0 >>> 31), (i2 << 1) | (i1 >>> 31), (i3 << 1) | (i2 >>> 31),
    );
    this._state = new Int32Array(4);
    this._drawn = new Int32Array(2);
    this._step();
    let carry = 0;
    [w[2], w[3], w[0], w[1]].forEach((word, at) => {
      const sum = (this._state[at] >>> 0) + word + carry;
      this._state[at] = sum;
      carry = sum >= 2 ** 32 ? 1 : 0;
    });
    this._step();
  }

  /** State times the multiplier, plus the increment, modulo 2^128. */
  _step() {
    const state = this._state;
    const increment = this._increment;
    const a0 = state[0];
    const a1 = state[1];
    const a2 = state[2];
    const first = low(a0, M0) + (increment[0] >>> 0);
    // sums of a few words are exact in doubles
    const second =
      high(a0, M0) + low(a0, M1) + low(a1, M0) + (increment[1] >>> 0) + (first >= 2 ** 32 ? 1 : 0);
    const third =
      high(a0, M1) + high(a1, M0) + low(a0, M2) + low(a1, M1) + low(a2, M0) +
      (increment[2] >>> 0) + Math.floor(second * 2 ** -32);
    const fourth =
      (high(a0, M2) | 0) + (high(a1, M1) | 0) + (high(a2, M0) | 0) +
      Math.imul(a0, M3) + Math.imul(a1, M2) + Math.imul(a2, M1) + Math.imul(state[3], M0) +
      increment[3] + Math.floor(third * 2 ** -32);
    state[0] = first;
    state[1] = second;
    state[2] = third;
    state[3] = fourth;
  }

  /** Draw 64 bits: the state's halves in one, turned by its six highest bits. */
  _next() {
    this._step();
    const state = this._state;
    const turn = state[3] >>> 26;
    const by = turn & 31;
    const one = state[1] ^ state[3];
    const other = state[0] ^ state[2];
    const upper = turn & 32 ? other : one;
    const lower = turn & 32 ? one : other;
    // in two steps, since a shift by 32 would be none at all
    this._drawn[0] = (lower >>> by) | ((upper << 1) << (31 - by));
    this._drawn[1] = (upper >>> by) | ((lower << 1) << (31 - by));
  }

  /** Uniform on [0, 1), 53 bits. */
  random() {
    this._next();
    return ((this._drawn[1] >>> 0) * 2 ** 21 + (this._drawn[0] >>> 11)) * 2 ** -53;
  }

  /** Standard normal, by the ziggurat of Marsaglia & Tsang (2000) as numpy cuts its bits. */
  normal() {
    for (;;) {
      this._next();
      const bits = this._drawn[0];
      const layer = bits & 0xff;
      const negative = (bits & 0x100) !== 0;
      const size = (this._drawn[1] & 0x1fffffff) * 2 ** 23 + (bits >>> 9);
      const x = size * WIDTH[layer];
      if (size < INSIDE[layer]) return negative ? -x : x;
      if (layer === 0) return (bits & 0x20000) !== 0 ? -this._tail() : this._tail();
      const height = (HEIGHT[layer - 1] - HEIGHT[layer]) * this.random() + HEIGHT[layer];
      if (height < Math.exp(-0.5 * x * x)) return negative ? -x : x;
    }
  }

  fillUniform(numbers) {
    for (let at = 0; at < numbers.length; at++) numbers[at] = this.random();
    return numbers;
  }

  fillNormal(numbers) {
    for (let at = 0; at < numbers.length; at++) numbers[at] = this.normal();
    return numbers;
  }

  _tail() {
    for (;;) {
      const x = -PER_TAIL * Math.log1p(-this.random());
      const y = -Math.log1p(-this.random());
      if (y + y > x * x) return TAIL + x;
    }
  }
}

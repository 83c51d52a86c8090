/** Phase 1, assign (top down): how much each level between adds to the target. */

import { ndtri } from "../special.js";

const TINY = 1e-6;

/** The newsvendor's critical ratio A = S/(friction + S), S = P(1 - x_b)(1 + fear). */
export function criticalRatio(penalty, exemptBeyond, fear, friction) {
  const stake = penalty * (1 - exemptBeyond) * (1 + fear);
  return stake / (friction + stake);
}

/** The s.d. of what `leaves` leaves deliver together, in points of score. */
export function deliveryNoise(noise, common, leaves) {
  return noise * Math.sqrt(common + (1 - common) / leaves);
}

/** The markup added to outdo one's peers; more of it where one lags behind. */
export function ambition(zeal, tournament, outlook, lag) {
  return (1 + lag * 0.5) * (zeal * tournament * (1 - outlook));
}

/** What is added to keep level with the sibling that asked most last cycle. */
export function peerPressure(peers, leading) {
  return leading * peers;
}

/** What of a target a level takes in earnest: the less pressure, the less. */
export function heed(decay, pressure) {
  return 1 - decay * (1 - pressure);
}

/** What a newsvendor orders beyond the mean, in points of score. */
export function safetyStock(ratio, noise) {
  return ndtri(Math.min(Math.max(ratio, TINY), 1 - TINY)) * noise;
}

/** How much of a target a unit counts on, the less so the more it has to lose. */
export function discount(belief, ratio, beliefFloor) {
  // a power, without the care that ** takes for signs and whole numbers
  return Math.exp(Math.log(Math.max(belief, beliefFloor)) * ratio);
}

/** The markup against blame: safety stock, and a belief that less arrives; at least -markdown. */
export function guard(safety, target, discounted, markdown) {
  return Math.max(-markdown, (1 + safety / target) / discounted - 1);
}

/** What units add: all that their motives ask for, down to the floor, up to the cap. */
export function markup(wished, markdown, cap) {
  return Math.min(Math.max(wished, -markdown), cap);
}

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

/** What a newsvendor orders beyond the mean, in points of score. */
export function safetyStock(ratio, noise) {
  return ndtri(Math.min(Math.max(ratio, TINY), 1 - TINY)) * noise;
}

/** How much of a target a unit counts on, the less so the more it has to lose. */
export function discount(belief, ratio, beliefFloor) {
  return Math.max(belief, beliefFloor) ** ratio;
}

/** The markup added against blame: safety stock, and a belief that less arrives. */
export function guard(safety, target, discounted) {
  return Math.max(0, (1 + safety / target) / discounted - 1);
}

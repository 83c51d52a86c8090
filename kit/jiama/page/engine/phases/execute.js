/** Phase 2, execute (leaves): what a unit strives for, and how it spends its time. */

import { density } from "../special.js";

const TINY = 1e-300;

/** D, what a unit scores that works normal hours as residents need. */
export function diligentScore(capacity, need) {
  return Math.sqrt(capacity * (1 / need));
}

/** B, the share of feared shortfalls that lie beyond the unit's control. */
export function beyondShare(diligentShort, risk) {
  return Math.min(1, diligentShort / Math.max(risk, 1e-12));
}

/** What a point of shortfall costs after the exemptions a unit hopes for. */
export function stakes(penalty, fear, beyond, exemptBeyond, exemptWithin) {
  const kept = 1 - exemptWithin - beyond * (exemptBeyond - exemptWithin);
  return (penalty + penalty * fear) * kept;
}

/** The mean shortfall in points of score: noise [phi(z) + z Phi(z)]. */
export function expectedShortfall(z, bellOfZ, risk, noise) {
  return noise * (density(bellOfZ) + z * risk);
}

/** M_a, what one more point of delivery on measured work is worth. */
export function workWorth(drive, weight, coverage, service) {
  return drive * (1 - weight + weight * coverage) + service * coverage;
}

/** M_b = (drive w + service)(1 - k), the worth of unmeasured service. */
export function serviceWorth(drive, weight, coverage, service) {
  return drive * (weight * (1 - coverage)) + service * (1 - coverage);
}

/** M_r, what a full set of records is worth: cover from blame, and forms asked for. */
export function recordWorth(shield, accuracy, loss, form, inspections) {
  return shield * (1 - accuracy) * loss + form * inspections;
}

/** M^2/c, how strongly a task pulls on time; a task with no need is left out. */
export function pull(worth, need) {
  return need > 0 ? worth * worth * (1 / need) : 0;
}

/** Total effort X, where X^3 = C^2/4 of all pulls. */
export function effort(pulls, capacity) {
  return Math.cbrt(capacity * capacity * pulls * 0.25);
}

/** 1 over the sum of pulls, so that a pull times it is the task's share of time. */
export function perPull(pulls) {
  return 1 / Math.max(pulls, TINY);
}

/** C/(2X), how far a worth reaches; `perEffort` is 1/X. */
export function reach(capacity, perEffort) {
  return capacity * perEffort * 0.5;
}

/** sqrt(e/c) = C M/(2 X c); a task with no need counts as delivered. */
export function delivery(worth, need, reached) {
  return need > 0 ? reached * worth * (1 / need) : 1;
}

/** f: what is found out earns nothing and costs `stake` a unit. */
export function falsification(drive, weight, detection, stake, fake) {
  const gain = ((1 - weight) * (1 - detection)) / fake;
  return Math.max(0, drive * gain - (detection * stake) / fake);
}

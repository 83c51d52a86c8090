/** What follows from the levers alone, worked out once per run; symbols as in ODD.md. */

import { ndtr } from "../special.js";

/** sigma, pi, q, x_b, x_w, P, G, w, burdens, inspections, c_a and c_b of a run. */
export function policy(s, k) {
  const hours = k.hour * s.frequency * s.lines;
  const upperBurden = Math.min(hours * s.handover, k.burden_cap);
  const accuracy = (1 - (1 - s.precision) * (1 - s.supervision / 2)) * (1 - upperBurden);
  const unfound = (1 - s.audit) ** s.frequency * (1 - s.supervision / 2);
  const spread = Math.hypot(s.complexity, s.satisfaction_weight * s.satisfaction_noise);
  return {
    noise: Math.max(spread, 1e-6),
    accuracy,
    detection: (1 - unfound) * (1 - s.collusion * (1 - s.outlook)),
    exemptBeyond: (s.tolerance * (1 + accuracy)) / 2 + s.sparing * accuracy * (1 - s.tolerance),
    exemptWithin: (s.tolerance * (1 - accuracy)) / 2,
    penalty: k.penalty * s.strictness,
    prize: k.prize * s.tournament,
    service: s.outlook + k.voice * s.supervision,
    burden: Math.min(hours * (1 - s.handover), k.burden_cap),
    upperBurden,
    inspections: s.frequency * s.lines * (1 - s.handover),
    workNeed: s.coverage * k.need,
    serviceNeed: (1 - s.coverage) * k.need,
  };
}

const TAIL = 12; // standard deviations beyond which the normal density adds nothing
const STEPS = 2400;

/** k_n, the marginal effect of effort on winning among n equal players, per unit of noise. */
function incentive(players) {
  // the trapezoid rule is exact to rounding for a smooth curve that vanishes at both ends
  const step = (2 * TAIL) / STEPS;
  let sum = 0;
  for (let at = 0; at <= STEPS; at++) {
    const z = at * step - TAIL;
    sum += Math.exp(-z * z) * ndtr(z) ** (players - 2);
  }
  return ((players - 1) * sum * step) / (2 * Math.PI);
}

/** How strongly a rank prize pulls among n peers, as against three (Lazear & Rosen 1981). */
export function rankIncentive(peers, rivals) {
  const pull = peers > 1 ? incentive(peers) : 0;
  return 1 + rivals * (pull / incentive(3) - 1);
}

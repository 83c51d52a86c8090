/** What follows from the levers alone, worked out once per run; symbols as in ODD.md. */

/** sigma, pi, q, x_b, x_w, P, G, w, burden, c_a and c_b of a run. */
export function policy(s, k) {
  const accuracy = 1 - (1 - s.precision) * (1 - s.supervision / 2);
  const escape = (1 - s.audit) ** s.frequency * (1 - s.supervision / 2);
  const spread = Math.hypot(s.complexity, s.satisfaction_weight * s.satisfaction_noise);
  return {
    noise: Math.max(spread, 1e-6),
    accuracy,
    detection: (1 - escape) * (1 - s.collusion * (1 - s.outlook)),
    exemptBeyond: (s.tolerance * (1 + accuracy)) / 2,
    exemptWithin: (s.tolerance * (1 - accuracy)) / 2,
    penalty: k.penalty * s.strictness,
    prize: k.prize * s.tournament,
    service: s.outlook + k.voice * s.supervision,
    burden: Math.min(k.hour * s.frequency * s.lines, k.burden_cap),
    workNeed: s.coverage * k.need,
    serviceNeed: (1 - s.coverage) * k.need,
  };
}

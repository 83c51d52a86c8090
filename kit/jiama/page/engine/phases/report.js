/** Phase 3, report (bottom up): what happens, what is found out, what is reported. */

/** What luck adds to the score: one draw for the country, one for each leaf. */
export function shock(noise, common, country, own) {
  return own * (noise * Math.sqrt(1 - common)) + country * (noise * Math.sqrt(common));
}

/** The true score: indicators at weight 1 - w, residents' satisfaction at w. */
export function actualScore(work, service, weight, coverage, luck) {
  return work * (1 - weight + weight * coverage) + service * (weight * (1 - coverage)) + luck;
}

/** How likely inspections find anything where superior and subordinate deflect them. */
export function sheltered(detection, shelter, outlook, pressure) {
  return detection * (1 - shelter * (1 - outlook) * pressure);
}

/** Whether falsified figures are found; the more there are the likelier. */
export function detected(luck, detection, falsified, sureFind) {
  return luck < Math.min(falsified * (detection / sureFind), detection);
}

/** How far the score on the books is above the true one. */
export function gap(found, weight, falsified) {
  return found ? 0 : falsified * (1 - weight);
}

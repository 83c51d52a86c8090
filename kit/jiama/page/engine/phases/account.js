/** Phase 4, hold to account: who fell short, who is sanctioned, who wrongly. */

/** How far records protect; beyond a full set they protect no more. */
export function cover(shield, accuracy, records) {
  return Math.min(records, 1) * (shield * (1 - accuracy));
}

/** The chance that a unit which fell short, and hid nothing, is sanctioned. */
export function sanctionProbability(strictness, beyond, exemptBeyond, exemptWithin, covered) {
  const exposed = (beyond ? exemptWithin - exemptBeyond : 0) + (1 - exemptWithin);
  return exposed * (1 - covered) * strictness;
}

/** Whether a unit is sanctioned, before any appeal; those found out are neither exempt nor covered. */
export function sanctioned(short, found, punish, probability, strictness) {
  return (short && punish < probability) || (found && punish < strictness);
}

/** Whether a unit stays sanctioned for what no diligent unit could have helped. */
export function wrongful(punished, beyond, found, appeal, remedy) {
  return punished && beyond && !found && appeal >= remedy;
}

// Settings that might be meant as well as those on the levers: the sample of jiama.model.uncertainty.
// Constants and levers that nobody has moved vary over their plausible ranges; moved levers stay.
import { LEVERS } from "./engine/here.js";
import { plausible as sample } from "./engine/model.json";

// How many runs each is averaged over.
export const RUNS = 10;

// [{ settings, constants }]
export function around(settings) {
  const moved = Object.keys(LEVERS).filter((name) => settings[name] !== LEVERS[name].default);
  return sample.map(({ settings: some, constants }) => {
    const made = { ...settings, ...some };
    for (const name of moved) made[name] = settings[name];
    return { settings: made, constants };
  });
}

/** The levers: ranges, defaults and steps as jiama.model.levers has them. */

import { levers } from "./model.json";

/** By name, in the model's order: {name, group, minimum, maximum, step, default, unit, whole}. */
export const LEVERS = levers;

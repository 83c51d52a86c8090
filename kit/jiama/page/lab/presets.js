// Named settings of the lab: as it is, high pressure, drift, all four remedies together (fact F17).
export const PRESETS = {
  now: {},
  pressure: { strictness: 1, tournament: 1, outlook: 0.2, tolerance: 0, frequency: 8 },
  laissez: { strictness: 0, tournament: 0, habit: 0 },
  together: {
    outlook: 0.8, precision: 0.8, markup_cap: 0.1, habit: 0, tolerance: 0.7, remedy: 0.7, supervision: 0.6, frequency: 2,
  },
};

/**
 * The engine on the page. One copy serves both: called it computes here, and its text is what the
 * worker runs. So the page's other modules take the engine from here, and from nowhere else.
 */

import { engine } from "#engine";

export const source = `(${engine})()`;

export const {
  BY_LEVEL, Hierarchy, InputError, LEVERS, OUTCOMES, Play, Record, Run, SOURCES_OF_MARKUP, checked,
  inSlices, language, makeSettings, policy, simulate, speaks,
} = engine();

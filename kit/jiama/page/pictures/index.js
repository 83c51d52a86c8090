// Every picture of the kit by name: what it needs, its rows, its sentence, its axes.
import * as accountability from "./accountability.js";
import * as amplification from "./amplification.js";
import * as books from "./books.js";
import * as booksRun from "./books_run.js";
import * as heatMap from "./heat_map.js";
import * as ledger from "./ledger.js";
import * as longRun from "./long_run.js";
import * as shortfall from "./shortfall.js";
import * as sweep from "./sweep.js";
import * as time from "./time.js";
import * as tradeOff from "./trade_off.js";

const ALL = [
  amplification, ledger, time, books, booksRun, shortfall, accountability, longRun, tradeOff, heatMap, sweep,
];

export const PICTURES = Object.fromEntries(ALL.map((picture) => [picture.name, picture]));

// "long_run:value" and "trade_off:load:value" name a picture with its outcomes.
export function named(text) {
  const [name, ...rest] = text.split(":");
  const picture = PICTURES[name];
  if (!picture) throw new Error(`no picture ${name}`);
  const options = {};
  rest.forEach((value, i) => (options[picture.options[i]] = value));
  return { picture, options };
}

// The page's rules without a page: for Python (documents, tests) in an embedded V8.
import { account, spent } from "./budget.js";
import { decode, encode, tidy } from "./code.js";
import { Hierarchy, Record, makeSettings, simulate } from "./engine/here.js";
import { format, onAxis } from "./format.js";
import { judge, shape, spoken } from "./judge.js";
import { PRESETS } from "./lab/presets.js";
import { CHOICES, createSession } from "./lab/session.js";
import { data, scenario } from "./lab/take.js";
import { change, lastMean, leverWords, number, worded } from "./numbers.js";
import { keepApart, placeLabels, steadyEnds } from "./pictures/axis.js";
import * as common from "./pictures/common.js";
import { ledgerPoints, whole } from "./pictures/points.js";
import { official, played } from "./beats/seating.js";
import { csv } from "./pictures/export.js";
import { PICTURES, named } from "./pictures/index.js";
import { around } from "./plausible.js";
import { unseal } from "./seal.js";
import { createStore } from "./store.js";
import { frame, meanPoints } from "./tree/frames.js";
import { heights, places } from "./tree/layout.js";
import { explain, moved } from "./why.js";
import { fill, translator } from "./words.js";

globalThis.jiamaParts = {
  CHOICES, Hierarchy, PICTURES, PRESETS, Record, account, around, change, common, createSession, createStore, csv, data, decode,
  encode, explain, fill, format, frame, heights, judge, keepApart, lastMean, ledgerPoints, leverWords, makeSettings, meanPoints, moved, named,
  number, official, onAxis, placeLabels, places, played, scenario, shape, simulate, spent, spoken, steadyEnds, tidy, translator, unseal, whole, worded,
};

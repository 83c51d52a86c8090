// Every kind of beat by its name in a lesson's data.
import { account } from "./account.js";
import { caseBeat } from "./case.js";
import { dataBeat } from "./data.js";
import { end } from "./end.js";
import { guess } from "./guess.js";
import { holds } from "./holds.js";
import { home } from "./home.js";
import { lever } from "./lever.js";
import { questions } from "./questions.js";
import { scene } from "./scene.js";
import { seat } from "./seat.js";
import { swap } from "./swap.js";
import { tell } from "./tell.js";

export const BEATS = { account, case: caseBeat, data: dataBeat, end, guess, holds, home, lever, quiz: questions, scene, seat, swap, tell };

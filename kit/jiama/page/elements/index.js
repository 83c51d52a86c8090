// Every kind of element by its name in a lesson's data.
import { beat } from "./beat.js";
import { choice } from "./choice.js";
import { claims } from "./claims.js";
import { feedback } from "./feedback.js";
import { finish } from "./finish.js";
import { lab } from "./lab.js";
import { notes } from "./notes.js";
import { panel } from "./panel.js";
import { picture } from "./picture.js";
import { predict } from "./predict.js";
import { prose } from "./prose.js";
import { quiz } from "./quiz.js";
import { roles } from "./roles.js";

export const ELEMENTS = { beat, choice, claims, feedback, finish, lab, notes, panel, picture, predict, prose, quiz, roles };

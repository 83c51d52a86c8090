// Every kind of element by its name in a page's data.
import { choice } from "./choice.js";
import { claims } from "./claims.js";
import { lab } from "./lab.js";
import { picture } from "./picture.js";
import { prose } from "./prose.js";

export const ELEMENTS = { choice, claims, lab, picture, prose };

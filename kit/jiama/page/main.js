/** The bundle of every page. */

import { showFace } from "./engine/face.js";

showFace();

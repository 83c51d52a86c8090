// The bundle of the start page.
import { openStart } from "./start.js";

openStart();

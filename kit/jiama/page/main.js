// The bundle of every page.
import "./floor.js";
import { mountInNotebook } from "./app.js";
import { showFace } from "./engine/face.js";
import { openFile } from "./host/file.js";

showFace();
// What a notebook's cells ask for: see host/notebook.js.
window.jiamaApp = { mountInNotebook };
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", openFile);
else openFile();

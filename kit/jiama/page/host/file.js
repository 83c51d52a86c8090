// A page in a file of its own, or from any plain web server: data and words lie in the page.
import { mountPage } from "../app.js";
import { followTheme } from "../theme.js";

function json(id) {
  const node = document.getElementById(id);
  return node ? JSON.parse(node.textContent) : null;
}

export function openFile() {
  if (document.body.classList.contains("jm-page")) followTheme(document.body);
  const lesson = json("jiama-lesson");
  const pack = json("jiama-language") || window.jiamaPack;
  if (!lesson || !pack) return null;
  return mountPage(document.getElementById("jiama"), { pack, lesson, env: json("jiama-env") || {} });
}

// A page in a file of its own, or from any plain web server: data and words lie in the page.
import { mountPage } from "../app.js";
import { followTheme } from "../theme.js";

function json(id) {
  const node = document.getElementById(id);
  return node ? JSON.parse(node.textContent) : null;
}

export function openFile() {
  if (document.body.classList.contains("jm-page")) followTheme(document.body);
  const found = read();
  return found ? mountPage(document.getElementById("jiama"), found) : null;
}

// What lies in the page; a file edited by hand may not be readable any more.
function read() {
  try {
    const lesson = json("jiama-lesson");
    const pack = json("jiama-language") || window.jiamaPack;
    if (!lesson) return null;
    if (!(lesson.format > 0) || !Array.isArray(lesson.parts) || !pack.words) throw new Error("not a lesson");
    return { pack, lesson, env: json("jiama-env") || {} };
  } catch (error) {
    console.warn("jiama", error);
    const old = document.getElementById("jm-old");
    clearTimeout(window.jiamaWaiting);
    old.textContent = old.dataset.broken;
    old.setAttribute("role", "alert");
    return null;
  }
}

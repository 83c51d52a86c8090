// What the model, or the record, answers to this trainee's guess.
import { h, onResize, replace, rich, svg } from "../dom.js";
import { guarded } from "../faults.js";
import { judge, spoken } from "../judge.js";
import { unseal } from "../seal.js";
import { fill } from "../words.js";
import { drawLine, drawScale } from "./line.js";

// Chinese sets a space only between its characters and figures or Latin letters.
function apart(words, tr) {
  const chinese = tr.language.startsWith("zh") && words.charCodeAt(0) > 127;
  return chinese ? words : ` ${words}`;
}

// Guess, answer and verdict of one prediction, once it has been committed.
export function answered(data, page) {
  const value = page.guess(data.name);
  const key = unseal(data.sealed);
  const verdict = judge(data.asked, key, value);
  const [guess, answer] = spoken(data.asked, key, verdict);
  return { key, value, verdict, guess, answer };
}

export function feedback(el, data, page) {
  const { tr } = page;
  const card = h("section", { class: "jm-card jm-feedback jm-waiting", "aria-live": "polite" },
    h("p", { class: "jm-veil-text" }, tr("lesson.veil.text")));
  el.append(card);
  let stopDrawing = () => {};
  const answer = () => {
    const { key, value, verdict, ...words } = answered(data, page);
    const said = { guess: apart(words.guess, tr), answer: apart(words.answer, tr) };
    const headline = tr(`predict.headline.${key.source}`, said).trim();
    const pair = { guess: verdict.guess, answer: verdict.answer };
    const parts = [h("p", { class: "jm-tag" }, tr("predict.feedback.tag")), h("p", { class: "jm-headline" }, headline)];
    let draw = null;
    if (data.asked.form !== "choice") {
      const picture = svg("svg", { class: "jm-svg", role: "img", "aria-label": headline });
      const frame = h("div", { class: "jm-line" }, picture);
      const words = { own: tr("predict.own"), model: tr(`predict.source.${key.source}`) };
      const about = { ...data.asked, maximum: Math.max(data.asked.maximum, ...[].concat(key.answer)) };
      draw = () =>
        data.asked.form === "curve"
          ? drawLine(picture, about, { own: value, model: key.answer }, words)
          : drawScale(picture, data.asked, value, key.answer, words);
      parts.push(frame);
      stopDrawing = onResize(frame, draw);
    }
    parts.push(rich("div", { class: "jm-say" }, fill(verdict.say, pair)), rich("div", { class: "jm-why" }, fill(key.why, pair)));
    card.classList.remove("jm-waiting");
    replace(card, parts);
    if (draw && card.isConnected && card.clientWidth) draw();
  };
  const stop = page.after(data.name, () => guarded(card, page, answer));
  return () => {
    stop();
    stopDrawing();
  };
}

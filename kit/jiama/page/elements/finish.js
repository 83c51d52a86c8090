// The last page: own guesses beside the answers, the score, the notes; to print, keep or begin anew.
import { h, keepKeys, replace, rich } from "../dom.js";
import { keeping } from "./keeping.js";
import { answered } from "./answered.js";
import { answers, score } from "./quiz.js";

export function finish(el, data, page) {
  const { tr, store } = page;
  keepKeys(el);
  const card = h("section", { class: "jm-card jm-finish", "aria-labelledby": "jm-finish-title" });
  el.append(card);

  const table = (rows) =>
    h("table", { class: "jm-results" },
      h("thead", {}, h("tr", {}, ["asked", "own", "answer"].map((name) => h("th", { scope: "col" }, tr(`lesson.finish.${name}`))))),
      h("tbody", {}, rows.map(({ ask, guess, answer }) =>
        h("tr", {}, rich("td", {}, ask),
          h("td", { dataset: { label: tr("lesson.finish.own") } }, guess),
          h("td", { dataset: { label: tr("lesson.finish.answer") } }, answer)))));

  const notes = () => {
    const written = data.fields.filter(({ id }) => store.get(page.key(`notes/${id}`)));
    if (!written.length) return [];
    return [h("h3", {}, tr("lesson.finish.notes")), h("dl", { class: "jm-written" },
      written.map(({ id, label }) => [h("dt", {}, label), h("dd", {}, store.get(page.key(`notes/${id}`)))]))];
  };

  const print = () => {
    const copy = card.cloneNode(true);
    copy.querySelector(".jm-no-print").remove();
    const sheet = h("div", { class: "jm jm-print" }, copy);
    document.body.append(sheet);
    document.documentElement.classList.add("jm-printing");
    window.addEventListener("afterprint", () => {
      sheet.remove();
      document.documentElement.classList.remove("jm-printing");
    }, { once: true });
    window.print();
  };

  const kept = keeping(page);
  const show = () => {
    const made = data.predictions.filter(({ name }) => page.guess(name) !== undefined);
    const left = data.predictions.length - made.length;
    const given = Object.keys(answers(data.quiz, page)).length;
    const open = data.quiz.questions.length - given;
    const missing = [
      left ? tr("lesson.finish.left_predictions", { count: String(left) }) : "",
      open ? tr("lesson.finish.left_questions", { count: String(open) }) : "",
    ].join("");
    const again = h("button", { type: "button", class: "jm-button jm-quiet", onclick: () => {
      if (again.dataset.sure) {
        store.clear(page.key(""));
        page.startAnew();
        return;
      }
      again.dataset.sure = "yes";
      again.textContent = tr("lesson.finish.sure");
    } }, tr("lesson.finish.again"));
    const rows = made.map((prediction) => ({ ask: prediction.asked.ask, ...answered(prediction, page) }));
    replace(card,
      h("h2", { class: "jm-finish-title", id: "jm-finish-title" }, tr("lesson.finish.title", { title: data.title })),
      missing && h("p", { class: "jm-hint" }, missing),
      rows.length > 0 && [h("h3", {}, tr("lesson.finish.predictions")), table(rows)],
      given > 0 && [h("h3", {}, tr("lesson.finish.score")), h("p", { class: "jm-score" }, tr("quiz.score", score(data.quiz, page)))],
      notes(),
      h("div", { class: "jm-foot jm-no-print" },
        h("button", { type: "button", class: "jm-button", onclick: print }, tr("lesson.finish.print")),
        kept,
        again),
      h("p", { class: "jm-hint" }, tr("lesson.finish.made")));
  };
  show();
  return store.watch("", show);
}

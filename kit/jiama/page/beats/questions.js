// Three questions, one after the other.
import { h, keepKeys } from "../dom.js";
import { answers, questionCard, score } from "../elements/quiz.js";
import { unseal } from "../seal.js";
import { goOn } from "./onward.js";

export function questions(el, data, page) {
  const { tr, store } = page;
  keepKeys(el);
  const cards = data.questions.map((asked, i) =>
    questionCard(asked, i + 1, { tr, answer: (given) => store.set(page.key(`quiz/${asked.id}`), given) }));
  let at = Math.max(0, data.questions.findIndex(({ id }) => !(id in answers(data, page))));
  const next = h("button", { type: "button", class: "jm-go jm-no-print", onclick: () => {
    at += 1;
    show();
    cards[at].card.querySelector("input").focus();
  } }, tr("beat.quiz.next"));
  const total = h("p", { class: "jm-score", role: "status" });
  const on = goOn(page, data.go);
  el.classList.add("jm-alone");
  el.append(h("div", { class: "jm-say jm-questions" }, h("h2", { class: "jm-small-title" }, tr("beat.quiz.title", { count: String(cards.length) })),
    cards.map(({ card }) => card), h("div", { class: "jm-foot" }, next, total, on)));
  const show = () => {
    const given = answers(data, page);
    const key = Object.keys(given).length ? unseal(data.sealed) : {};
    data.questions.forEach(({ id }, i) => {
      cards[i].show(given[id], key[id]);
      cards[i].card.classList.toggle("jm-not-now", i !== at);
    });
    const answered = data.questions[at].id in given;
    const last = at === cards.length - 1;
    next.hidden = !answered || last;
    if (on) on.hidden = !last || !(answered || page.presenting);
    total.textContent = Object.keys(given).length === cards.length ? tr("quiz.score", score(data, page)) : "";
  };
  show();
  return store.watch(page.key("quiz/"), show);
}

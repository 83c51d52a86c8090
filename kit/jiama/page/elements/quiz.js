// The self-test. Which options are right is unsealed only after an answer.
import { h, rich, unique } from "../dom.js";
import { unseal } from "../seal.js";

export function questionCard(asked, number, { tr, answer }) {
  const group = unique("jm-quiz");
  const options = asked.options.map((text, i) => {
    const input = h("input", { type: asked.several ? "checkbox" : "radio", name: group, value: i,
      onchange: () => (button.disabled = chosen().length === 0) });
    const mark = h("span", { class: "jm-verdict" });
    const say = h("div", { class: "jm-option-say" });
    const line = h("div", { class: "jm-option-box" }, h("label", { class: "jm-option" }, input, rich("span", {}, text), mark), say);
    return { input, mark, say, line };
  });
  const chosen = () => options.flatMap(({ input }, i) => (input.checked ? [i] : []));
  const button = h("button", { type: "button", class: "jm-button", disabled: true, onclick: () => answer(chosen()) }, tr("quiz.answer"));
  const status = h("p", { class: "jm-status", role: "status" });
  const card = h("fieldset", { class: "jm-card jm-question jm-quiz-question" },
    h("legend", { class: "jm-ask" }, h("span", { class: "jm-count" }, `${number}.`), rich("span", {}, asked.ask)),
    h("p", { class: "jm-hint" }, tr(asked.several ? "quiz.several" : "quiz.single")),
    options.map(({ line }) => line), h("div", { class: "jm-foot" }, button, status));
  // `given` are the options chosen, `key` what was sealed about each: { right, say }.
  const show = (given, key) => {
    options.forEach(({ input }) => (input.disabled = Boolean(given)));
    button.hidden = Boolean(given);
    if (!given) return;
    const right = isRight(given, key);
    status.textContent = tr(right ? "quiz.right" : "quiz.wrong");
    card.dataset.right = right;
    options.forEach(({ input, mark, say, line }, i) => {
      input.checked = given.includes(i);
      const marked = key[i].right ? tr("quiz.mark_right") : input.checked ? tr("quiz.mark_wrong") : "";
      mark.textContent = marked;
      line.dataset.right = key[i].right;
      line.dataset.chosen = input.checked;
      say.innerHTML = key[i].say;
    });
  };
  return { card, show };
}

export function isRight(given, key) {
  return key.every(({ right }, i) => right === given.includes(i));
}

// The answers that are kept and fit the questions of today: id → options chosen.
export function answers(data, page) {
  const found = {};
  for (const { id, options } of data.questions) {
    const given = page.store.get(page.key(`quiz/${id}`));
    if (Array.isArray(given) && given.length && given.every((i) => i in options)) found[id] = given;
  }
  return found;
}

export function score(data, page) {
  const given = answers(data, page);
  const key = unseal(data.sealed);
  const right = Object.keys(given).filter((id) => isRight(given[id], key[id])).length;
  return { right: String(right), answered: String(Object.keys(given).length), all: String(data.questions.length) };
}

// The self-test. Which options are right is told by the kernel, only after an answer.
function questionCard(model, about, number) {
  const words = model.get("words");
  const card = element("fieldset", "jm-card jm-question jm-quiz-question");
  const legend = element("legend", "jm-ask");
  legend.append(element("span", "jm-count", `${number}.`), rich("span", "", about.ask));
  card.append(legend, element("p", "jm-hint", about.several ? words.several : words.single));
  const group = uniqueName("jm-quiz");
  const options = about.options.map((text, i) => {
    const label = element("label", "jm-option");
    const input = element("input");
    Object.assign(input, { type: about.several ? "checkbox" : "radio", name: group, value: i });
    input.addEventListener("change", () => (button.disabled = chosen().length === 0));
    const mark = element("span", "jm-verdict");
    const say = element("div", "jm-option-say");
    const line = element("div", "jm-option-box");
    label.append(input, rich("span", "", text), mark);
    line.append(label, say);
    card.append(line);
    return { input, mark, say, line };
  });
  const chosen = () => options.flatMap(({ input }, i) => (input.checked ? [i] : []));
  const button = element("button", "jm-button", words.answer);
  button.type = "button";
  button.disabled = true;
  const status = element("p", "jm-status");
  status.setAttribute("role", "status");
  button.addEventListener("click", () => {
    const answers = { ...model.get("answers"), [about.id]: chosen() };
    store.patch(model.get("key"), { [about.id]: chosen() });
    store.say(card, words.kept);
    model.set("answers", answers);
    model.save_changes();
  });
  const foot = element("div", "jm-foot");
  foot.append(button, status);
  card.append(foot);
  const show = () => {
    const answer = model.get("answers")[about.id];
    const result = model.get("results")[about.id];
    if (answer) options.forEach(({ input }, i) => (input.checked = answer.includes(i)));
    options.forEach(({ input }) => (input.disabled = Boolean(answer)));
    button.hidden = Boolean(answer);
    if (!result) return;
    status.textContent = result.right ? words.right : words.wrong;
    card.dataset.right = result.right;
    options.forEach(({ mark, say, line, input }, i) => {
      const option = result.options[i];
      mark.textContent = option.right ? words.mark_right : input.checked ? words.mark_wrong : "";
      line.dataset.right = option.right;
      line.dataset.chosen = input.checked;
      say.innerHTML = option.say;
    });
  };
  return { card, show };
}

function sensible(kept, questions) {
  if (kept === null || typeof kept !== "object") return {};
  const known = questions.filter(({ id, options }) => {
    const answer = kept[id];
    return Array.isArray(answer) && answer.length && answer.every((i) => i in options);
  });
  return Object.fromEntries(known.map(({ id }) => [id, kept[id]]));
}

function render({ model, el }) {
  keepKeys(el);
  const words = model.get("words");
  const questions = model.get("questions");
  const box = element("section", "jm-quiz");
  const parts = questions.map((about, i) => questionCard(model, about, i + 1));
  const score = element("p", "jm-score");
  score.setAttribute("role", "status");
  box.append(...parts.map(({ card }) => card), score);
  el.append(box);
  const show = () => {
    parts.forEach((part) => part.show());
    const results = Object.values(model.get("results"));
    const right = results.filter((result) => result.right).length;
    const values = { right, answered: results.length, all: questions.length };
    score.textContent = results.length ? fillWords(words.score, values) : "";
  };
  model.on("change:answers change:results", show);
  // Answers from before a reload, and from another tab.
  const take = (value) => {
    const kept = sensible(value, questions);
    const own = model.get("answers");
    if (Object.keys(kept).every((id) => id in own)) return;
    model.set("answers", { ...kept, ...own });
    model.save_changes();
  };
  const forget = store.watch(model.get("key"), take);
  take(store.get(model.get("key")));
  show();
  return () => {
    model.off("change:answers change:results", show);
    forget();
  };
}

export default { render };

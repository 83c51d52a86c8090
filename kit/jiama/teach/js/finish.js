// The last page: own predictions beside the answers, the score, the notes; to print or begin anew.
function render({ model, el }) {
  keepKeys(el);
  const words = model.get("words");
  const prefix = model.get("prefix");
  const card = element("section", "jm-card jm-finish");
  card.setAttribute("aria-labelledby", "jm-finish-title");
  el.append(card);

  const table = (rows) => {
    const frame = element("table", "jm-results");
    const head = element("tr");
    for (const text of [words.asked, words.own, words.answer]) {
      const cell = element("th", "", text);
      cell.scope = "col";
      head.append(cell);
    }
    frame.append(element("thead"), element("tbody"));
    frame.tHead.append(head);
    for (const row of rows) {
      const line = element("tr");
      line.append(rich("td", "", row.ask));
      for (const [text, name] of [
        [row.guess, words.own],
        [row.answer, words.answer],
      ]) {
        const cell = element("td", "", text);
        cell.dataset.label = name;
        line.append(cell);
      }
      frame.tBodies[0].append(line);
    }
    return frame;
  };

  const notes = () => {
    const kept = store.get(`${prefix}notes`) ?? {};
    const written = model.get("fields").filter(({ id }) => kept[id]);
    if (!written.length) return [];
    const list = element("dl", "jm-written");
    for (const { id, label } of written) list.append(element("dt", "", label), element("dd", "", kept[id]));
    return [element("h3", "", words.notes), list];
  };

  const show = () => {
    const content = model.get("content");
    const title = element("h2", "jm-finish-title", content.title);
    title.id = "jm-finish-title";
    const left = content.left.length ? [element("p", "jm-hint", content.left)] : [];
    const rows = content.rows.length ? [element("h3", "", words.predictions), table(content.rows)] : [];
    const score = content.score
      ? [element("h3", "", words.score), element("p", "jm-score", content.score)]
      : [];
    const foot = element("div", "jm-foot jm-no-print");
    const print = element("button", "jm-button", words.print);
    print.type = "button";
    print.addEventListener("click", () => {
      const sheet = element("div", "jm-print");
      const copy = card.cloneNode(true);
      copy.querySelector(".jm-no-print").remove();
      sheet.append(copy);
      document.body.append(sheet);
      document.documentElement.classList.add("jm-printing");
      const done = () => {
        sheet.remove();
        document.documentElement.classList.remove("jm-printing");
      };
      addEventListener("afterprint", done, { once: true });
      window.print();
    });
    const again = element("button", "jm-button jm-quiet", words.again);
    again.type = "button";
    again.addEventListener("click", () => {
      if (again.dataset.sure) {
        store.clear(prefix);
        location.reload();
        return;
      }
      again.dataset.sure = "yes";
      again.textContent = words.sure;
    });
    foot.append(print, again);
    const line = element("p", "jm-hint", content.made);
    card.replaceChildren(title, ...left, ...rows, ...score, ...notes(), foot, line);
  };
  model.on("change:content", show);
  document.addEventListener(WRITTEN, show);
  const forget = store.watch(`${prefix}notes`, show);
  show();
  return () => {
    model.off("change:content", show);
    document.removeEventListener(WRITTEN, show);
    forget();
  };
}

export default { render };

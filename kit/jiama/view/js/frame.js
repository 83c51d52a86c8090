// The figure around the picture: heading, tools, the sentence, the table.
function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

function buildFigure(model, el) {
  const words = model.get("words").tool;
  const figure = element("figure", "jm-chart");
  const head = element("div", "jm-chart-head");
  const title = element("div", "jm-chart-title");
  const tools = element("div", "jm-chart-tools");
  tools.setAttribute("role", "group");
  const picture = element("div", "jm-chart-picture");
  picture.setAttribute("role", "img");
  const waiting = element("p", "jm-chart-waiting", words.waiting);
  const caption = element("figcaption", "jm-chart-caption");
  const table = element("div", "jm-chart-table");
  table.hidden = true;
  table.tabIndex = 0;
  table.setAttribute("role", "region");

  const tool = (kind) => {
    const button = element("button", "", words[`${kind}_short`]);
    button.type = "button";
    button.title = words[kind];
    button.setAttribute("aria-label", words[kind]);
    tools.append(button);
    return button;
  };
  const buttons = { table: tool("table"), png: tool("png"), svg: tool("svg"), csv: tool("csv") };
  buttons.table.setAttribute("aria-expanded", "false");
  head.append(title, tools);
  picture.append(waiting);
  figure.append(head, picture, caption, table);
  el.append(figure);

  const name = () => {
    const text = model.get("title");
    title.textContent = text;
    tools.setAttribute("aria-label", `${text} ${words.tools}`);
    table.setAttribute("aria-label", `${text} ${words.table}`);
  };
  name();
  model.on("change:title", name);
  return { figure, picture, waiting, caption, table, buttons };
}

function say(parts, title, description) {
  if (parts.caption.textContent !== description) {
    parts.caption.textContent = description;
    parts.picture.setAttribute("aria-label", [title, description].filter(Boolean).join(" "));
  }
}

function formatted(value, form, language) {
  if (typeof value === "string") return value;
  if (value !== value) return "–";
  const digits = Number(form?.match(/\.(\d)/)?.[1] ?? 2);
  const plain = form === "d";
  return value.toLocaleString(language, {
    style: form?.endsWith("%") ? "percent" : "decimal",
    minimumFractionDigits: plain ? 0 : digits,
    maximumFractionDigits: plain ? 0 : digits,
    useGrouping: !plain,
  });
}

const SHOWN_ROWS = 200;

function fillTable(place, table, columns, words) {
  const grid = element("table");
  const head = grid.createTHead().insertRow();
  for (const name of Object.keys(columns)) {
    const cell = element("th", "", words.column[name] ?? name);
    cell.scope = "col";
    if (typeof table.get(name)?.[0] === "number") cell.className = "jm-number";
    head.append(cell);
  }
  const body = grid.createTBody();
  const count = rowCount(table);
  for (let i = 0; i < Math.min(count, SHOWN_ROWS); i += 1) {
    const row = body.insertRow();
    for (const [name, form] of Object.entries(columns)) {
      const value = table.get(name)?.[i] ?? "";
      const cell = row.insertCell();
      cell.textContent = formatted(value, form, words.language);
      if (typeof value === "number") cell.className = "jm-number";
    }
  }
  const parts = [grid];
  if (count > SHOWN_ROWS) {
    const note = words.tool.more.replace("{shown}", SHOWN_ROWS).replace("{all}", count);
    parts.push(element("p", "", note));
  }
  place.replaceChildren(...parts);
}

// A picture or a table taken along as a file.
export function save(content, name, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

export async function savePng(live, name) {
  const [head, data] = (await live.toPng(2)).split(",");
  const text = atob(data);
  const bytes = Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  save(new Blob([bytes], { type: head.slice(5).split(";")[0] }), `${name}.png`);
}

export async function saveSvg(live, name) {
  save(await live.toSvg(), `${name}.svg`, "image/svg+xml");
}

// A byte order mark, so that Chinese versions of Excel read the words as UTF-8.
export function csv(table) {
  const names = Object.keys(table);
  const count = names.length ? table[names[0]].length : 0;
  const lines = [names];
  for (let i = 0; i < count; i += 1) lines.push(names.map((name) => table[name][i]));
  return `\ufeff${lines.map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`;
}

// A cell that a spreadsheet would take for a formula is written as text.
function quoted(value) {
  const isFormula = typeof value === "string" && /^[=+\-@\t\r]/.test(value);
  const text = isFormula ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

export function saveTable(table, name) {
  save(csv(table), `${name}.csv`, "text/csv;charset=utf-8");
}

// Columns as they travel (see columns.py) and the rows that Vega wants.
function decodeColumns(columns) {
  const table = new Map();
  for (const { name, data, words } of columns) {
    const bytes = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
    table.set(
      name,
      words ? Array.from(new Uint16Array(bytes), (code) => words[code]) : new Float32Array(bytes),
    );
  }
  return table;
}

function rowCount(table) {
  const first = table.values().next().value;
  return first ? first.length : 0;
}

// Vega draws null as absent; NaN would be drawn at the origin.
function presentable(value) {
  return value === value ? value : null;
}

function toRows(table) {
  const names = [...table.keys()];
  const columns = [...table.values()];
  const rows = new Array(rowCount(table));
  for (let i = 0; i < rows.length; i += 1) {
    const row = {};
    for (let k = 0; k < names.length; k += 1) {
      row[names[k]] = presentable(columns[k][i]);
    }
    rows[i] = row;
  }
  return rows;
}

// Where the new rows line up with the old, Vega keeps every mark and moves it.
function changeOfRows(change, before, table) {
  const names = [...table.keys()];
  const same =
    before &&
    rowCount(before) === rowCount(table) &&
    before.size === table.size &&
    names.every((name) => before.has(name));
  if (!same) return change.remove(() => true).insert(toRows(table));
  for (const name of names) {
    const [old, column] = [before.get(name), table.get(name)];
    let changed = false;
    for (let i = 0; i < column.length && !changed; i += 1) changed = !Object.is(old[i], column[i]);
    if (!changed) continue;
    let next = 0;
    change.modify(
      () => true,
      name,
      () => presentable(column[next++]),
    );
  }
  return change;
}

// float32 holds seven digits: more would print noise such as 0.30000001192.
function plainNumber(value) {
  return value === value ? String(Number(value.toPrecision(7))) : "";
}

function toCsv(table) {
  const quote = (word) => (/[",\r\n]/.test(word) ? `"${word.replaceAll('"', '""')}"` : word);
  const text = (value) => (typeof value === "string" ? quote(value) : plainNumber(value));
  const columns = [...table.values()];
  const lines = [[...table.keys()].map(quote).join(",")];
  for (let i = 0; i < rowCount(table); i += 1) {
    lines.push(columns.map((column) => text(column[i])).join(","));
  }
  // The byte order mark makes spreadsheet programs read Chinese as UTF-8.
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

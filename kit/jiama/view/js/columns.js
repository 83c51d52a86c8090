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

function toRows(table) {
  const names = [...table.keys()];
  const columns = [...table.values()];
  const rows = new Array(rowCount(table));
  for (let i = 0; i < rows.length; i += 1) {
    const row = {};
    for (let k = 0; k < names.length; k += 1) {
      const value = columns[k][i];
      // Vega draws null as absent; NaN would be drawn at the origin.
      row[names[k]] = value === value ? value : null;
    }
    rows[i] = row;
  }
  return rows;
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

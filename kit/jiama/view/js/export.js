// What a trainee takes along: the picture with its title, and the rows.
function download(content, type, name) {
  const address = content instanceof Blob ? URL.createObjectURL(content) : content;
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  if (content instanceof Blob) setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// Drawn afresh off the page: same data and axis ends, white paper, title on top, a fixed width.
async function exportView(chart) {
  const spec = structuredClone(chart.spec);
  spec.width = Math.max(720, spec.width);
  spec.height += 60;
  spec.background = "#ffffff";
  for (const side of Object.keys(spec.config.padding)) spec.config.padding[side] += 18;
  if (chart.title) {
    spec.title = { text: chart.title, anchor: "start", offset: 16, font: spec.config.font };
  }
  const place = document.createElement("div");
  const made = await chart.vegaEmbed(place, spec, { actions: false, ast: chart.ast });
  for (const [name, value] of Object.entries(chart.signals)) made.view.signal(name, value);
  await made.view.insert("rows", toRows(chart.table)).resize().runAsync();
  return made;
}

async function savePicture(chart, kind, name) {
  const made = await exportView(chart);
  try {
    if (kind === "svg") {
      const svg = await made.view.toSVG();
      download(new Blob([svg], { type: "image/svg+xml;charset=utf-8" }), kind, `${name}.svg`);
    } else {
      const canvas = await made.view.toCanvas(2);
      const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
      download(blob, kind, `${name}.png`);
    }
  } finally {
    made.finalize();
  }
}

function saveRows(chart, name) {
  download(new Blob([toCsv(chart.table)], { type: "text/csv;charset=utf-8" }), "csv", `${name}.csv`);
}

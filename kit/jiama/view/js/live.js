// One view of one LiveChart: the Vega view is made once and lives until the cell goes.
const NARROWEST = 40;
// Legends fold where the drawing is narrower than 300: on pictures about this wide.
const FOLDS = 420;
const REST = 30;

function render({ model, el }) {
  const parts = buildFigure(model, el);
  const { figure, picture } = parts;
  const meta = model.get("spec").usermeta.jiama;
  const chart = { view: null, inView: null, table: new Map(), signals: {}, ends: {}, title: "", ast: false };
  let pending = null;
  let scheduled = false;
  let drawing = false;
  let gone = false;

  const arrived = () => {
    pending = model.get("frame");
    if (!pending.columns) return (pending = null);
    figure.dataset.received = performance.now();
    performance.mark("jiama-chart-received", { detail: pending.number });
    return schedule();
  };

  // At rest a frame is drawn at once; in a burst, one at a time, each on its animation frame.
  const schedule = () => {
    if (scheduled || drawing || gone) return;
    scheduled = true;
    const begin = () => {
      scheduled = false;
      draw().catch(fail);
    };
    if (performance.now() - (figure.dataset.drawn ?? 0) > REST) begin();
    else requestAnimationFrame(begin);
  };

  // Frames that arrive while one is being drawn overwrite each other: only the last is drawn.
  const draw = async () => {
    if (!pending || gone) return;
    drawing = true;
    let hidden = false;
    try {
      if (!chart.view) await makeView();
      hidden = !chart.view;
      if (hidden) return;
      const frame = pending;
      pending = null;
      chart.table = decodeColumns(frame.columns);
      steadyEnds(meta.ends, chart.table, chart.ends, model.get("steady"));
      chart.signals = { ...chart.ends, ...frame.signals };
      for (const [name, value] of Object.entries(chart.signals)) chart.view.signal(name, value);
      // Axis labels may need more or less room than before: let Vega lay out anew only then.
      const labels = frame.columns.filter(({ name }) => meta.labels.includes(name));
      const layout = JSON.stringify([chart.ends, labels.map(({ words }) => words)]);
      const afresh = layout !== chart.layout;
      chart.layout = layout;
      const change = changeOfRows(chart.view.changeset(), chart.inView, chart.table);
      chart.view.change("rows", change);
      await (afresh ? laidOut() : chart.view.runAsync());
      chart.inView = chart.table;
      tell(frame);
    } finally {
      drawing = false;
      // The container may have changed its width while the view was being made.
      fit();
      if (pending && !hidden && chart.view) schedule();
    }
  };

  // Fitting narrows the picture, which may fold its legend: fit once more with what it is now.
  const laidOut = async () => {
    await chart.view.resize().runAsync();
    if (chart.view && chart.spec.width < FOLDS) await chart.view.resize().runAsync();
  };

  const tell = (frame) => {
    chart.title = model.get("title");
    say(parts, chart.title, frame.description);
    if (!parts.table.hidden) fillTable(parts.table, chart.table, meta.table, model.get("words"));
    figure.dataset.drawn = performance.now();
    figure.dataset.frame = frame.number;
    performance.clearMarks("jiama-chart-drawn");
    performance.clearMarks("jiama-chart-received");
    performance.mark("jiama-chart-drawn", { detail: frame.number });
  };

  const makeView = async () => {
    const width = Math.floor(picture.clientWidth);
    if (width < NARROWEST) return;
    chart.vegaEmbed = await vegaEmbedOnce(model);
    if (gone) return;
    chart.spec = prepared(model, figure, width);
    const place = element("div");
    const options = { actions: false, renderer: "canvas", tooltip: { theme: "jiama" } };
    let made;
    try {
      made = await chart.vegaEmbed(place, chart.spec, options);
    } catch (error) {
      if (!(error instanceof EvalError)) throw error;
      // A strict content policy forbids compiled expressions: interpret them.
      chart.ast = true;
      made = await chart.vegaEmbed(place, chart.spec, { ...options, ast: true });
    }
    if (gone) return made.finalize();
    picture.replaceChildren(place);
    chart.view = made.view;
    chart.factor = pageStyle(figure).factor;
    chart.finalize = made.finalize;
    figure.dataset.state = "ready";
  };

  const fit = () => {
    const width = Math.floor(picture.clientWidth);
    if (width < NARROWEST || drawing) return;
    if (!chart.view) return schedule();
    if (width !== chart.spec.width) {
      chart.spec.width = width;
      chart.view.width(width);
      laidOut().catch(fail);
    }
  };

  // Type size or height changed: the picture is laid out anew in the same place.
  const remake = () => {
    if (!chart.view) return;
    chart.finalize();
    chart.view = chart.inView = chart.layout = null;
    pending ??= model.get("frame");
    schedule();
  };

  const fail = (error) => {
    pending = null;
    figure.dataset.state = "failed";
    console.warn("jiama chart", error);
    const frame = model.get("frame");
    if (frame.columns) {
      chart.table = decodeColumns(frame.columns);
      say(parts, model.get("title"), frame.description);
    }
    picture.replaceChildren(element("p", "jm-chart-waiting", model.get("words").tool.failed));
    picture.removeAttribute("role");
    showTable(true);
  };

  const showTable = (shown) => {
    parts.table.hidden = !shown;
    parts.buttons.table.setAttribute("aria-expanded", String(shown));
    if (shown) fillTable(parts.table, chart.table, meta.table, model.get("words"));
  };

  const fileName = () => (model.get("title") || meta.name).replace(/[\\/:*?"<>|\s]+/g, "_");
  const save = (kind) => chart.view && savePicture(chart, kind, fileName()).catch(fail);
  parts.buttons.table.addEventListener("click", () => showTable(parts.table.hidden));
  parts.buttons.png.addEventListener("click", () => save("png"));
  parts.buttons.svg.addEventListener("click", () => save("svg"));
  parts.buttons.csv.addEventListener("click", () => saveRows(chart, fileName()));

  picture.style.minHeight = `${heightOf(model, pageStyle(figure).factor)}px`;
  const watcher = new ResizeObserver(fit);
  watcher.observe(picture);
  const mode = new MutationObserver(() => {
    if (chart.view && pageStyle(figure).factor !== chart.factor) remake();
  });
  mode.observe(document.documentElement, { attributeFilter: ["data-mode", "class", "style"] });
  model.on("change:frame", arrived);
  model.on("change:height", remake);
  arrived();

  return () => {
    gone = true;
    watcher.disconnect();
    mode.disconnect();
    model.off("change:frame", arrived);
    model.off("change:height", remake);
    chart.finalize?.();
  };
}

export default { render };

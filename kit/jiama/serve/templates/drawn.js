// Which parts this page has promised, and which of them have not been drawn. A part's code is a
// letter and the number of its cell: A the page's program did not run, B nothing came for the
// output, C a part of it is empty, D a picture has not been drawn.
window.jiamaDrawn = (() => {
  const TOLD = 'script[type="application/vnd.voila.cell-output+json"]';
  const promised = [];

  // To be called while the outputs are still descriptions: the page's program takes them away.
  const promise = () => {
    for (const cell of document.querySelectorAll("[cell-index]")) {
      if (cell.parentElement.closest("[cell-index]")) continue;
      const count = cell.querySelectorAll(TOLD).length;
      if (count) promised.push({ cell, count, number: cell.getAttribute("cell-index") });
    }
  };

  const seen = (node) => node.getClientRects().length > 0;
  const bare = (widget) =>
    widget.dataset.state === "waiting" ||
    (!widget.childNodes.length && !widget.matches(".widget-box") && seen(widget));
  const waits = (chart) =>
    !("drawn" in chart.dataset) &&
    chart.dataset.state !== "failed" &&
    chart.querySelector(".jm-chart-picture").clientWidth >= 40;

  const fault = ({ cell, count }) => {
    if (cell.querySelector(TOLD)) return "A";
    const outputs = [...cell.querySelectorAll(".jp-OutputArea-output")];
    // What is still to come, or could not be shown, stands there as a bare line of text.
    const empty = (output) => !output.firstElementChild;
    if (outputs.length < count || outputs.some(empty)) return "B";
    if ([...cell.querySelectorAll(".jp-OutputArea-output .lm-Widget")].some(bare)) return "C";
    return [...cell.querySelectorAll(".jm-chart")].some(waits) ? "D" : "";
  };

  const missing = () =>
    promised
      .map((part) => ({ ...part, code: fault(part) }))
      .filter(({ code }) => code)
      .map((part) => ({ ...part, code: part.code + part.number }));

  // Says which parts are missing, and takes back what has come meanwhile.
  const say = (left) => {
    const banner = document.getElementById("jm-undrawn");
    banner.hidden = !left.length;
    banner.querySelector("span").textContent = left.map(({ code }) => code).join(" ");
    for (const note of document.querySelectorAll("main .jm-undrawn-here")) note.remove();
    for (const { cell, code } of left) {
      if (code.startsWith("A")) continue;
      const note = document.getElementById("jm-undrawn-place").content.firstElementChild.cloneNode(true);
      note.classList.add("jm-undrawn-here");
      note.querySelector("span").textContent = code;
      cell.prepend(note);
    }
  };
  return { promise, missing, say };
})();

// The one-page report: the kernel's words with the page's pictures, as a file or on paper.
const STYLE = `body{font:15px/1.6 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;
max-width:52em;margin:2em auto;padding:0 1em;color:#1b2733}h1{font-size:1.5em}h2{font-size:1.1em}
table{border-collapse:collapse;width:100%}td{border-bottom:1px solid #d9dee3;padding:.15em .5em}
#pictures{display:grid;grid-template-columns:1fr 1fr;gap:1em;margin-top:1em}figure{margin:0;break-inside:avoid}.wide{grid-column:1/-1}
img{width:100%}figcaption{font-size:.85em}`;

function save(name, content, type) {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// The hierarchy across the page, then the charts two abreast.
function picturesOf(lab) {
  const tree = lab.querySelector(".jm-tree");
  const canvas = tree.querySelector("canvas");
  const said = canvas.getAttribute("aria-label") ?? "";
  const hierarchy = { canvas, title: tree.getAttribute("aria-label"), said, wide: true };
  const charts = [...lab.querySelectorAll(".jm-chart")].map((chart) => ({
    canvas: chart.querySelector("canvas"),
    title: chart.querySelector(".jm-chart-title").textContent,
    said: chart.querySelector("figcaption").textContent,
    wide: false,
  }));
  return [hierarchy, ...charts].filter(({ canvas: drawn }) => drawn?.width);
}

function reportPage(body, lab) {
  const page = document.implementation.createHTMLDocument("");
  page.documentElement.lang = document.documentElement.lang;
  const style = page.createElement("style");
  style.textContent = STYLE;
  const charset = page.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  page.head.append(charset, style);
  page.body.innerHTML = body;
  page.title = page.querySelector("h1").textContent;
  const place = page.getElementById("pictures");
  for (const { canvas, title, said, wide } of picturesOf(lab)) {
    const figure = page.createElement("figure");
    if (wide) figure.className = "wide";
    const picture = page.createElement("img");
    picture.src = canvas.toDataURL("image/png");
    picture.alt = said;
    const heading = page.createElement("b");
    heading.textContent = title;
    const caption = page.createElement("figcaption");
    caption.textContent = said;
    figure.append(heading, picture, caption);
    place.append(figure);
  }
  return `<!DOCTYPE html>\n${page.documentElement.outerHTML}`;
}

// Fine lines are half transparent: paper is white.
function onPaper(canvas) {
  const paper = make("canvas");
  [paper.width, paper.height] = [canvas.width, canvas.height];
  const pen = paper.getContext("2d");
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, paper.width, paper.height);
  pen.drawImage(canvas, 0, 0);
  return paper;
}

// The pictures on their way to the kernel, which sets them into the PDF.
async function picturesFor(lab) {
  const found = picturesOf(lab);
  const blobs = await Promise.all(
    found.map(({ canvas }) => new Promise((done) => onPaper(canvas).toBlob(done, "image/png"))),
  );
  const buffers = await Promise.all(blobs.map((blob) => blob.arrayBuffer()));
  return { pictures: found.map(({ title, said, wide }) => ({ title, said, wide })), buffers };
}

function printed(page) {
  const frame = make("iframe");
  frame.style.cssText = "position:absolute;width:0;height:0;border:0";
  frame.addEventListener("load", () => {
    if (!frame.contentDocument?.querySelector("h1")) return;
    frame.contentWindow.addEventListener("afterprint", () => frame.remove());
    frame.contentWindow.print();
  });
  frame.srcdoc = page;
  document.body.append(frame);
}

// What every widget of a lesson shares: nodes, sliders.
function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined && text !== "") node.textContent = text;
  return node;
}

function rich(tag, className, html) {
  const node = element(tag, className);
  node.innerHTML = html;
  return node;
}

// Texts come from the plan, where every placeholder is escaped by Python.
function fillWords(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// Told when a note has changed, so that the last page can show it.
const WRITTEN = "jiama-written";

// In JupyterLab keys are commands of the notebook unless the node in focus itself claims them.
function keepKeys(el) {
  el.addEventListener("focusin", ({ target }) => (target.dataset.lmSuppressShortcuts = "true"));
}

let lastName = 0;
function uniqueName(prefix) {
  lastName += 1;
  return `${prefix}-${Date.now().toString(36)}-${lastName}`;
}

function decimalsOf(step) {
  const text = String(step);
  return text.includes(".") ? text.split(".")[1].length : 0;
}

function inWords(value, about) {
  const shown = Number(value).toFixed(about.decimals ?? decimalsOf(about.step));
  return `${shown}${about.unit ?? ""}`;
}

// A labelled native range input with its value in words beside it.
function slider(label, about, value, onInput) {
  const row = element("div", "jm-slider");
  const name = uniqueName("jm-slider");
  const caption = element("label", "jm-slider-label", label);
  caption.htmlFor = name;
  const input = element("input");
  Object.assign(input, { type: "range", id: name, min: about.minimum, max: about.maximum });
  input.step = about.step;
  input.value = value;
  const output = element("output", "jm-slider-value");
  output.htmlFor = name;
  const say = () => {
    output.textContent = inWords(input.value, about);
    input.setAttribute("aria-valuetext", output.textContent);
    const share = (input.value - about.minimum) / (about.maximum - about.minimum);
    input.style.setProperty("--share", `${100 * share}%`);
  };
  input.addEventListener("input", () => {
    say();
    onInput(Number(input.value));
  });
  row.append(caption, input, output);
  say();
  return {
    row,
    input,
    set(next) {
      input.value = next;
      say();
    },
  };
}

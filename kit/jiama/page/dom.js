// Nodes, made without markup.
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  dress(node, attributes);
  append(node, children);
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  dress(node, attributes);
  append(node, children);
  return node;
}

function dress(node, attributes) {
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "dataset") Object.assign(node.dataset, value);
    else if (name in PROPERTIES) node[name] = value;
    else node.setAttribute(name === "className" ? "class" : name, value === true ? "" : value);
  }
}

const PROPERTIES = { checked: 1, disabled: 1, hidden: 1, htmlFor: 1, tabIndex: 1, textContent: 1, value: 1 };

function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false || child === "") continue;
    node.append(child);
  }
}

// Text that a lesson's plan wrote: every placeholder in it was escaped when the lesson was made.
export function rich(tag, attributes, html) {
  const node = h(tag, attributes);
  node.innerHTML = html;
  return node;
}

// Children as they should be, without touching those that already stand there.
export function replace(node, ...children) {
  node.textContent = "";
  append(node, children);
}

let last = 0;
export function unique(prefix) {
  last += 1;
  return `${prefix}-${Date.now().toString(36)}-${last}`;
}

// In JupyterLab keys are commands of the notebook unless the node in focus itself claims them.
export function keepKeys(el) {
  el.addEventListener("focusin", ({ target }) => (target.dataset.lmSuppressShortcuts = "true"));
}

// Calls `then` when the size of a node or the page's mode changes; returns how to stop.
export function onResize(node, then) {
  const again = () => node.isConnected && node.clientWidth > 0 && then();
  const size = new ResizeObserver(again);
  size.observe(node);
  const mode = new MutationObserver(again);
  mode.observe(document.documentElement, { attributes: true, attributeFilter: ["data-mode", "data-theme", "class"] });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  if (dark.addEventListener) dark.addEventListener("change", again);
  return () => {
    size.disconnect();
    mode.disconnect();
    if (dark.removeEventListener) dark.removeEventListener("change", again);
  };
}

// One element in a notebook's cell. The app itself is loaded once a page: from the server where it
// serves it, else from the kernel; a notebook opened without a kernel finds it at the server.
const loading = (window.jiamaApps = window.jiamaApps || new Map());

function appOnce(model) {
  const file = model.get("_file");
  if (!loading.has(file)) {
    const once = load(model, file);
    loading.set(file, once);
    once.catch(() => loading.delete(file));
  }
  return loading.get(file);
}

async function load(model, file) {
  const base = serverBase();
  if (base !== null) {
    try {
      await run({ src: `${base}jiama/static/${file}` });
      return window.jiamaApp;
    } catch {
      // This server does not serve the file: the kernel has it, too.
    }
  }
  const text = await askKernel(model);
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  await run({ src: address });
  URL.revokeObjectURL(address);
  return window.jiamaApp;
}

function run({ src }) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = src;
    script.onload = resolve;
    script.onerror = () => reject(new Error(src));
    document.head.append(script);
  });
}

function serverBase() {
  const config = document.getElementById("jupyter-config-data");
  try {
    return config ? (JSON.parse(config.textContent).baseUrl || "/").replace(/\/*$/, "/") : null;
  } catch {
    return null;
  }
}

function askKernel(model) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(reject, new Error("no answer from the kernel")), 30000);
    const finish = (settle, value) => {
      clearTimeout(timer);
      model.off("msg:custom", listen);
      settle(value);
    };
    const listen = (message, buffers) => {
      if (message && message.answer === "app") finish(resolve, buffers[0]);
    };
    model.on("msg:custom", listen);
    model.send({ ask: "app" });
  });
}

async function render({ model, el }) {
  const waiting = document.createElement("p");
  waiting.textContent = "…";
  el.append(waiting);
  // Read where a page says whether all of it is drawn.
  el.dataset.state = "waiting";
  let destroy = () => {};
  let gone = false;
  try {
    const app = await appOnce(model);
    if (gone) return () => {};
    waiting.remove();
    destroy = app.mountInNotebook(el, {
      kind: model.get("kind"),
      data: model.get("data"),
      lesson: model.get("lesson"),
      // What the levers show, for those who read code; the page itself does not wait for it.
      onSettings: (settings) => {
        model.set("values", settings);
        model.save_changes();
      },
    });
  } catch (error) {
    console.warn("jiama", error);
    el.dataset.state = "failed";
    waiting.textContent = model.get("sorry");
    waiting.setAttribute("role", "alert");
  }
  return () => {
    gone = true;
    destroy();
  };
}

export default { render };

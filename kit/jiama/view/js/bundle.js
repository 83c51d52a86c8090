// One copy of Vega for the whole page, whichever chart or kernel asks first.
const vegaOnThisPage = (window.jiamaVega ??= new Map());

function vegaEmbedOnce(model) {
  const file = model.get("_bundle");
  if (!vegaOnThisPage.has(file)) {
    const loading = loadVega(model, file);
    vegaOnThisPage.set(file, loading);
    loading.catch(() => vegaOnThisPage.delete(file));
  }
  return vegaOnThisPage.get(file);
}

async function loadVega(model, file) {
  const base = serverBase();
  if (base !== null) {
    try {
      const address = new URL(`${base}jiama/static/${file}`, location.href).href;
      return (await import(address)).vegaEmbed;
    } catch {
      // This server does not serve the file: the kernel has it too.
    }
  }
  const blob = new Blob([await askKernel(model)], { type: "text/javascript" });
  const address = URL.createObjectURL(blob);
  try {
    return (await import(address)).vegaEmbed;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function serverBase() {
  const config = document.getElementById("jupyter-config-data");
  try {
    return config ? (JSON.parse(config.textContent).baseUrl ?? "/").replace(/\/*$/, "/") : null;
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
      if (message?.answer === "bundle") finish(resolve, buffers[0]);
    };
    model.on("msg:custom", listen);
    model.send({ ask: "bundle" });
  });
}

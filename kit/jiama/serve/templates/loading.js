// The loading card, and the banner when the kernel is gone.
window.jiamaLoading = (() => {
  const card = document.getElementById("jm-loading");
  const bar = document.getElementById("jm-progress");
  const order = ["kernel", "cells", "widgets"];
  const step = (name, share) => {
    const at = order.indexOf(name);
    for (const line of card.querySelectorAll("li")) {
      const i = order.indexOf(line.dataset.step);
      line.className = i < at ? "done" : i === at ? "now" : "";
    }
    bar.style.width = `${Math.round(100 * share)}%`;
  };
  const waiting = () =>
    document.querySelectorAll('script[type="application/vnd.voila.cell-output+json"]').length;
  const slow = [
    setTimeout(() => (document.documentElement.dataset.slow = "true"), 8000),
    setTimeout(() => (document.getElementById("jm-slow").hidden = false), 15000),
  ];
  const done = () => {
    slow.forEach(clearTimeout);
    card.hidden = true;
    document.documentElement.dataset.ready = "true";
    performance.mark("jiama-ready");
  };
  // The cells' outputs are drawn when the first of them has become a widget.
  const watch = (since) => {
    const drawn = document.querySelector(".lm-Widget, .jupyter-widgets");
    if (drawn || waiting() === 0 || performance.now() - since > 60000) done();
    else setTimeout(() => watch(since), 40);
  };
  return {
    cell(index, count) {
      step("cells", 0.15 + (0.7 * index) / count);
      document.getElementById("jm-count").textContent = `${index} / ${count}`;
    },
    failed() {
      card.hidden = true;
      document.documentElement.dataset.ready = "failed";
    },
    widgets() {
      step("widgets", 0.9);
      watch(performance.now());
    },
  };
})();
window.voila_process = () => {};
window.voila_finish = () => {};
window.display_cells = () => {};
window.update_loading_text = () => {};
window.voila_heartbeat = () => {};
(() => {
  const banner = document.getElementById("jm-lost");
  const decoder = new TextDecoder();
  const RESTARTED = /"execution_state": ?"(autorestarting|restarting|dead)"/;
  let leaving = false;
  let lost = false;
  addEventListener("pagehide", () => (leaving = true));
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(address, ...more) {
      super(address, ...more);
      if (!String(address).includes("/api/kernels/")) return;
      this.addEventListener("open", () => (banner.hidden = !lost));
      this.addEventListener("close", () => leaving || (banner.hidden = false));
      this.addEventListener("message", (event) => {
        // A kernel that was started anew knows nothing of this page's widgets.
        if (event.data.byteLength < 4096 && RESTARTED.test(decoder.decode(event.data))) {
          lost = true;
          banner.hidden = false;
        }
      });
    }
  };
})();

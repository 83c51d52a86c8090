// The loading card: it goes when all that the page has promised has been drawn.
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
  // So long nothing new may appear before the page says what is missing.
  const STILL = 20000;
  const slow = [
    setTimeout(() => (document.documentElement.dataset.slow = "true"), 8000),
    setTimeout(() => (document.getElementById("jm-slow").hidden = false), 15000),
  ];
  let sent = false;
  const end = (how) => {
    slow.forEach(clearTimeout);
    card.hidden = true;
    document.documentElement.dataset.ready = how;
    performance.mark("jiama-ready");
  };
  const watch = (before, since) => {
    const left = jiamaDrawn.missing();
    const now = left.map(({ code }) => code).join();
    if (now !== before) since = performance.now();
    if (!left.length) {
      jiamaDrawn.say([]);
      return end("true");
    }
    const told = document.documentElement.dataset.ready === "partly";
    if (told ? now !== before : performance.now() - since > STILL) {
      jiamaDrawn.say(left);
      end("partly");
    }
    setTimeout(() => watch(now, since), document.documentElement.dataset.ready ? 1000 : 50);
  };
  // The page may end in the middle, if the connection does.
  addEventListener("DOMContentLoaded", () => sent || jiamaLink.tell("server"));
  return {
    cell(index, count) {
      step("cells", 0.15 + (0.7 * index) / count);
      document.getElementById("jm-count").textContent = `${index} / ${count}`;
    },
    failed() {
      sent = true;
      end("failed");
    },
    widgets() {
      sent = true;
      step("widgets", 0.9);
      jiamaDrawn.promise();
      watch("", performance.now());
    },
  };
})();
window.voila_process = () => {};
window.voila_finish = () => {};
window.display_cells = () => {};
window.update_loading_text = () => {};
window.voila_heartbeat = () => {};

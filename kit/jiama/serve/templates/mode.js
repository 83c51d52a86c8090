// Projector mode: large type, kept in this browser, or asked for by ?mode=projector.
(() => {
  const key = "jiama-mode";
  const root = document.documentElement;
  const stored = () => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const set = (mode) => {
    if (mode === "projector") root.dataset.mode = mode;
    else delete root.dataset.mode;
    document.getElementById("jm-mode")?.setAttribute("aria-pressed", String(mode === "projector"));
  };
  const asked = new URLSearchParams(location.search).get("mode");
  set(asked ?? stored());
  document.addEventListener("DOMContentLoaded", () => {
    set(root.dataset.mode);
    document.getElementById("jm-mode")?.addEventListener("click", () => {
      const mode = root.dataset.mode === "projector" ? "normal" : "projector";
      try { localStorage.setItem(key, mode); } catch { /* private window: lasts for this page */ }
      set(mode);
    });
  });
})();

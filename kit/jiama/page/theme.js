// Light or dark, as the host is: JupyterLab says so itself, elsewhere the system does.
const dark = typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : null;

function isDark() {
  const own = document.documentElement.dataset.theme;
  if (own) return own === "dark";
  const jupyter = document.body && document.body.dataset.jpThemeLight;
  if (jupyter) return jupyter === "false";
  return Boolean(dark && dark.matches);
}

// Keep a root's theme at the host's; paper is always light. Returns how to stop.
export function followTheme(el) {
  const show = () => (el.dataset.theme = isDark() ? "dark" : "light");
  const paper = () => (el.dataset.theme = "light");
  show();
  const watcher = new MutationObserver(show);
  watcher.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  watcher.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  if (dark && dark.addEventListener) dark.addEventListener("change", show);
  window.addEventListener("beforeprint", paper);
  window.addEventListener("afterprint", show);
  return () => {
    watcher.disconnect();
    if (dark && dark.removeEventListener) dark.removeEventListener("change", show);
    window.removeEventListener("beforeprint", paper);
    window.removeEventListener("afterprint", show);
  };
}

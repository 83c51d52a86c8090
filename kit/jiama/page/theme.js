// Light or dark, as the host is: JupyterLab says so itself, elsewhere the system does.
const dark = typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : null;

function isDark() {
  const own = document.documentElement.dataset.theme;
  if (own) return own === "dark";
  const jupyter = document.body && document.body.dataset.jpThemeLight;
  if (jupyter) return jupyter === "false";
  return Boolean(dark && dark.matches);
}

// Told to the window when a root has another theme: what is drawn on a canvas is drawn anew.
export const THEME = "jiama-theme";

// Keep a root's theme at the host's; paper is always light. Returns how to stop.
export function followTheme(el) {
  const set = (theme) => {
    if (el.dataset.theme === theme) return;
    el.dataset.theme = theme;
    window.dispatchEvent(new Event(THEME));
  };
  const show = () => set(isDark() ? "dark" : "light");
  const paper = () => set("light");
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

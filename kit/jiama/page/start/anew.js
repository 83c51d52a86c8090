// Forgets all that the kit keeps in this browser, when asked twice.
export function anew(section, store, tr) {
  const button = section.querySelector("button");
  const status = section.querySelector("[role=status]");
  let sure = false;
  const again = () => {
    sure = false;
    button.textContent = tr("start.anew_do");
  };
  const forget = (storage) => {
    for (const key of Object.keys(storage)) if (key.startsWith("jiama")) storage.removeItem(key);
  };
  button.hidden = false;
  button.addEventListener("blur", again);
  button.addEventListener("click", () => {
    status.textContent = "";
    if (!sure) {
      sure = true;
      button.textContent = tr("start.anew_sure");
      return;
    }
    again();
    try {
      store.clear();
      forget(window.localStorage);
      forget(window.sessionStorage);
      delete document.documentElement.dataset.mode;
      status.textContent = tr("start.anew_done");
    } catch {
      status.textContent = tr("start.anew_failed");
    }
  });
}

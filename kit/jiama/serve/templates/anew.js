// Forgets all that the kit keeps in this browser, when asked twice.
(() => {
  const section = document.querySelector(".jm-anew");
  const button = section.querySelector("button");
  const status = section.querySelector("[role=status]");
  const first = button.textContent;
  let sure = false;
  const again = () => {
    sure = false;
    button.textContent = first;
  };
  const forget = (storage) => {
    for (const key of Object.keys(storage)) if (key.startsWith("jiama")) storage.removeItem(key);
  };
  button.addEventListener("blur", again);
  button.addEventListener("click", () => {
    status.textContent = "";
    if (!sure) {
      sure = true;
      button.textContent = button.dataset.sure;
      return;
    }
    again();
    try {
      forget(localStorage);
      forget(sessionStorage);
      delete document.documentElement.dataset.mode;
      status.textContent = status.dataset.done;
    } catch {
      status.textContent = status.dataset.failed;
    }
  });
})();

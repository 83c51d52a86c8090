// A text that may wait behind a veil until a prediction has been committed.
function render({ model, el }) {
  keepKeys(el);
  const words = model.get("words");
  const show = () => {
    if (!model.get("veiled")) {
      el.replaceChildren(rich("div", "jm-block", model.get("html")));
      return;
    }
    const veil = element("section", "jm-card jm-veil");
    const button = element("button", "jm-button jm-quiet", words.back);
    button.type = "button";
    button.addEventListener("click", () => {
      const target = document.getElementById(`jm-${model.get("waits")}`);
      if (!target) return;
      target.tabIndex = -1;
      target.scrollIntoView({ block: "center" });
      target.focus({ preventScroll: true });
    });
    veil.append(element("p", "jm-veil-text", words.text), button);
    el.replaceChildren(veil);
  };
  model.on("change:veiled change:html", show);
  show();
  return () => model.off("change:veiled change:html", show);
}

export default { render };

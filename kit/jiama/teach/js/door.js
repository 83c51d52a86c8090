// The way into the lab: here on the page, or on its own page with the same settings.
function render({ model, el }) {
  const words = model.get("words");
  const box = document.createElement("p");
  box.className = "jm-door";
  const enter = document.createElement("button");
  enter.type = "button";
  enter.textContent = words.here;
  enter.addEventListener("click", () => {
    enter.disabled = true;
    model.send({ do: "enter" });
    setTimeout(() => (enter.disabled = false), 2000);
  });
  const link = document.createElement("a");
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = words.own;
  const show = () => {
    const address = new URL("lab.ipynb", location.href);
    address.searchParams.set("s", model.get("code"));
    link.href = address.href;
  };
  model.on("change:code", show);
  show();
  box.append(enter, link);
  el.append(box);
  return () => model.off("change:code", show);
}

export default { render };

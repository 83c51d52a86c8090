// A box that leaves only those claims on the page that hold all the words typed.
function render({ model, el }) {
  const words = model.get("words");
  const box = document.createElement("label");
  box.className = "jm-find";
  const input = document.createElement("input");
  input.type = "search";
  input.placeholder = words.hint;
  const count = document.createElement("output");
  const show = () => {
    const asked = input.value.toLowerCase().split(/[\s,\u3001\uff0c]+/).filter(Boolean);
    let left = 0;
    for (const claim of document.querySelectorAll(".jm-claim")) {
      const text = claim.textContent.toLowerCase();
      claim.hidden = !asked.every((word) => text.includes(word));
      left += claim.hidden ? 0 : 1;
    }
    count.textContent = asked.length ? words.found.replace("{count}", left) : "";
  };
  input.addEventListener("input", show);
  box.append(words.label, input, count);
  el.append(box);
}

export default { render };

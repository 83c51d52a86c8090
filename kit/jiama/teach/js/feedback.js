// What the model, or the record, answers to this trainee's prediction.
function render({ model, el }) {
  keepKeys(el);
  const words = model.get("words");
  const card = element("section", "jm-card jm-feedback");
  card.setAttribute("aria-live", "polite");
  el.append(card);
  let stop = null;
  const show = () => {
    stop?.();
    stop = null;
    const content = model.get("content");
    card.classList.toggle("jm-waiting", !content.say);
    if (!content.say) {
      card.replaceChildren(element("p", "jm-veil-text", words.veil));
      return;
    }
    const parts = [element("p", "jm-tag", words.tag), rich("p", "jm-headline", content.headline)];
    let draw = null;
    if (content.picture) {
      const frame = element("div", "jm-line");
      const svg = shape("svg", { class: "jm-svg", role: "img", "aria-label": content.spoken });
      frame.append(svg);
      parts.push(frame);
      const { about, own, answer } = content.picture;
      const sides = { own: words.own, model: content.picture.name };
      draw =
        about.form === "curve"
          ? () => drawLine(svg, about, { own, model: answer }, sides)
          : () => drawScale(svg, about, own, answer, sides);
      stop = redrawOnResize(frame, draw);
    }
    parts.push(rich("div", "jm-say", content.say), rich("div", "jm-why", content.why));
    card.replaceChildren(...parts);
    if (draw && card.isConnected) draw();
  };
  model.on("change:content", show);
  show();
  return () => {
    model.off("change:content", show);
    stop?.();
  };
}

export default { render };

// What the lab's tools are made of: buttons, choices, and menus of which one is open at a time.
function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

function button(place, text, then, title) {
  const made = make("button", "", text);
  made.type = "button";
  if (title) {
    made.title = title;
    made.setAttribute("aria-label", title);
  }
  made.addEventListener("click", then);
  place.append(made);
  return made;
}

function group(place, label) {
  const made = make("div", "jm-lab-group");
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", label);
  made.append(make("span", "jm-lab-name", label));
  place.append(made);
  return made;
}

function fillChoice(choice, options) {
  choice.replaceChildren(
    ...options.map(({ id, label }) => {
      const option = make("option", "", label);
      option.value = id;
      return option;
    }),
  );
}

function select(place, label, options, then) {
  const wrap = make("label", "", label);
  const made = make("select");
  fillChoice(made, options);
  made.addEventListener("change", () => then(made.value));
  wrap.append(made);
  place.append(wrap);
  return made;
}

function menu(place, label) {
  const made = make("details", "jm-lab-menu");
  const summary = make("summary", "", label);
  const content = make("div", "jm-lab-menu-content");
  made.append(summary, content);
  // At the click, not at the later "toggle": two quick clicks would close the wrong one.
  summary.addEventListener("click", () => {
    for (const other of place.querySelectorAll("details[open]"))
      if (other !== made) other.open = false;
  });
  made.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !made.open) return;
    event.stopPropagation();
    made.open = false;
    summary.focus();
  });
  place.append(made);
  return content;
}

// A click beside an open menu closes it; returns what undoes that.
function closeOutside(bar) {
  const away = ({ target }) => {
    for (const open of bar.querySelectorAll("details[open]"))
      if (!open.contains(target)) open.open = false;
  };
  document.addEventListener("pointerdown", away);
  return () => document.removeEventListener("pointerdown", away);
}

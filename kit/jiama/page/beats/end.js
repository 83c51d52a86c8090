// The end: what was guessed and what came of it; the next lesson; doors to all the rest.
import { h, replace, rich } from "../dom.js";
import { finish } from "../elements/finish.js";
import { panel } from "../elements/panel.js";

export function end(el, data, page) {
  const { tr, env } = page;
  const room = h("div", { class: "jm-end-room", hidden: true, tabIndex: -1 });
  let stop = () => {};
  let opened = null;
  const doors = [
    ["cover", (place) => place.append(rich("div", {}, data.cover))],
    ["sandbox", (place) => panel(place, data.sandbox, page)],
    ["sources", (place) => place.append(rich("div", {}, data.sources))],
  ].map(([name, make]) => {
    const button = h("button", { type: "button", class: "jm-button jm-quiet", "aria-expanded": "false", onclick: () => {
      stop();
      stop = () => {};
      replace(room);
      const closing = opened === name;
      opened = closing ? null : name;
      for (const door of doors) door.setAttribute("aria-expanded", String(door.dataset.name === opened));
      room.hidden = closing;
      if (closing) return;
      stop = make(room) || (() => {});
      room.scrollIntoView({ block: "start" });
      room.focus({ preventScroll: true });
    }, dataset: { name } }, tr(`beat.end.${name}`));
    return button;
  });
  const card = h("div", { class: "jm-end-card" });
  const next = env.next && h("a", { class: "jm-go jm-no-print", href: env.next }, tr("beat.end.next"));
  el.classList.add("jm-alone");
  el.append(h("div", { class: "jm-say" }, card, h("div", { class: "jm-foot jm-end-foot jm-no-print" }, next, doors)), room);
  const done = finish(card, data.finish, page);
  return () => {
    stop();
    if (done) done();
  };
}

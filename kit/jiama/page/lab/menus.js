// The lab's bar: presets and cases, steps back, size, what one takes along, code and link.
import { PRESETS } from "./presets.js";
import { h, keepKeys, replace, unique } from "../dom.js";
import { encode } from "../code.js";
import { makeSettings } from "../engine/here.js";
import { save } from "../pictures/export.js";
import { data as dataFile, report, scenario } from "./take.js";
import { SIZES } from "./session.js";

export function createMenus({ session, page, data, takeAlong }) {
  const { tr } = page;
  const note = h("p", { class: "jm-lab-note", role: "status" });
  const say = (text) => (note.textContent = text);
  const menus = [];

  // A button that opens a list; one at a time, Escape and a click elsewhere close it.
  const menu = (label, items) => {
    const id = unique("jm-menu");
    const list = h("div", { class: "jm-menu-list", id, hidden: true }, items);
    const button = h("button", { type: "button", class: "jm-plain", "aria-expanded": "false", "aria-controls": id, onclick: (event) => {
      event.stopPropagation();
      const open = list.hidden;
      closeAll();
      list.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
    } }, label, " ▾");
    const box = h("span", { class: "jm-menu" }, button, list);
    menus.push(() => {
      list.hidden = true;
      button.setAttribute("aria-expanded", "false");
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      closeAll();
      button.focus();
    });
    list.addEventListener("click", (event) => event.stopPropagation());
    return { box, button };
  };
  const closeAll = () => menus.forEach((close) => close());
  document.addEventListener("click", closeAll);

  const item = (label, then) => h("button", { type: "button", class: "jm-item", onclick: () => {
    closeAll();
    then();
  } }, label);

  const presets = Object.keys(PRESETS).map((name) => {
    const button = h("button", { type: "button", class: "jm-plain", onclick: () => session.set(makeSettings(PRESETS[name])) }, tr(`preset.${name}`));
    return { button, settings: makeSettings(PRESETS[name]) };
  });
  const cases = (data.cases || []).map(({ label, settings }) => item(label, () => session.set(makeSettings(settings))));
  const undo = h("button", { type: "button", class: "jm-plain", onclick: () => session.undo() }, tr("lab.undo"));
  const redo = h("button", { type: "button", class: "jm-plain", onclick: () => session.redo() }, tr("lab.redo"));
  const size = menu("", [...SIZES.map((name) => item(tr(`lab.tree_${name}`), () => session.grow(name))), h("p", { class: "jm-hint" }, tr("lab.no_nation"))]);

  const name = () => `jiama-${session.code}`;
  const withRecord = (then) => () => {
    const taken = takeAlong();
    if (!taken.record) return;
    then(taken);
  };
  const keep = (content, ending, type) => {
    save(content, `${name()}.${ending}`, type);
    say(tr("lab.saved"));
  };
  const today = () => new Date().toISOString().slice(0, 10);
  const sheet = async (taken) => {
    const copies = await Promise.all(taken.pictures.map(async (live) => {
      const picture = h("figure", {});
      picture.innerHTML = await live.toSvg();
      picture.append(h("figcaption", {}, live.sentence || ""));
      return picture;
    }));
    return report({ ...taken, pictures: copies, tr, today: today() });
  };
  const take = menu(tr("lab.exports"), [
    item(tr("lab.report"), withRecord(async (taken) => {
      const body = await sheet(taken);
      const style = "body{font:16px/1.7 'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif;max-width:52em;margin:2em auto;padding:0 1em}td{padding:.3em 1em .3em 0;border-bottom:1px solid #ddd}svg{max-width:100%;height:auto}@media print{body{font-size:12px;line-height:1.4;margin:0}}";
      keep(`<!DOCTYPE html><html lang="${tr.language}"><head><meta charset="utf-8"><title>${tr("lab.report_title")}</title><style>${style}</style></head><body>${body.outerHTML}</body></html>`, "html", "text/html");
    })),
    item(tr("lab.print"), withRecord(async (taken) => {
      const body = h("div", { class: "jm jm-print" }, await sheet(taken));
      document.body.append(body);
      document.documentElement.classList.add("jm-printing");
      window.addEventListener("afterprint", () => {
        body.remove();
        document.documentElement.classList.remove("jm-printing");
      }, { once: true });
      window.print();
    })),
    item(tr("lab.csv"), withRecord(({ record }) => keep(dataFile(record, tr), "csv", "text/csv;charset=utf-8"))),
    item(tr("lab.scenario"), withRecord(({ record }) => keep(scenario(record), "json", "application/json"))),
  ]);

  const unsure = h("input", { type: "checkbox", onchange: () => session.doubt(unsure.checked) });
  const codeId = unique("jm-code");
  const field = h("input", { type: "text", id: codeId, class: "jm-code", autocomplete: "off", spellcheck: "false" });
  const open = () => {
    const done = session.open(field.value);
    say(done === "done" ? "" : tr(`error.code_${done}`, { text: field.value.slice(0, 60) }));
  };
  field.addEventListener("keydown", (event) => event.key === "Enter" && open());
  const share = menu(tr("lab.share"), [
    h("label", { htmlFor: codeId }, tr("lab.code")), field,
    h("button", { type: "button", class: "jm-button jm-quiet", onclick: open }, tr("lab.open")),
    h("button", { type: "button", class: "jm-button jm-quiet", onclick: async () => {
      const address = page.env.labAddress ? page.env.labAddress(session.code) : link(session.code);
      say((await copied(address)) ? tr("lab.copied") : address);
    } }, tr("lab.link")),
  ]);

  const el = h("div", { class: "jm-lab-bar", role: "toolbar", "aria-label": tr("lab.tools") },
    h("span", { class: "jm-lab-presets" }, presets.map(({ button }) => button), cases.length > 0 && menu(tr("lab.cases"), cases).box),
    h("span", { class: "jm-lab-tools" }, h("label", { class: "jm-check", title: tr("lab.unsure_meaning") }, unsure, " ", tr("lab.unsure")), undo, redo, size.box, take.box, share.box), note);
  keepKeys(el);

  return {
    el,
    say,
    show() {
      unsure.checked = session.state.unsure;
      undo.disabled = !session.canUndo;
      redo.disabled = !session.canRedo;
      replace(size.button, tr(`lab.tree_${session.state.size}`), " ▾");
      const code = encode(session.state.settings);
      if (document.activeElement !== field) field.value = code;
      for (const { button, settings } of presets) {
        const on = encode(settings) === code;
        button.classList.toggle("jm-on", on);
        button.setAttribute("aria-pressed", String(on));
      }
    },
  };
}

function link(code) {
  const address = new URL(window.location.href);
  address.search = "";
  address.hash = "";
  address.searchParams.set("s", code);
  return address.href;
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

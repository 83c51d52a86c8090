// What the elements of one page share: words, store, engine, the lesson's number.
import { createClient } from "./engine/client.js";
import { translator } from "./words.js";

const CLEARED = "jiama-cleared";

// `pack` is one language's words and drawings; `about` names the lesson: { lesson, title }.
export function createPage({ pack, store, about = {}, env = {} }) {
  const tr = translator(pack.words, pack.language);
  const page = {
    tr,
    store,
    about,
    // { labAddress(code), pages, standalone, … }: what the host can do
    env,
    language: pack.language,
    drawing(name) {
      const drawn = pack.drawings[name];
      if (!drawn) throw new Error(`no drawing ${name}`);
      return drawn;
    },
    // Begin at the top of the page, with a word that all is cleared.
    startAnew() {
      try {
        window.sessionStorage.setItem(CLEARED, "1");
      } catch {
        // The page begins anew without the word.
      }
      window.history.scrollRestoration = "manual";
      window.scrollTo(0, 0);
      window.location.reload();
    },
    // Whether this page has just begun anew; said once.
    cleared() {
      try {
        const was = window.sessionStorage.getItem(CLEARED) !== null;
        window.sessionStorage.removeItem(CLEARED);
        return was;
      } catch {
        return false;
      }
    },
    key: (name) => `${about.lesson || "page"}/${name}`,
    // The guess that was committed, or undefined.
    guess: (name) => store.get(page.key(`predict/${name}`)),
  };
  return page;
}

// Records of several settings (which may carry `constants`), one after the other; `each(record, i)` as they come, stops on false.
export async function simulateAll(list, { hierarchy, ...options }, each = () => true) {
  const client = createClient();
  const records = [];
  for (const { constants, ...settings } of list) {
    records.push(await client.simulate(settings, hierarchy, constants ? { ...options, constants } : options));
    if (each(records[records.length - 1], records.length - 1) === false) break;
  }
  return records;
}

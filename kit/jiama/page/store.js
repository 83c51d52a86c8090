// What a trainee did, kept by the browser: one entry a key, each with the time of its writing.
//
// Entries of different keys never touch each other, so two tabs cannot overwrite one another's
// answers; of two writings of one key the later stays. The number is the version of the format.
const PREFIX = "jiama:2:";
const LATER = /^jiama:[3-9]:/;
const FILE = "jiama-kept";

// The first edition wrote `jiama:04:predict:weight` with the bare value, all notes and answers of a
// lesson in one entry each, and the lab in one: taken over once.
const FIRST = /^jiama:(\d\d):(predict|roles|notes|quiz)(?::([\w-]+))?$/;
const FIRST_LAB = "jiama:lab:kept";

function upgrade(storage) {
  for (const name of keys(storage)) {
    const found = name === FIRST_LAB ? [name, "lab", "session"] : FIRST.exec(name);
    if (!found) continue;
    const [, lesson, kind, id] = found;
    let value;
    try {
      value = JSON.parse(storage.getItem(name));
    } catch {
      continue;
    }
    const single = id !== undefined || name === FIRST_LAB;
    if (!single && (!value || typeof value !== "object")) continue;
    const entries = single ? { [id || ""]: value } : value;
    try {
      for (const part of Object.keys(entries)) {
        const key = `${PREFIX}${lesson}/${kind}${part && `/${part}`}`;
        if (storage.getItem(key) === null) storage.setItem(key, JSON.stringify({ value: entries[part], at: 0 }));
      }
      storage.removeItem(name);
    } catch {
      return;
    }
  }
}

export function createStore(storage = browserStorage(), now = () => Date.now()) {
  const memory = new Map();
  const watchers = new Set();
  // "kept", "blocked" (nothing can be written), "full", or "later" (a newer kit wrote here, too)
  let state = storage ? "kept" : "blocked";
  if (storage && keys(storage).some((name) => LATER.test(name))) state = "later";
  if (storage) upgrade(storage);

  const read = (key) => {
    const text = storage && storage.getItem(PREFIX + key);
    const stored = text ? parsed(text) : undefined;
    const held = memory.get(key);
    return held && !(stored && stored.at > held.at) ? held : stored;
  };

  const write = (key, entry) => {
    let wrote = false;
    try {
      storage.setItem(PREFIX + key, JSON.stringify(entry));
      wrote = true;
    } catch {
      setState(storage ? "full" : "blocked");
    }
    // What could not be written lives as long as the page.
    if (wrote) memory.delete(key);
    else memory.set(key, entry);
    return wrote;
  };

  const setState = (next) => {
    if (state === next) return;
    state = next;
    tell(null);
  };

  const tell = (key) => {
    for (const watcher of [...watchers])
      try {
        if (key === null || watcher.matches(key)) watcher.then(key);
      } catch (error) {
        // One that fails does not keep the others from hearing, nor what was done from being kept.
        console.warn("jiama store", error);
      }
  };

  const store = {
    get state() {
      return state;
    },
    get(key) {
      const entry = read(key);
      return entry ? entry.value : undefined;
    },
    // When it was written, 0 for what is not there.
    when(key) {
      const entry = read(key);
      return entry ? Number(entry.at) || 0 : 0;
    },
    // Returns whether it will be there after a reload.
    set(key, value) {
      const wrote = write(key, { value, at: now() });
      tell(key);
      return wrote;
    },
    remove(key) {
      memory.delete(key);
      if (storage) storage.removeItem(PREFIX + key);
      tell(key);
    },
    // Forget all that begins with `prefix`, everything where it is empty.
    clear(prefix = "") {
      for (const key of [...memory.keys()]) if (key.startsWith(prefix)) memory.delete(key);
      if (storage)
        for (const name of keys(storage)) if (name.startsWith(PREFIX + prefix)) storage.removeItem(name);
      tell(null);
    },
    // Calls `then(key)` when a key that begins with `prefix` changes, here or in another tab.
    watch(prefix, then) {
      const watcher = { matches: (key) => key.startsWith(prefix), then };
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    // All entries as the text of a file.
    export() {
      const entries = {};
      if (storage)
        for (const name of keys(storage))
          if (name.startsWith(PREFIX)) entries[name.slice(PREFIX.length)] = parsed(storage.getItem(name));
      for (const [key, entry] of memory) entries[key] = entry;
      return JSON.stringify({ file: FILE, version: 2, entries }, null, 1);
    },
    // Take up a file: "done", or why not ("broken", "foreign", "later"). The later entry of a key stays.
    import(text) {
      let kept;
      try {
        kept = JSON.parse(text);
      } catch {
        return "broken";
      }
      if (!kept || kept.file !== FILE || typeof kept.entries !== "object" || !kept.entries) return "foreign";
      if (kept.version > 2) return "later";
      for (const key of Object.keys(kept.entries)) {
        const entry = kept.entries[key];
        if (!entry || typeof entry !== "object" || !("value" in entry)) continue;
        const own = read(key);
        const at = Number(entry.at) || 0;
        if (!own || !(own.at > at)) write(key, { value: entry.value, at });
      }
      tell(null);
      return "done";
    },
  };

  if (typeof window !== "undefined" && storage)
    window.addEventListener("storage", ({ key }) => {
      if (key === null) tell(null);
      else if (key.startsWith(PREFIX)) tell(key.slice(PREFIX.length));
    });
  return store;
}

function keys(storage) {
  return Array.from({ length: storage.length }, (_, i) => storage.key(i));
}

function parsed(text) {
  try {
    const entry = JSON.parse(text);
    return entry && typeof entry === "object" && "value" in entry ? entry : undefined;
  } catch {
    return undefined;
  }
}

// Storage that lasts as long as the page.
export function inMemory() {
  const held = new Map();
  return {
    get length() {
      return held.size;
    },
    key: (i) => [...held.keys()][i],
    getItem: (name) => (held.has(name) ? held.get(name) : null),
    setItem: (name, text) => held.set(name, text),
    removeItem: (name) => held.delete(name),
  };
}

// The browser's own, or nothing where it refuses (a private window, a policy, a full disk at once).
function browserStorage() {
  try {
    const probe = "jiama:probe";
    window.localStorage.setItem(probe, "1");
    window.localStorage.removeItem(probe);
    return window.localStorage;
  } catch {
    try {
      return window.localStorage.length >= 0 ? window.localStorage : null;
    } catch {
      return null;
    }
  }
}

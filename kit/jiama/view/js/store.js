// The browser's own store, shared by all tabs. A tab writes only what it has changed itself, so that
// none overwrites what was done in another; of two writings of one thing the later stays.
const store = {
  trouble: "", // or "full", or "blocked"
  get(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
      this.trouble = "";
    } catch (error) {
      this.trouble = /quota/i.test(error.name) && this.holds() ? "full" : "blocked";
    }
  },
  // Writes some entries of a table and leaves the others.
  patch(key, entries) {
    const before = this.get(key);
    this.set(key, before && typeof before === "object" ? { ...before, ...entries } : entries);
  },
  clear(prefix) {
    try {
      for (const key of Object.keys(localStorage))
        if (key.startsWith(prefix)) localStorage.removeItem(key);
    } catch {
      return;
    }
  },
  // Calls `then(value)` when another tab has written; returns what ends that.
  watch(key, then) {
    const heard = (event) => event.key === key && then(this.get(key));
    addEventListener("storage", heard);
    return () => removeEventListener("storage", heard);
  },
  // A private window may hold nothing at all, and calls that full.
  holds() {
    try {
      return localStorage.length > 0;
    } catch {
      return false;
    }
  },
  probe() {
    this.set("jiama:probe", 1);
    if (!this.trouble) localStorage.removeItem("jiama:probe");
  },
  // Says in a part of the page that what is done there is not kept, and why.
  say(place, words) {
    let line = place.querySelector(":scope > .jm-unkept");
    if (!line) {
      if (!this.trouble) return;
      line = document.createElement("p");
      line.className = "jm-unkept";
      line.setAttribute("role", "alert");
      place.append(line);
    }
    line.textContent = words[this.trouble] ?? "";
    line.hidden = !this.trouble;
  },
};

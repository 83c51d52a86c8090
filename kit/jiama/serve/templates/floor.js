// What the libraries of this page take for granted, for browsers that lack it and machines that
// are slow.
(() => {
  // anywidget gives a widget two seconds to load; one that takes longer is deaf to its kernel for
  // good. On a slow machine thirty load at once. What never loads is told by drawn.js.
  const LEAST = 120000;
  const reason = (name) => {
    try {
      return new DOMException(name, name);
    } catch {
      return new Error(name);
    }
  };
  AbortSignal.timeout = (time) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason("TimeoutError")), Math.max(time, LEAST));
    return controller.signal;
  };
  AbortSignal.any ??= (signals) => {
    const controller = new AbortController();
    for (const signal of signals) {
      if (signal.aborted) controller.abort(signal.reason);
      else signal.addEventListener("abort", () => controller.abort(signal.reason), { once: true });
    }
    return controller.signal;
  };
  AbortSignal.prototype.throwIfAborted ??= function throwIfAborted() {
    if (this.aborted) throw this.reason ?? reason("AbortError");
  };
  const copy = (value) => {
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map(copy);
    if (value instanceof ArrayBuffer) return value.slice(0);
    if (value instanceof DataView)
      return new DataView(value.buffer.slice(0), value.byteOffset, value.byteLength);
    if (ArrayBuffer.isView(value)) return value.slice();
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copy(part)]));
  };
  window.structuredClone ??= copy;
  const at = function at(place) {
    const index = Math.trunc(place) || 0;
    return this[index < 0 ? this.length + index : index];
  };
  for (const kind of [Array, String, Int8Array.prototype.__proto__.constructor])
    if (!kind.prototype.at)
      Object.defineProperty(kind.prototype, "at", { value: at, writable: true, configurable: true });
  Object.hasOwn ??= (thing, key) => Object.prototype.hasOwnProperty.call(thing, key);
})();

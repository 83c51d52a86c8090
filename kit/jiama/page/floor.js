// What the drawing library calls and the oldest browsers that the page is made for have not.
if (!Object.hasOwn)
  Object.defineProperty(Object, "hasOwn", {
    value: (of, name) => Object.prototype.hasOwnProperty.call(of, name), configurable: true, writable: true,
  });

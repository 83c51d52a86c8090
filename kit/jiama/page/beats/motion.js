// What moves may move; where the system asks for stillness it stands at its end at once.
export function isStill() {
  return typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches;
}

// Calls `draw(share)` from 0 to 1 over some milliseconds; returns how to stop.
export function animate(milliseconds, draw, done = () => {}) {
  if (isStill() || !milliseconds || document.hidden) {
    draw(1);
    done();
    return () => {};
  }
  let frame = 0;
  let started;
  const tick = (now) => {
    if (started === undefined) started = now;
    const share = Math.min(1, (now - started) / milliseconds);
    draw(share);
    if (share < 1) frame = requestAnimationFrame(tick);
    else done();
  };
  draw(0);
  frame = requestAnimationFrame(tick);
  return () => cancelAnimationFrame(frame);
}

export const eased = (share) => 1 - (1 - share) ** 3;

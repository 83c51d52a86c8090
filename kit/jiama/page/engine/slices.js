/** A run cycle by cycle on the page, which draws and listens after every slice of time. */

const SLICE = 8; // milliseconds

function aTurn() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Run to the end. */
export async function inSlices(run) {
  let started = performance.now();
  while (!run.finished) {
    run.cycle();
    if (performance.now() - started > SLICE) {
      await aTurn();
      started = performance.now();
    }
  }
}

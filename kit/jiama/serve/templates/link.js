// Whether the other side answers. The page asks over the connections that it uses, its websocket
// and HTTP, says at its top what it finds, and takes that back when it is over.
window.jiamaLink = (() => {
  const EVERY = 2000; // milliseconds; with both patiences still less than five seconds
  const PATIENCE = 1500;
  const FIRST = 2500; // a websocket that is not open by then does not come through
  const AGAIN = 1000;
  const banner = document.getElementById("jm-lost");
  const decoder = new TextDecoder();
  let address = null;
  let socket = null;
  let leaving = false;
  let found = "";
  let asking = false;

  // One of "" (all is well), "server", "socket", "again", "kernel", "lost"; the last is for good.
  const tell = (kind) => {
    if (leaving || found === "lost") return;
    found = kind;
    banner.hidden = !kind;
    for (const line of banner.querySelectorAll("p"))
      line.classList.toggle("said", line.dataset.kind === kind);
    document.documentElement.dataset.link = kind || "well";
  };

  // Channel, header, parent's header and content of a message as it travels.
  const partsOf = (data) => {
    const view = new DataView(data);
    const at = (i) => view.getUint32(8 * (i + 1), true);
    const text = (i) => decoder.decode(new Uint8Array(data, at(i), at(i + 1) - at(i)));
    return { channel: text(0), header: () => text(1), parent: () => text(2), content: () => text(4) };
  };
  const idOf = (header) => JSON.parse(header).msg_id;

  // A websocket that opens itself anew as often as it must. What was sent and never answered is
  // sent once more if that does no harm: a part's newest state. Without it a lever would wait for
  // an answer for ever.
  const Plain = window.WebSocket;
  class Lasting {
    constructor(...where) {
      this.where = where;
      this.readyState = Plain.CONNECTING;
      this.begun = performance.now();
      this.heard = 0;
      this.protocol = "";
      this.open = new Map(); // id -> message without an answer
      this.queue = [];
      socket = this;
      this.reach();
    }

    reach() {
      const inner = new Plain(...this.where);
      inner.binaryType = "arraybuffer";
      this.inner = inner;
      inner.onopen = (event) => inner === this.inner && this.opened(event);
      inner.onmessage = (event) => inner === this.inner && this.hear(event);
      inner.onclose = () => inner === this.inner && this.later();
    }

    later() {
      if (this.readyState === Plain.CLOSED || found === "lost" || leaving) return;
      if (this.readyState === Plain.OPEN) tell("again");
      this.inner = null;
      setTimeout(() => this.inner ?? this.reach(), AGAIN);
    }

    // Leaves a connection on which nobody answers.
    renew() {
      const old = this.inner;
      this.inner = null;
      old?.close();
      this.reach();
    }

    opened(event) {
      this.protocol = this.inner.protocol;
      const first = this.readyState === Plain.CONNECTING;
      const before = [...this.open];
      this.readyState = Plain.OPEN;
      this.heard = performance.now();
      if (first) this.onopen?.(event);
      // The server first tells what it has kept for this page meanwhile.
      else
        setTimeout(() => {
          for (const [id, data] of before) if (this.open.has(id)) this.inner?.send(data);
        }, AGAIN);
      for (const data of this.queue.splice(0)) this.send(data);
      ask();
    }

    send(data) {
      if (this.inner?.readyState !== Plain.OPEN) {
        this.queue.push(data);
        return;
      }
      this.note(data);
      this.inner.send(data);
    }

    note(data) {
      if (typeof data === "string") return;
      const parts = partsOf(data);
      if (parts.channel !== "shell") return;
      const header = JSON.parse(parts.header());
      if (header.msg_type !== "comm_msg") return;
      if (JSON.parse(parts.content()).data?.method === "update") this.open.set(header.msg_id, data);
    }

    hear(event) {
      this.heard = performance.now();
      const { data } = event;
      if (typeof data === "string" && data.startsWith('{"jiama"')) {
        this.answered?.(JSON.parse(data).jiama);
        return;
      }
      if (typeof data !== "string" && data.byteLength < 4096) this.state(partsOf(data));
      this.onmessage?.(event);
    }

    state(parts) {
      if (parts.channel !== "iopub" || !parts.header().includes('"status"')) return;
      const content = parts.content();
      if (content.includes('"idle"')) {
        const parent = parts.parent();
        if (parent.length > 2) this.open.delete(idOf(parent));
      }
      // A kernel that was started anew knows nothing of this page's widgets.
      if (/"(autorestarting|restarting|dead)"/.test(content)) tell("lost");
    }

    close(...why) {
      this.readyState = Plain.CLOSED;
      this.inner?.close(...why);
      this.onclose?.(new CloseEvent("close", { code: 1000, wasClean: true }));
    }
  }
  const Socket = function WebSocket(...where) {
    return String(where[0]).includes("/api/kernels/") ? new Lasting(...where) : new Plain(...where);
  };
  for (const name of ["CONNECTING", "OPEN", "CLOSING", "CLOSED"]) Socket[name] = Plain[name];
  Socket.prototype = Plain.prototype;
  window.WebSocket = Socket;

  const patiently = (begin) =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), PATIENCE);
      begin((answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
    });

  const bySocket = () => {
    if (socket?.inner?.readyState !== Plain.OPEN) return null;
    return patiently((done) => {
      socket.answered = done;
      socket.inner.send("jiama?");
    });
  };

  const byServer = () =>
    patiently((done) =>
      fetch(address, { cache: "no-store" })
        .then((answer) => (answer.ok ? answer.json() : { jiama: "answers" }))
        .then(({ jiama }) => done(jiama))
        .catch(() => done(null)),
    );

  const find = async () => {
    const said = (await bySocket()) ?? (await byServer());
    if (said === null) return "server";
    if (said === "gone") return "lost";
    if (said === "silent") return "kernel";
    if (!socket || performance.now() - socket.heard < EVERY + PATIENCE) return "";
    if (socket.readyState === Plain.CONNECTING)
      return performance.now() - socket.begun > FIRST ? "socket" : "";
    if (socket.inner?.readyState === Plain.OPEN) socket.renew();
    return "again";
  };

  const ask = async () => {
    if (asking || !address || leaving || found === "lost") return;
    asking = true;
    tell(await find());
    asking = false;
  };

  addEventListener("pagehide", () => (leaving = true));
  addEventListener("pageshow", () => (leaving = false));
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  setInterval(() => document.hidden || ask(), EVERY);
  return {
    tell,
    // Where to ask over HTTP.
    watch(where) {
      address = where;
      ask();
    },
  };
})();

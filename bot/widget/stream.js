// Server-Sent Events over fetch, since EventSource cannot send a token: reads them, and keeps the line open.

const FIRST = 500; // ms before the second try
const LONGEST = 20_000;
const SILENCE = 40_000; // the server breathes every 15 s

/** Cuts chunks of text into events as the standard says: {id, event, data, retry}. */
export class EventReader {
  #rest = "";

  *read(chunk) {
    const lines = (this.#rest + chunk).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop();
    for (const line of lines) {
      if (line === "") {
        if (this.event) yield this.event;
        this.event = null;
      } else if (!line.startsWith(":")) {
        this.#field(line);
      }
    }
  }

  event = null;

  #field(line) {
    const [, name, value] = /^([^:]*)(?:: ?(.*))?$/s.exec(line);
    this.event ??= { id: null, event: "message", data: "", retry: null };
    if (name === "data") this.event.data += (this.event.data && "\n") + (value ?? "");
    else if (name === "retry") this.event.retry = Number(value) || null;
    else if (name === "id" || name === "event") this.event[name] = value ?? "";
  }
}

/** How long to wait before the next try: longer each time, never the same for all. */
export function pauseOf(tries, first = FIRST) {
  const most = Math.min(LONGEST, first * 2 ** tries);
  return most / 2 + Math.random() * (most / 2);
}

/** A pause that `wake` ends early. */
export class Rest {
  #wake = () => {};

  take(milliseconds) {
    return new Promise((done) => {
      const timer = setTimeout(done, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  wake() {
    this.#wake();
  }
}

/**
 * Reads events until it is stopped, opening the line again whenever it ends.
 * `open(signal)` gives a reply to read or throws, `hear(event)` takes each event, `tell(state)` hears "open" and "broken";
 * `refuse(error)` is asked whether to go on after an error.
 */
export class Line {
  #controller = null;
  #attempt = null;
  #hurried = false;
  #rest = new Rest();

  constructor({ open, hear, tell, refuse }) {
    Object.assign(this, { open, hear, tell, refuse });
  }

  get running() {
    return this.#controller !== null;
  }

  async start() {
    if (this.running) return;
    const mine = (this.#controller = new AbortController());
    let tries = 0;
    let first = FIRST;
    while (!mine.signal.aborted) {
      try {
        await this.#listen(mine.signal, (event) => {
          tries = 0;
          first = event.retry ?? first;
        });
      } catch (error) {
        if (mine.signal.aborted || !this.refuse(error)) break;
      }
      if (mine.signal.aborted) break;
      if (this.#hurried) {
        this.#hurried = false;
        continue;
      }
      this.tell("broken");
      await this.#rest.take(pauseOf(tries++, first));
    }
    if (this.#controller === mine) this.#controller = null;
  }

  stop() {
    this.#controller?.abort();
    this.#controller = null;
    this.#rest.wake();
  }

  /** Open it anew at once: after a change of network an open line is often a dead one. */
  hurry() {
    if (this.#attempt) {
      this.#hurried = true;
      this.#attempt.abort();
    }
    this.#rest.wake();
  }

  /** What goes wrong with an event is no fault of the line. */
  #pass(event) {
    try {
      this.hear(event);
    } catch (error) {
      reportError(error);
    }
  }

  async #listen(signal, heard) {
    const attempt = (this.#attempt = new AbortController());
    const stop = () => attempt.abort();
    signal.addEventListener("abort", stop, { once: true });
    let timer = setTimeout(stop, SILENCE);
    try {
      const reply = await this.open(attempt.signal);
      this.tell("open");
      const reader = new EventReader();
      const decoder = new TextDecoder();
      const body = reply.body.getReader();
      for (;;) {
        const { done, value } = await body.read();
        clearTimeout(timer);
        timer = setTimeout(stop, SILENCE);
        if (done) return;
        for (const event of reader.read(decoder.decode(value, { stream: true }))) {
          heard(event);
          if (!signal.aborted) this.#pass(event);
        }
      }
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      this.#attempt = null;
    }
  }
}

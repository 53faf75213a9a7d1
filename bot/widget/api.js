// One request to the server and its answer. Must not know why it is made.

const PATIENCE = 20_000;

/** The server said no: `code` says why, `message` says so to a person, `wait` is in seconds where it names a time. */
export class Refused extends Error {
  constructor(status, body, wait) {
    super(body?.message || `the server answers ${status}`);
    this.status = status;
    this.code = body?.error ?? "";
    this.said = body?.message ?? "";
    this.wait = wait;
  }

  /** Whether the same request may succeed later. */
  get passes() {
    return this.status === 429 || this.status >= 500;
  }
}

export class Api {
  constructor(server) {
    this.server = server;
  }

  /** The reply, whatever it carries. Refused where the server says no, TypeError or AbortError where none answers. */
  async call(path, { token, body, headers = {}, signal, patience = PATIENCE } = {}) {
    const limits = [signal, patience && AbortSignal.timeout(patience)].filter(Boolean);
    const reply = await fetch(new URL(path, this.server), {
      method: body === undefined ? "GET" : "POST",
      headers: {
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: limits.length > 1 ? either(limits) : limits[0],
      cache: "no-store",
      credentials: "omit",
    });
    if (reply.ok) return reply;
    const said = await reply.json().catch(() => null);
    throw new Refused(reply.status, said, Number(reply.headers.get("Retry-After")) || 0);
  }

  async ask(path, options) {
    return (await this.call(path, options)).json();
  }
}

/** A signal that ends when one of these does. */
function either(signals) {
  const controller = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) controller.abort(signal.reason);
    signal.addEventListener("abort", () => controller.abort(signal.reason), { once: true });
  }
  return controller.signal;
}

// One conversation as this page knows it: session, entries, state, and what is on its way. Must not know how it is shown.

import { Api, Refused } from "./api.js";
import { Outbox } from "./outbox.js";
import { Line } from "./stream.js";
import { Shelf } from "./shelf.js";

const SESSION = "session";
const HIDDEN_PATIENCE = 10_000; // a page that nobody sees gives its line back: a browser has six for each server
const TYPING_EVERY = 3_000;
const QUIET = { holder: "bot", officer: "", position: 0 };
const WITH_PEOPLE = ["queued", "person"];

/** `ears` has a function for each thing that happens: entry, reset, state, typing, connection, unsent, waiting. */
export class Conversation {
  entries = new Map(); // number -> entry
  state = QUIET;
  connection = "idle"; // idle, connecting, open, broken, offline
  waiting = new Set(); // numbers of messages that have no answer yet
  heard = 0; // the last number that the server told; what a reply to our own message says may be ahead of it

  #opening = null;
  #hiding = null;
  #typed = 0;
  #ending = new AbortController();

  constructor(server, language, ears) {
    this.language = language;
    this.ears = ears;
    this.api = new Api(server);
    this.shelf = new Shelf("localStorage", `beacon ${server.origin} `);
    const tab = new Shelf("sessionStorage", `beacon ${server.origin} `);
    this.outbox = new Outbox(tab, {
      post: (item) => this.#post(item),
      changed: () => ears.unsent(),
      acknowledged: (item, reply) => this.#acknowledged(item, reply),
    });
    this.line = new Line({
      open: (signal) => this.#listen(signal),
      hear: (event) => this.#hear(event),
      tell: (state) => this.#tell(navigator.onLine ? state : "offline"),
      refuse: (error) => this.#mayGoOn(error),
    });
    const { signal } = this.#ending;
    window.addEventListener("online", () => this.hurry(), { signal });
    window.addEventListener("offline", () => this.#tell("offline"), { signal });
    document.addEventListener("visibilitychange", () => this.#seen(), { signal });
    this.shelf.watch(SESSION, () => this.#adopt(), signal);
  }

  get session() {
    return this.shelf.get(SESSION);
  }

  /** Take up the conversation that the browser remembers, if there is one, and all that it still has to say. */
  async open() {
    if (this.session && !this.line.running) {
      this.#tell("connecting");
      this.line.start();
    }
    if (this.outbox.items.length) this.outbox.flush();
  }

  /** Let go of everything; what was not sent stays in the browser. */
  close() {
    this.line.stop();
    this.#ending.abort();
  }

  config(language) {
    return this.api.ask(`chat/config?lang=${language}`);
  }

  say(text) {
    this.outbox.add(text);
  }

  choose(choice) {
    this.outbox.add(choice.title, choice.id);
  }

  /** Words for the officer's screen that somebody is writing; not more often than is useful. */
  typing() {
    if (this.state.holder !== "person" || Date.now() - this.#typed < TYPING_EVERY) return;
    this.#typed = Date.now();
    this.#send("chat/typing", {}).catch(() => {});
  }

  async askPerson() {
    await this.#start();
    return this.#send("chat/person", {});
  }

  feedback(number, up, comment = "") {
    return this.#send("chat/feedback", { number, up, comment });
  }

  rate(stars, comment) {
    return this.#send("chat/rating", { stars, comment });
  }

  async speak(language) {
    this.language = language;
    if (this.session) await this.#send("chat/language", { language }).catch(() => {});
  }

  /** End this conversation for good and begin another. */
  async clear() {
    if (this.session) {
      try {
        this.#keep(await this.#send("chat/clear", {}));
      } catch (error) {
        if (!(error instanceof Refused && error.status === 401)) throw error;
        this.shelf.drop(SESSION);
      }
    }
    this.outbox.clear();
    this.#reset();
  }

  /** The list of an answer as CSV. */
  async csv(number) {
    return (await this.api.call(`chat/entries/${number}.csv`, { token: this.session?.token })).blob();
  }

  /** Whether this browser has judged an answer: true, false, or null. */
  verdict(number) {
    return this.shelf.get("verdicts")?.[`${this.session?.conversation} ${number}`] ?? null;
  }

  keepVerdict(number, up) {
    this.shelf.put("verdicts", { ...this.shelf.get("verdicts"), [`${this.session?.conversation} ${number}`]: up });
  }

  /** The network is back, or somebody is impatient. */
  hurry() {
    if (this.line.running) this.#tell("connecting");
    this.line.hurry();
    this.outbox.hurry();
  }

  // The session

  async #start() {
    if (this.session) return;
    this.#opening ??= this.#begin().finally(() => (this.#opening = null));
    await this.#opening;
  }

  async #begin() {
    const begin = async () => {
      if (!this.session) this.#keep(await this.api.ask("chat/sessions", { body: { language: this.language } }));
    };
    // two tabs that begin at once shall share one conversation
    if (navigator.locks) await navigator.locks.request(`${this.shelf.prefix}begin`, begin);
    else await begin();
  }

  #keep({ conversation, token, expires, keeps_days }) {
    this.begun = conversation;
    this.shelf.put(SESSION, { conversation, token, expires, keeps_days });
  }

  /** Another tab began a conversation or ended this one. */
  #adopt() {
    if (this.session?.conversation !== this.known) this.#reset();
  }

  #reset() {
    this.line.stop();
    this.known = this.session?.conversation;
    this.entries.clear();
    this.waiting.clear();
    this.heard = 0;
    this.state = QUIET;
    this.ears.reset();
    this.#tell("idle");
    this.open();
  }

  /** The server does not know the session any more: forget it, unless another tab has a newer one already. */
  #lost(token) {
    if (this.session?.token === token) this.shelf.drop(SESSION);
    this.#reset();
  }

  // What goes up

  async #post(item) {
    await this.#start();
    this.open();
    const { token } = this.session;
    const said = item.choice ? { choice: item.choice } : { text: item.text };
    try {
      return await this.api.ask("chat/messages", { token, body: { key: item.key, ...said } });
    } catch (error) {
      if (!(error instanceof Refused && error.status === 401)) throw error;
      this.#lost(token);
      throw new TypeError("the session has ended"); // said again in a new one
    }
  }

  /** `text` is what the server keeps, personal data masked: whoever said it sees so at once. */
  #acknowledged(item, { number, text }) {
    if (this.entries.has(number)) return;
    const entry = { number, author: "user", name: "", text, at: new Date(item.at).toISOString(), key: item.key };
    this.#add({ ...entry, reply_to: null, language: "", parts: {}, choices: [] }, true);
  }

  async #send(path, body) {
    const reply = await this.api.call(path, { token: this.session?.token, body });
    return reply.status === 204 ? null : reply.json().catch(() => null);
  }

  // What comes down

  async #listen(signal) {
    const { token, conversation } = this.session ?? {};
    this.known = conversation;
    if (!this.heard && conversation !== this.begun) await this.#history(token, signal);
    const headers = { Accept: "text/event-stream", "Last-Event-ID": String(this.heard) };
    return this.api.call("chat/stream", { token, headers, signal, patience: 0 });
  }

  async #history(token, signal) {
    for (let before = -1; before < this.heard; ) {
      before = this.heard;
      const { entries, state } = await this.api.ask(`chat/entries?after=${before}`, { token, signal });
      for (const entry of entries) this.#told(entry, false);
      if (state) this.#become(state);
    }
    const answered = Math.max(0, ...[...this.entries.values()].filter((e) => e.author !== "user").map((e) => e.number));
    for (const number of this.waiting) if (number < answered) this.waiting.delete(number);
    this.ears.waiting();
  }

  #hear({ event, data }) {
    let told;
    try {
      told = JSON.parse(data);
    } catch {
      return; // a line cut short is sent again
    }
    if (event === "entry") this.#told(told, true);
    else if (event === "state") this.#become(told);
    else if (event === "typing") this.ears.typing(told.who);
  }

  #told(entry, live) {
    this.heard = Math.max(this.heard, entry.number);
    this.#add({ ...entry, language: entry.parts?.language ?? "" }, live);
  }

  #add(entry, live) {
    if (this.entries.has(entry.number)) return;
    this.entries.set(entry.number, entry);
    if (entry.author === "user") {
      if (!WITH_PEOPLE.includes(this.state.holder) && !this.#isAnswered(entry.number)) this.waiting.add(entry.number);
    } else if (entry.reply_to) {
      this.waiting.delete(entry.reply_to);
    } else {
      this.waiting.clear();
    }
    this.ears.entry(entry, live);
    this.ears.waiting();
  }

  #isAnswered(number) {
    return [...this.entries.values()].some((entry) => entry.reply_to === number);
  }

  #become(state) {
    this.state = { ...this.state, ...state };
    if (WITH_PEOPLE.includes(this.state.holder)) this.waiting.clear();
    this.ears.state();
  }

  #mayGoOn(error) {
    if (error instanceof Refused && error.status === 401) {
      this.#lost(this.session?.token);
      return false;
    }
    return true;
  }

  #tell(connection) {
    if (connection === this.connection) return;
    this.connection = connection;
    if (connection === "open") this.outbox.hurry();
    this.ears.connection();
  }

  #seen() {
    clearTimeout(this.#hiding);
    if (!document.hidden) this.open();
    else if (!WITH_PEOPLE.includes(this.state.holder))
      this.#hiding = setTimeout(() => this.line.stop(), HIDDEN_PATIENCE);
  }
}

// The chat itself, wherever it stands: puts its parts together and passes on what happens. Must not know of launchers or pages.

import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { make, painted } from "./dom.js";
import { drawComment } from "./entries.js";
import { copy, save, transcribe } from "./files.js";
import { Header } from "./header.js";
import { Links } from "./links.js";
import { Log } from "./log.js";
import { drawHolder, drawRating } from "./people.js";
import { Shelf } from "./shelf.js";
import { drawStart } from "./start.js";
import { LANGUAGES, loadWords } from "./words.js";

const SHOWN = 4_000; // ms that a short message stays
const LOST = 1_500; // ms without a connection before it is said
const WRITES = 5_000;
const WIDEST = 640;

export class Panel {
  config = null;
  words = new Map();

  #lost = null;
  #lacks = false; // the configuration, asked for again once there is a connection
  #fading = null;

  /** `options`: level (of the heading), close (or null), language(code) for a wish to change it,
   *  follow(code) for the language that the conversation has taken, unread() for news. */
  constructor(server, ui, options) {
    Object.assign(this, { server, ui, options });
    this.words.set(ui.code, ui);
    this.links = new Links(server);
    this.conversation = new Conversation(server, ui.code, {
      entry: (entry, live) => this.#entry(entry, live),
      reset: () => this.#redraw(),
      state: () => this.#state(),
      typing: (who) => who === "officer" && this.#writes(),
      connection: () => this.#connection(),
      unsent: () => this.#unsent(),
      waiting: () => this.#waiting(),
    });
    this.#build();
    this.#nameEnds();
    this.#nameRest();
    this.#unsent();
  }

  /** Somebody looks at it: load what a conversation needs. */
  async open() {
    this.conversation.open();
    this.#connection();
    if (!this.config) await this.#configure();
    for (const code of Object.keys(LANGUAGES)) this.words.set(code, await loadWords(this.server, code).catch(() => this.ui));
  }

  close() {
    this.conversation.close();
  }

  /** Speak another language: head and foot at once, all the rest once that is seen. */
  async speak(ui) {
    this.ui = ui;
    this.words.set(ui.code, ui);
    this.#nameEnds();
    await painted();
    if (this.ui !== ui) return;
    this.conversation.speak(ui.code);
    this.#nameRest();
    this.#state();
    this.#unsent();
    this.#waiting();
    await this.log.rename(this.#inOrder(), ui);
    await this.#configure();
  }

  /** Light or dark: pictures are drawn anew. */
  paint(dark) {
    this.dark = dark;
    this.log.repaint(dark);
  }

  /** Put a question there, to be looked over and sent. */
  prepare(text) {
    this.composer.put(text);
  }

  say(text) {
    this.conversation.say(text);
  }

  /** To where one writes; on a phone to the conversation, which a keyboard would cover. */
  focus() {
    if (matchMedia("(pointer: coarse)").matches) this.log.scroller.focus();
    else this.composer.focus();
  }

  // Building

  #build() {
    this.header = new Header(this.options.level, {
      close: this.options.close,
      language: this.options.language,
      person: () => this.#askPerson(),
      transcript: () => this.#transcript(),
      clear: () => this.#confirm.showModal(),
    });
    this.log = new Log((language) => this.#tools(language));
    this.composer = new Composer(new Shelf("sessionStorage", `beacon ${this.server.origin} `), 500, {
      send: (text) => this.conversation.say(text),
      typing: () => this.conversation.typing(),
    });
    this.holder = make("div", { class: "bar people", role: "status" });
    this.trouble = make("div", { class: "bar trouble", role: "status" });
    this.toast = make("p", { class: "toast", role: "status" });
    this.#confirm = make("dialog", { class: "confirm", "aria-labelledby": "confirm-title" });
    this.elements = [this.header.element, this.holder, this.trouble, this.log.element, this.toast, this.composer.element, this.#confirm];
  }

  #confirm;

  #nameEnds() {
    this.header.name(this.ui, { person: this.config?.person ?? false });
    this.composer.name(this.ui);
  }

  #nameStart() {
    const acts = { ask: (question) => this.#ask(question), person: () => this.#askPerson(), level: this.options.level === "h1" ? "h2" : "h3" };
    this.log.start.replaceChildren(...drawStart(this.config, this.ui, acts));
  }

  #nameRest() {
    const { ui } = this;
    this.log.name(ui);
    this.#nameStart();
    this.#confirm.replaceChildren(
      make("p", { id: "confirm-title", class: "subhead" }, ui.say("clear")),
      make("p", {}, ui.say("clear_sure")),
      make(
        "form",
        { method: "dialog", class: "row" },
        make("button", { class: "solid", onclick: () => this.#clear() }, ui.say("clear_yes")),
        make("button", { class: "quiet", autofocus: true }, ui.say("clear_no")),
      ),
    );
  }

  async #configure() {
    const { ui } = this;
    try {
      const config = await this.conversation.config(ui.code);
      if (this.ui !== ui) return; // another language was asked for meanwhile
      this.config = config;
    } catch {
      this.#lacks = true; // the connection's own bar says what is wrong
      return;
    }
    this.composer.limit = this.config.limit;
    this.#nameEnds();
    this.#nameStart();
    if (this.links.allow(this.config.hosts) && this.conversation.entries.size) this.#redraw();
  }

  #tools(language) {
    const { ui, links, server, dark } = this;
    const { room } = this.log;
    return {
      ui,
      links,
      server,
      dark,
      words: this.words.get(language) ?? ui,
      width: Math.max(240, Math.min(WIDEST, room - (room % 20))),
      choose: (choice) => this.#choose(choice),
      verdict: (number) => this.conversation.verdict(number),
      act: {
        copy: (entry) => this.#copy(entry.text, "copied"),
        share: (entry) => this.#share(entry),
        export: (entry) => this.#export(entry),
        judge: (entry, up) => this.#judge(entry, up),
        edit: (key) => this.prepare(this.conversation.outbox.take(key)),
        discard: (key) => {
          this.conversation.outbox.take(key);
          this.focus();
        },
      },
    };
  }

  // What happens

  #entry(entry, live) {
    this.#unsent();
    this.log.add(entry, live);
    if (!live || entry.author === "user") return;
    this.options.unread();
    if (entry.author === "bot" && entry.language) this.options.follow(entry.language);
  }

  #redraw() {
    this.log.clear();
    const entries = this.#inOrder();
    for (const entry of entries) this.log.add(entry, false);
    this.#unsent();
    this.#state();
    if (entries.length) this.log.settle();
    else this.log.scroller.scrollTop = 0;
  }

  #inOrder() {
    return [...this.conversation.entries.values()].sort((one, other) => one.number - other.number);
  }

  #unsent() {
    const known = new Set([...this.conversation.entries.values()].map((entry) => entry.key));
    this.log.show(this.conversation.outbox.items.filter((item) => !known.has(item.key)));
    this.#connection();
  }

  #state() {
    const { state } = this.conversation;
    const line = drawHolder(state, this.ui);
    const words = line?.textContent ?? "";
    if (this.holder.textContent !== words) this.holder.replaceChildren(...(line ? [line] : []));
    const rates = state.holder === "rating" && !this.rated;
    if (state.holder !== "rating") this.rated = false;
    if (rates && !this.log.tail.querySelector(".rating")) this.#askRating();
    else if (!rates) this.log.tail.replaceChildren();
  }

  #askRating() {
    const done = () => {
      this.rated = true;
      this.log.tail.replaceChildren();
      this.focus();
    };
    const send = (stars, comment) =>
      this.#try(this.conversation.rate(stars, comment)).then((sent) => {
        if (!sent) return;
        done();
        this.#say("thanks");
      });
    this.log.tail.replaceChildren(drawRating(this.ui, { send, skip: done }));
    this.log.toEnd();
  }

  #waiting() {
    this.log.await(this.conversation.waiting.size ? this.ui.say("looking") : "");
  }

  #writes() {
    this.log.await(this.ui.say("writing", { officer: this.conversation.state.officer || this.ui.say("officer") }));
    clearTimeout(this.writing);
    this.writing = setTimeout(() => this.#waiting(), WRITES);
  }

  #connection() {
    const { connection, outbox } = this.conversation;
    const offline = !navigator.onLine;
    const broken = connection === "broken" || outbox.trouble;
    clearTimeout(this.#lost);
    if (this.#lacks && connection === "open") {
      this.#lacks = false;
      this.#configure();
    }
    if (offline) this.#tellTrouble(this.ui.say("offline"));
    else if (broken) this.#lost = setTimeout(() => this.#tellTrouble(outbox.trouble?.said || this.ui.say("lost")), LOST);
    else if (connection !== "connecting") this.#tellTrouble("");
  }

  #tellTrouble(words) {
    if (this.trouble.textContent === words) return;
    if (!words && this.trouble.textContent) this.#say("back");
    this.trouble.replaceChildren(words);
  }

  // What the user does

  #ask(question) {
    this.conversation.say(question);
    this.focus(); // what was pressed may be gone
  }

  #choose(choice) {
    this.conversation.choose(choice);
    this.focus();
  }

  async #askPerson() {
    this.focus();
    await this.#try(this.conversation.askPerson());
    this.conversation.open();
  }

  async #judge(entry, up) {
    if (!(await this.#try(this.conversation.feedback(entry.number, up)))) return;
    this.conversation.keepVerdict(entry.number, up);
    const element = this.log.entry(entry.number);
    for (const one of element.querySelectorAll("[data-up]")) one.setAttribute("aria-pressed", String(one.dataset.up === String(up)));
    element.querySelector(".comment")?.remove();
    const back = element.querySelector(`[data-up="${up}"]`);
    const form = drawComment({
      ui: this.ui,
      send: async (comment) => {
        if (comment && !(await this.#try(this.conversation.feedback(entry.number, up, comment)))) return;
        form.remove();
        back.focus();
        this.#say("thanks");
      },
    });
    element.append(form);
    form.querySelector("textarea").focus();
    form.scrollIntoView({ block: "nearest" });
  }

  async #copy(text, done) {
    await copy(text).then(
      () => this.#say(done),
      () => this.#say("copy_failed"),
    );
  }

  async #share(entry) {
    const question = this.conversation.entries.get(entry.reply_to)?.text ?? "";
    const url = new URL(`?ask=${encodeURIComponent(question)}`, this.server).href;
    if (!navigator.share) return this.#copy(url, "link_copied");
    await navigator.share({ title: question, text: entry.text, url }).catch(() => {}); // they thought better of it
  }

  async #export(entry) {
    const done = await this.#try(this.conversation.csv(entry.number).then((file) => save(file, `beacon-${entry.number}.csv`)));
    if (done) this.#say("saved");
  }

  #transcript() {
    save(transcribe(this.#inOrder(), this.ui), "beacon.txt");
    this.#say("saved");
  }

  async #clear() {
    if (await this.#try(this.conversation.clear())) this.#say("cleared");
    this.focus();
  }

  /** Whether it came off; where it did not, the reason is said. */
  async #try(doing) {
    try {
      await doing;
      return true;
    } catch (error) {
      this.#show(error.said || this.ui.say(navigator.onLine ? "failed" : "offline"));
      return false;
    }
  }

  #say(key) {
    this.#show(this.ui.say(key));
  }

  #show(words) {
    this.toast.replaceChildren(words);
    clearTimeout(this.#fading);
    this.#fading = setTimeout(() => this.toast.replaceChildren(), SHOWN);
  }
}

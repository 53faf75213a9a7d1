// Where a message is written: it grows with its text, counts what is left, and sends on Enter.

import { icon, label, make } from "./dom.js";
import { tagOf } from "./words.js";

const DRAFT = "draft";
const WARN = 100; // characters left from which they are counted
const PAUSE = 1_000; // ms

export class Composer {
  /** `shelf` keeps the draft; `send(text)` takes what is sent, `typing()` hears that somebody writes. */
  constructor(shelf, limit, { send, typing }) {
    Object.assign(this, { shelf, limit, sendText: send });
    this.field = make("textarea", { id: "message", rows: "1", autocomplete: "off", "aria-describedby": "count" });
    this.label = make("label", { for: "message", class: "unseen" });
    this.count = make("p", { id: "count", class: "count" });
    this.told = make("p", { class: "unseen", role: "status" }); // the count, read aloud where the writer pauses
    this.button = make("button", { class: "send", type: "submit" }, icon("send"));
    this.element = make("form", { class: "composer" }, this.label, this.field, this.button, this.count, this.told);
    this.element.addEventListener("submit", (event) => this.#submit(event));
    this.field.addEventListener("input", () => {
      this.#changed();
      typing();
    });
    this.field.addEventListener("keydown", (event) => {
      const composing = event.isComposing || event.keyCode === 229; // Enter that only picks a Chinese character
      if (event.key === "Enter" && !event.shiftKey && !composing) this.#submit(event);
    });
    this.field.value = shelf.get(DRAFT) ?? "";
  }

  name(ui) {
    this.ui = ui;
    this.element.lang = tagOf(ui.code);
    this.label.textContent = ui.say("message");
    this.field.placeholder = ui.say("placeholder");
    label(this.button, ui.say("send"));
    this.#warn();
  }

  /** Put a text there to be looked over and sent. */
  put(text) {
    this.field.value = text;
    this.#changed();
    this.field.focus();
  }

  focus() {
    this.#grow(); // a draft that was kept is seen for the first time
    this.field.focus();
  }

  #submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    if (!text || this.#left() < 0) {
      this.field.focus();
      return;
    }
    this.field.value = "";
    this.#changed();
    this.sendText(text);
  }

  #left() {
    return this.limit - [...this.field.value.trim()].length; // characters as the server counts them
  }

  #changed() {
    this.#warn();
    this.#grow();
    if (this.field.value) this.shelf.put(DRAFT, this.field.value);
    else this.shelf.drop(DRAFT);
  }

  #warn() {
    const left = this.#left();
    const tooLong = left < 0;
    this.count.textContent = tooLong ? this.ui.say("too_long", { over: -left, limit: this.limit }) : left <= WARN ? this.ui.say("left", { left }) : "";
    this.count.classList.toggle("failed", tooLong);
    this.field.setAttribute("aria-invalid", String(tooLong));
    clearTimeout(this.pause);
    this.pause = setTimeout(() => (this.told.textContent = this.count.textContent), PAUSE);
  }

  #grow() {
    this.field.rows = Math.min(5, this.field.value.split("\n").length);
    if (!this.field.value) return;
    while (this.field.rows < 5 && this.field.scrollHeight > this.field.clientHeight + 2) this.field.rows += 1;
  }
}

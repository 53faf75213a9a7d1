// The conversation on the screen: entries in their order, what is on its way below them, and where the reader looks.

import { button, icon, make } from "./dom.js";
import { drawChoices, drawEntry, drawUnsent } from "./entries.js";

const NEAR = 80; // px from the end that still count as reading the newest
const MARGIN = 12;
const UNHURRIED = 400; // ms before it is said that an answer is being looked up: most are there sooner

export class Log {
  #offers = null;
  #offering = 0; // the number of the entry whose choices are shown
  #loud = null;
  #slow = null;
  #frame = null; // many entries at once are looked at once

  /** `tools(language)` as for drawEntry, asked for at each drawing since language and theme may change. */
  constructor(tools) {
    this.tools = tools;
    this.start = make("div", { class: "opening" });
    this.entries = make("div", { class: "entries", role: "log" });
    this.unsent = make("div", { class: "outbox" });
    this.tail = make("div", { class: "tail" });
    this.answering = make("p", { class: "answering", role: "status" });
    this.scroller = make("div", { class: "scroll", tabindex: "0", role: "group" });
    this.scroller.append(this.start, this.entries, this.unsent, this.answering, this.tail);
    this.jump = button("jump", () => this.toEnd(), { hidden: true }, icon("down"));
    this.element = make("div", { class: "log" }, this.scroller, this.jump);
    this.scroller.addEventListener("scroll", () => this.#isNear() && (this.jump.hidden = true), { passive: true });
    this.entries.addEventListener("load", () => this.pinned && this.toEnd(), true); // a picture that came later
  }

  /** Put up the names of things, in the language of the page. */
  name(ui) {
    this.scroller.setAttribute("aria-label", ui.say("conversation"));
    this.entries.setAttribute("aria-label", ui.say("conversation"));
    this.jump.replaceChildren(icon("down"), ui.say("newer"));
  }

  clear() {
    this.entries.replaceChildren();
    this.unsent.replaceChildren();
    this.#offer(null);
    this.jump.hidden = true;
  }

  /** One entry at its place; `live` ones are read aloud and looked at, others are history. */
  add(entry, live) {
    const near = !live || entry.author === "user" || this.#isNear();
    if (!live) this.#hush();
    const element = drawEntry(entry, this.tools(entry.language));
    if (entry.author === "user") element.setAttribute("aria-live", "off"); // whoever typed it knows it
    const next = [...this.entries.children].find((other) => Number(other.dataset.number) > entry.number);
    this.entries.insertBefore(element, next ?? null);
    if (entry.number >= this.#offering) this.#offer(entry.author === "user" ? null : entry, entry.number);
    if (near) this.#frame ??= requestAnimationFrame(() => this.settle());
    else this.jump.hidden = false;
  }

  /** Look at the newest: its end, or where it does not fit, its beginning and the question before it. */
  settle() {
    cancelAnimationFrame(this.#frame);
    this.#frame = null;
    this.toEnd();
    const newest = this.entries.lastElementChild;
    if (!newest || newest.classList.contains("user")) return;
    const before = newest.previousElementSibling;
    const asked = before?.classList.contains("user") && before.offsetHeight < this.scroller.clientHeight / 4;
    const from = (asked ? before : newest).getBoundingClientRect().top - this.scroller.getBoundingClientRect().top - MARGIN;
    if (from >= 0) return;
    this.pinned = false;
    this.scroller.scrollTop += from;
  }

  /** What is on its way, in the order in which it was said. */
  show(items) {
    const near = this.#isNear();
    const tools = this.tools();
    this.unsent.replaceChildren(...items.map((item) => drawUnsent(item, tools)));
    if (items.length && near) this.toEnd();
  }

  /** Say that an answer is being looked up, or somebody writes, when it takes a while; "" for nobody. */
  await(words) {
    clearTimeout(this.#slow);
    if (!words) this.answering.replaceChildren();
    else if (!this.answering.hasChildNodes()) this.#slow = setTimeout(() => this.#sayWaiting(words), UNHURRIED);
    else this.#sayWaiting(words);
  }

  entry(number) {
    return this.entries.querySelector(`[data-number="${Number(number)}"]`);
  }

  toEnd() {
    this.pinned = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.jump.hidden = true;
  }

  #sayWaiting(words) {
    const near = this.#isNear();
    this.answering.replaceChildren(make("span", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i")), words);
    if (near) this.toEnd();
  }

  #offer(entry, number = 0) {
    this.#offers?.remove();
    this.#offering = number;
    this.#offers = entry?.choices?.length ? drawChoices(entry, this.tools()) : null;
    if (this.#offers) this.tail.before(this.#offers);
  }

  #isNear() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  /** History is not read aloud. */
  #hush() {
    this.entries.setAttribute("aria-live", "off");
    clearTimeout(this.#loud);
    this.#loud = setTimeout(() => this.entries.removeAttribute("aria-live"), UNHURRIED);
  }
}

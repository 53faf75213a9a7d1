// The conversation on the screen: entries in their order, what is on its way below them, and where the reader looks.

import { button, icon, make, painted, reword } from "./dom.js";
import { drawChoices, drawEntry, drawUnsent, renameEntry } from "./entries.js";

const NEAR = 80; // px from the end that still count as reading the newest
const MARGIN = 12;
const UNHURRIED = 400; // ms before it is said that an answer is being looked up: most are there sooner
const AT_ONCE = 20; // entries of a long conversation that are renamed between two frames

export class Log {
  room = 0; // px that an answer may be wide

  #offers = null;
  #newest = null; // the entry whose choices are shown
  #loud = null;
  #slow = null;
  #frame = null; // many entries at once are looked at once
  #pinned = false;
  #renamed = 0;

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
    this.entries.addEventListener("load", () => this.#pinned && this.toEnd(), true); // a picture that came later
    new ResizeObserver(([{ contentRect }]) => (this.room = contentRect.width || this.room)).observe(this.scroller);
  }

  /** Put up the names of things, in the language of the page. */
  name(ui) {
    this.scroller.setAttribute("aria-label", ui.say("conversation"));
    this.entries.setAttribute("aria-label", ui.say("conversation"));
    this.jump.replaceChildren(icon("down"), ui.say("newer"));
  }

  /** Name what stands there already in the language that the page has taken, the newest first. */
  async rename(entries, ui) {
    const turn = (this.#renamed += 1);
    this.#hush();
    reword(this.tail, ui);
    reword(this.unsent, ui);
    this.#offers?.setAttribute("aria-label", ui.say("choices"));
    for (const [at, entry] of [...entries].reverse().entries()) {
      if (at && at % AT_ONCE === 0) await painted();
      if (turn !== this.#renamed) return;
      const element = this.entry(entry.number);
      if (element) renameEntry(element, entry, this.tools(entry.language));
    }
  }

  /** Pictures follow the reader's setting. */
  repaint(dark) {
    for (const image of this.entries.querySelectorAll("figure img")) {
      const address = new URL(image.src);
      address.searchParams.set("theme", dark ? "dark" : "light");
      image.src = address.href;
    }
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
    let before = this.entries.lastElementChild;
    while (before && Number(before.dataset.number) > entry.number) before = before.previousElementSibling;
    if (before) before.after(element);
    else this.entries.prepend(element);
    if (entry.number >= (this.#newest?.number ?? 0)) this.#offer(entry);
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
    const view = this.#view;
    const before = newest.previousElementSibling;
    const asked = before?.classList.contains("user") && before.offsetHeight < view.clientHeight / 4;
    const from = (asked ? before : newest).getBoundingClientRect().top - view.getBoundingClientRect().top - MARGIN;
    if (from >= 0) return;
    this.#pinned = false;
    view.scrollTop += from;
  }

  /** What is on its way, in the order in which it was said. */
  show(items) {
    const shown = [...this.unsent.children].map(({ dataset }) => dataset);
    const same = ({ key, error }, at) => key === shown[at]?.key && error === shown[at].error;
    if (items.length === shown.length && items.every(same)) return; // nor is it read aloud again
    const look = items.some(({ key }) => shown.every((one) => one.key !== key)) || this.#isNear(); // what was just said is always seen
    const tools = this.tools();
    this.unsent.replaceChildren(...items.map((item) => drawUnsent(item, tools)));
    if (items.length && look) this.toEnd();
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
    this.#pinned = true;
    this.#view.scrollTop = this.#view.scrollHeight;
    this.jump.hidden = true;
  }

  /** What scrolls: the conversation, or where the window is very low, the panel with it. */
  get #view() {
    const { scroller } = this;
    return getComputedStyle(scroller).overflowY === "visible" ? (this.element.parentElement ?? scroller) : scroller;
  }

  #sayWaiting(words) {
    const near = this.#isNear();
    this.answering.replaceChildren(make("span", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i")), words);
    if (near) this.toEnd();
  }

  /** The choices of an entry stand below all, in the place of those before; a question of the user's takes them away. */
  #offer(entry) {
    this.#offers?.remove();
    this.#newest = entry;
    this.#offers = entry?.choices?.length && entry.author !== "user" ? drawChoices(entry, this.tools()) : null;
    if (this.#offers) this.tail.before(this.#offers);
  }

  #isNear() {
    const { scrollHeight, scrollTop, clientHeight } = this.#view;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  /** History is not read aloud. */
  #hush() {
    this.entries.setAttribute("aria-live", "off");
    clearTimeout(this.#loud);
    this.#loud = setTimeout(() => this.entries.removeAttribute("aria-live"), UNHURRIED);
  }
}

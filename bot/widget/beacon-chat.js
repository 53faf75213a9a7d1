// <beacon-chat>: the launcher and the panel that it opens, or with layout="page" the panel alone. See /embed.
//
// Attributes: lang (else that of the page), theme="light|dark" (else the reader's setting), layout="page", open.
// Methods: open(), close(), ask(text). Events: beacon-open, beacon-close, beacon-language (detail: the code).

import { icon, make, painted, unseen } from "./dom.js";
import { Panel } from "./panel.js";
import { Shelf } from "./shelf.js";
import { Rest, pauseOf } from "./stream.js";
import { LANGUAGES, codeOf, loadWords } from "./words.js";

const SERVER = new URL("..", import.meta.url);
const SMALL = "(max-width: 30em), (max-height: 24em)"; // where the panel takes the whole screen

const styles = fetch(new URL("styles.css", import.meta.url))
  .then((reply) => reply.text())
  .then((text) => new CSSStyleSheet().replace(text));

/** Once the page has nothing more urgent to do. */
const whenIdle = (act) => (window.requestIdleCallback ? requestIdleCallback(act, { timeout: 2_000 }) : setTimeout(act, 200));

export class BeaconChat extends HTMLElement {
  static observedAttributes = ["lang", "theme", "open"];

  #panel = null;
  #launcher = null;
  #dialog = null;
  #ending = null;
  #unread = 0;
  #shelf = new Shelf("localStorage", `beacon ${SERVER.origin} `);
  #small = matchMedia(SMALL);
  #night = matchMedia("(prefers-color-scheme: dark)");

  async connectedCallback() {
    this.#ending = new AbortController();
    const { signal } = this.#ending;
    const ui = await this.#load(signal);
    if (signal.aborted) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [await styles];
    this.#build(root, ui);
    this.#night.addEventListener("change", () => this.#paint(), { signal });
    this.#small.addEventListener("change", () => this.#dialog?.open && this.#unfold(), { signal });
    const watch = new MutationObserver(() => this.#follow());
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
    signal.addEventListener("abort", () => watch.disconnect());
    this.#shelf.watch("language", () => this.#follow(), signal);
    this.#paint();
    whenIdle(() => this.frame.classList.add("ready"));
    if (this.#isPage || this.hasAttribute("open")) this.open({ quietly: true });
    this.dispatchEvent(new CustomEvent("beacon-ready", { bubbles: true, composed: true }));
  }

  disconnectedCallback() {
    this.#ending.abort();
    this.#panel?.close();
    this.#panel = null;
    this.shadowRoot?.replaceChildren();
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#panel || before === now) return;
    if (name === "lang") this.#follow();
    else if (name === "theme") this.#paint();
    else if (now === null) this.close();
    else if (this.#dialog && !this.#dialog.open) this.open();
  }

  /** Open the panel and put the focus into it. */
  open({ quietly = false } = {}) {
    if (!this.#panel) return;
    if (this.#unread) this.#count(0);
    if (this.#dialog && !this.#dialog.open) {
      this.#unfold();
      this.dispatchEvent(new CustomEvent("beacon-open", { bubbles: true, composed: true }));
    }
    this.toggleAttribute("open", Boolean(this.#dialog));
    if (!quietly) requestAnimationFrame(() => this.#panel?.focus()); // with the frame that shows it, not with a layout of its own
    painted().then(() => this.#panel?.open());
  }

  /** Close the panel; the focus goes back to the launcher. */
  close() {
    if (!this.#dialog?.open) return;
    this.#dialog.close();
  }

  /** Open the panel with a question in it, to be looked over and sent. */
  ask(text) {
    this.open();
    this.#panel?.prepare(String(text));
  }

  get #isPage() {
    return this.getAttribute("layout") === "page";
  }

  /** The language tag of the page round about. */
  get #around() {
    return this.closest("[lang]")?.getAttribute("lang") ?? "";
  }

  /** The language wanted: that of the conversation, else the page's, else English. */
  get #language() {
    const held = this.#shelf.get("language");
    return held?.page === this.#around && held.code in LANGUAGES ? held.code : (codeOf(this.#around) ?? "en");
  }

  async #load(signal) {
    const rest = new Rest();
    window.addEventListener("online", () => rest.wake(), { signal });
    for (let tries = 0; !signal.aborted; tries += 1) {
      try {
        return await loadWords(SERVER, this.#language);
      } catch {
        await rest.take(pauseOf(tries));
      }
    }
    return null;
  }

  #build(root, ui) {
    const isPage = this.#isPage;
    this.#panel = new Panel(SERVER, ui, {
      level: isPage ? "h1" : "h2",
      close: isPage ? null : () => this.close(),
      language: (code) => this.#choose(code, true),
      follow: (code) => code !== this.ui.code && !this.#shelf.get("language")?.chosen && this.#choose(code, false),
      unread: () => this.#dialog && !this.#dialog.open && this.#count(this.#unread + 1),
    });
    if (isPage) {
      this.frame = make("main", { class: "beacon page" }, make("section", { class: "panel", "aria-labelledby": "title" }, this.#panel.elements));
    } else {
      this.#launcher = make("button", { type: "button", class: "launcher", "aria-haspopup": "dialog", onclick: () => this.open() });
      this.#dialog = make("dialog", { class: "panel", "aria-labelledby": "title" }, this.#panel.elements);
      this.#dialog.addEventListener("close", (event) => event.target === this.#dialog && this.#folded());
      this.#dialog.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && !event.defaultPrevented) this.close();
      });
      this.frame = make("section", { class: "beacon", popover: "manual" }, this.#launcher, this.#dialog);
    }
    root.replaceChildren(this.frame);
    if (!isPage) this.frame.showPopover?.(); // in the top layer no transform and no z-index of the page moves it
    this.#name(ui);
  }

  #name(ui) {
    this.ui = ui;
    this.frame.lang = { en: "en", "zh-hant": "zh-Hant-HK", "zh-hans": "zh-Hans-CN" }[ui.code];
    if (this.#launcher) this.frame.setAttribute("aria-label", ui.say("name"));
    this.#count(this.#unread);
  }

  #count(unread) {
    this.#unread = unread;
    if (!this.#launcher) return;
    const badge = unread ? make("span", { class: "badge" }, String(unread), unseen(` ${this.ui.say("unread")}`)) : null;
    this.#launcher.replaceChildren(icon("chat"), make("span", { class: "launcher-words" }, this.ui.say("launcher")), ...(badge ? [badge] : []));
  }

  /** Beside the page's content, or over all of it where there is no room beside. */
  #unfold() {
    if (this.#dialog.open) this.#dialog.close();
    if (this.#small.matches) this.#dialog.showModal();
    else this.#dialog.setAttribute("open", ""); // show() would look for something to focus, which takes a layout
  }

  #folded() {
    if (this.#dialog.open) return; // only changed from one kind to the other
    this.removeAttribute("open");
    requestAnimationFrame(() => this.#dialog.open || this.#launcher.focus()); // with the frame, as in open()
    this.dispatchEvent(new CustomEvent("beacon-close", { bubbles: true, composed: true }));
  }

  #paint() {
    const theme = this.getAttribute("theme");
    const dark = theme ? theme === "dark" : this.#night.matches;
    this.frame.classList.toggle("dark", dark);
    this.#panel.paint(dark);
  }

  /** A language of the conversation holds until the page itself speaks another; one that was `chosen` stays all through it. */
  #choose(code, chosen) {
    this.#shelf.put("language", { code, chosen, page: this.#around });
    this.#follow();
    this.dispatchEvent(new CustomEvent("beacon-language", { detail: code, bubbles: true, composed: true }));
  }

  async #follow() {
    const code = this.#language;
    if (code === this.ui.code) return;
    const ui = await loadWords(SERVER, code).catch(() => null);
    if (!ui || !this.#panel || this.#language !== code) return;
    this.ui = ui;
    this.#panel.speak(ui);
    await painted();
    if (this.#panel && this.ui === ui) this.#name(ui);
  }
}

customElements.define("beacon-chat", BeaconChat);

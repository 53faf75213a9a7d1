// The head of the panel: its name, the language switch, the menu and the way out.

import { button, icon, label, make } from "./dom.js";
import { LANGUAGES, tagOf } from "./words.js";

const NAMES = { en: "English", "zh-hant": "繁體中文", "zh-hans": "简体中文" };

export class Header {
  /** `act` has language(code), close() or null, and the menu's person(), transcript(), clear(). */
  constructor(level, act) {
    this.act = act;
    this.title = make(level, { id: "title" });
    this.tagline = make("p", { class: "tagline" });
    const choices = Object.entries(LANGUAGES).map(([code, short]) =>
      button("language", () => act.language(code), { label: NAMES[code], lang: tagOf(code), "data-code": code }, short),
    );
    this.languages = make("div", { class: "languages", role: "group" }, choices);
    this.menuButton = button("round", () => this.toggle(), { "aria-expanded": "false", "aria-controls": "menu" }, icon("more"));
    this.menu = make("ul", { class: "menu", id: "menu", hidden: true });
    this.closeButton = act.close ? button("round", () => act.close(), {}, icon("minimise")) : null;
    const naming = make("div", { class: "naming" }, this.title, this.tagline);
    this.around = make("div", { class: "around" }, this.menuButton, this.menu);
    this.element = make("header", {}, naming, this.languages, this.around, this.closeButton);
    this.around.addEventListener("focusout", (event) => !this.around.contains(event.relatedTarget) && event.relatedTarget && this.toggle(false));
    this.around.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.menu.hidden) return;
      event.stopPropagation();
      event.preventDefault(); // a dialog would close as well
      this.toggle(false);
      this.menuButton.focus();
    });
  }

  name(ui, { person }) {
    this.element.lang = tagOf(ui.code);
    this.title.textContent = ui.say("name");
    this.tagline.textContent = ui.say("tagline");
    this.languages.setAttribute("aria-label", ui.say("language"));
    for (const one of this.languages.children) one.setAttribute("aria-pressed", String(one.dataset.code === ui.code));
    label(this.menuButton, ui.say("menu"));
    if (this.closeButton) label(this.closeButton, ui.say("close"));
    const item = (key, drawing, act) =>
      make(
        "li",
        {},
        button("item", () => {
          this.toggle(false);
          this.menuButton.focus();
          act();
        }, {}, icon(drawing), ui.say(key)),
      );
    this.menu.replaceChildren(
      ...(person ? [item("person", "person", this.act.person)] : []),
      item("transcript", "table", this.act.transcript),
      item("clear", "bin", this.act.clear),
    );
  }

  toggle(open = this.menu.hidden) {
    this.menu.hidden = !open;
    this.menuButton.setAttribute("aria-expanded", String(open));
    if (open) this.menu.querySelector("button").focus();
  }
}

// What was said and not yet acknowledged: kept over a reload, sent in order, each under one key until the server has it.

import { Refused } from "./api.js";
import { Rest, pauseOf } from "./stream.js";

const KEPT = "unsent";

export class Outbox {
  trouble = null; // why what waits could not be sent the last time

  #sending = false;
  #rest = new Rest();

  /** `post(item)` sends one, `changed()` hears of every change, `acknowledged(item, reply)` of each that arrived. */
  constructor(shelf, { post, changed, acknowledged }) {
    Object.assign(this, { shelf, post, changed, acknowledged });
    this.items = shelf.get(KEPT) ?? [];
  }

  /** Say a text, or a choice by its id with the words that it stands for. */
  add(text, choice = null) {
    this.items.push({ key: crypto.randomUUID?.() ?? makeKey(), text, choice, at: Date.now(), error: "" });
    this.#keep();
    this.flush();
  }

  /** Take one away that could not be sent; gives back its text. */
  take(key) {
    const item = this.items.find((one) => one.key === key);
    this.items = this.items.filter((one) => one.key !== key);
    this.#keep();
    return item?.text ?? "";
  }

  has(key) {
    return this.items.some((item) => item.key === key);
  }

  clear() {
    this.items = [];
    this.#keep();
  }

  hurry() {
    this.#rest.wake();
    this.flush();
  }

  /** Send all that waits; comes back when nothing does. */
  async flush() {
    if (this.#sending) return;
    this.#sending = true;
    let tries = 0;
    try {
      for (let item; (item = this.items.find((one) => !one.error)); ) {
        try {
          const reply = await this.post(item);
          this.items = this.items.filter((one) => one.key !== item.key);
          this.acknowledged(item, reply);
          this.trouble = null;
          tries = 0;
        } catch (error) {
          if (error instanceof Refused && !error.passes) {
            item.error = error.said || error.message;
          } else {
            this.trouble = error;
            this.changed();
            await this.#rest.take(Math.max((error.wait ?? 0) * 1000, pauseOf(tries++)));
          }
        }
        this.#keep();
      }
    } finally {
      this.#sending = false;
    }
  }

  #keep() {
    if (this.items.length) this.shelf.put(KEPT, this.items);
    else this.shelf.drop(KEPT);
    this.changed();
  }
}

/** A version 4 UUID where the page is not served over https and has none to give. */
function makeKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

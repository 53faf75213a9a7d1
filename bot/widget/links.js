// Which addresses become links: https ones of hosts that the data names, and our own server's. All others stay text.

import { icon, make, unseen } from "./dom.js";

const ADDRESS = /https:\/\/[^\s<>"'，。；：！？、）」』】]+/g;
const TRAILING = /[.,;:!?)\]]+$/;

export class Links {
  #hosts = new Set();

  constructor(server) {
    this.server = server;
  }

  /** Trust these hosts too; gives back whether one of them is new. */
  allow(hosts) {
    const known = this.#hosts.size;
    for (const host of hosts) this.#hosts.add(host);
    return this.#hosts.size > known;
  }

  /** The address as it may stand in a link, or null. */
  check(address) {
    let url;
    try {
      url = new URL(address);
    } catch {
      return null;
    }
    if (url.username || url.password) return null;
    if (url.origin === this.server.origin) return url.href;
    return url.protocol === "https:" && this.#hosts.has(url.host) ? url.href : null;
  }

  /** A link in a new tab, or the bare words where the address is not to be trusted. */
  link(address, words, hint, attributes = {}) {
    const href = this.check(address);
    if (!href) return make("span", attributes, words);
    return make("a", { href, target: "_blank", rel: "noopener noreferrer", ...attributes }, words, icon("out"), unseen(` ${hint}`));
  }

  /** A text as nodes: addresses in it as links, line ends as line ends. */
  read(text, hint) {
    const nodes = [];
    let last = 0;
    for (const found of text.matchAll(ADDRESS)) {
      const address = found[0].replace(TRAILING, "");
      if (!this.check(address)) continue;
      nodes.push(text.slice(last, found.index), this.link(address, address, hint));
      last = found.index + address.length;
    }
    nodes.push(text.slice(last));
    return nodes;
  }
}

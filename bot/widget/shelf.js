// Keeps small values in the browser, for this tab or for all tabs; in memory only where the browser keeps nothing.

export class Shelf {
  #memory = new Map();

  /** `area` is "localStorage" or "sessionStorage". */
  constructor(area, prefix) {
    this.area = area;
    this.prefix = prefix;
  }

  get(key) {
    try {
      const text = window[this.area].getItem(this.prefix + key);
      if (text !== null) return JSON.parse(text);
    } catch {
      // no storage here, or somebody else wrote something else
    }
    return this.#memory.get(key) ?? null;
  }

  put(key, value) {
    this.#memory.set(key, value);
    try {
      window[this.area].setItem(this.prefix + key, JSON.stringify(value));
    } catch {
      // full or forbidden: memory has it
    }
  }

  drop(key) {
    this.#memory.delete(key);
    try {
      window[this.area].removeItem(this.prefix + key);
    } catch {
      // nothing was kept
    }
  }

  /** Call `heard` whenever another tab changes that key. */
  watch(key, heard, signal) {
    window.addEventListener("storage", (event) => event.key === this.prefix + key && heard(), { signal });
  }
}

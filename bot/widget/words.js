// The widget's words in one language, fetched once each from the server. Must not know where they are shown.

const LOADED = new Map();
export const LANGUAGES = { en: "EN", "zh-hant": "繁", "zh-hans": "简" };
const TAGS = { en: "en", "zh-hant": "zh-Hant", "zh-hans": "zh-Hans" };
const LOCALES = { en: "en-GB", "zh-hant": "zh-HK", "zh-hans": "zh-CN" };

/** Our code of a language tag such as "zh-HK"; null where we do not have the language. */
export function codeOf(tag) {
  const [language, ...rest] = String(tag ?? "").toLowerCase().split("-");
  if (language === "en") return "en";
  if (language !== "zh") return null;
  return rest.some((part) => ["hans", "cn", "sg"].includes(part)) ? "zh-hans" : "zh-hant";
}

/** The tag for a `lang` attribute. */
export function tagOf(code) {
  return TAGS[code] ?? "en";
}

/** The words of a language. Rejects where the server does not answer; the next call asks again. */
export function loadWords(server, code) {
  const url = new URL(`widget/words/${code}.json`, server);
  if (!LOADED.has(url.href)) {
    const loading = fetch(url)
      .then((reply) => (reply.ok ? reply.json() : Promise.reject(new Error(`${url} answers ${reply.status}`))))
      .then((words) => new Words(code, words));
    loading.catch(() => LOADED.delete(url.href));
    LOADED.set(url.href, loading);
  }
  return LOADED.get(url.href);
}

class Words {
  #formats = new Map(); // each takes a while to make

  constructor(code, words) {
    this.code = code;
    this.words = words;
  }

  /** The words of that key, with its {places} filled. */
  say(key, places = {}) {
    return this.words[key].replace(/\{(\w+)\}/g, (_, name) => String(places[name]));
  }

  time(moment) {
    return this.#format("time", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, moment);
  }

  day(moment) {
    return this.#format("day", { day: "numeric", month: "long", year: "numeric" }, moment);
  }

  #format(name, options, moment) {
    if (!this.#formats.has(name))
      this.#formats.set(name, new Intl.DateTimeFormat(LOCALES[this.code], { timeZone: "Asia/Hong_Kong", ...options }));
    return this.#formats.get(name).format(new Date(moment));
  }
}

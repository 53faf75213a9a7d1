// The assistant's own page: it speaks the language of the chat, and ?ask= puts a shared question into it.

import { LANGUAGES, codeOf, loadWords, tagOf } from "./words.js";

const here = new URL(location.href);
const chat = document.querySelector("beacon-chat");
const wanted = here.searchParams.get("lang");
const spoken = navigator.languages.map(codeOf).find(Boolean) ?? "en";

async function speak(code) {
  document.documentElement.lang = tagOf(code);
  document.title = (await loadWords(new URL("..", import.meta.url), code)).say("title");
}

document.addEventListener("beacon-language", ({ detail: code }) => {
  here.searchParams.set("lang", code);
  history.replaceState(null, "", here);
  speak(code);
});
chat.addEventListener("beacon-ready", () => here.searchParams.has("ask") && chat.ask(here.searchParams.get("ask")), { once: true });

speak(wanted in LANGUAGES ? wanted : spoken);
import("./beacon-chat.js");

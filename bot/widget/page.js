// The assistant's own page: speaks the language that the chat speaks, and puts a shared question into the chat.

import "./beacon-chat.js";
import { tagOf } from "./words.js";

const chat = document.querySelector("beacon-chat");
const asked = new URL(location.href).searchParams.get("ask");

document.addEventListener("beacon-language", ({ detail: code }) => {
  document.documentElement.lang = tagOf(code);
  const url = new URL(location.href);
  url.searchParams.set("lang", code);
  history.replaceState(null, "", url);
});

if (asked) chat.addEventListener("beacon-ready", () => chat.ask(asked), { once: true });

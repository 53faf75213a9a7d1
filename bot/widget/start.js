// What stands at the top: what this is, what it keeps, where its answers come from, and questions to begin with.

import { button, icon, make } from "./dom.js";

/** `config` is null until the server has told it; `level` is that of the heading, such as "h3". */
export function drawStart(config, ui, { ask, person, level }) {
  const notice = make(
    "div",
    { class: "intro" },
    make("p", { class: "hello" }, ui.say("hello")),
    make("p", {}, ui.say("what")),
    config ? make("p", {}, ui.say("as_of", { day: ui.day(config.as_of) })) : null,
    config ? make("p", {}, ui.say("keeps", { days: config.keeps_days })) : null,
  );
  if (!config) return [notice];
  const questions = config.suggestions.map((question) => make("li", {}, button("choice", () => ask(question), {}, question)));
  return [
    notice,
    make(level, { id: "begin", class: "subhead" }, ui.say("begin")),
    make("ul", { class: "choices column", "aria-labelledby": "begin" }, questions),
    ...(config.person ? [make("p", {}, button("quiet", person, {}, icon("person"), ui.say("person")))] : []),
  ];
}

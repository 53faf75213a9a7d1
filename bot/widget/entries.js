// Draws one entry of the log: who spoke, when, what was said, and what can be done with an answer.

import { drawAnswer } from "./answer.js";
import { button, icon, make, unseen } from "./dom.js";
import { tagOf } from "./words.js";

/** An entry as an element. `tools` are those of drawAnswer with: ui (the words of the page's language), act, verdict. */
export function drawEntry(entry, tools) {
  const { ui } = tools;
  const names = { user: ui.say("you"), bot: ui.say("name"), officer: entry.name || ui.say("officer"), notice: ui.say("notice") };
  const name = names[entry.author];
  const time = make("time", { datetime: entry.at }, ui.time(entry.at));
  const quiet = entry.author === "user" || entry.author === "notice";
  return make(
    "div",
    { class: `entry ${entry.author}`, "data-number": entry.number },
    make("p", { class: "by" }, quiet ? unseen(name) : make("span", { class: "name" }, name), " ", time),
    make("div", { class: "said", lang: entry.language ? tagOf(entry.language) : null }, said(entry, tools)),
    entry.author === "bot" ? toolbar(entry, tools) : null,
  );
}

function said(entry, tools) {
  if (entry.author === "bot" && entry.parts?.lead) return drawAnswer(entry, tools);
  const hint = tools.ui.say("new_tab");
  return entry.text.split("\n").map((line) => make("p", {}, tools.links.read(line, hint)));
}

/** A message that the server has not acknowledged yet, or will not take. */
export function drawUnsent({ key, text, error }, { ui, act }) {
  const state = error
    ? [
        make("p", { class: "failed" }, error),
        make("p", {}, button("quiet", () => act.edit(key), {}, ui.say("edit")), button("quiet", () => act.discard(key), {}, ui.say("discard"))),
      ]
    : [make("p", { class: "by" }, ui.say("sending"))];
  return make("div", { class: "entry user unsent", "data-key": key }, unseen(ui.say("you")), make("div", { class: "said" }, make("p", {}, text)), state);
}

/** The questions that an answer offers; the one that shows more stands under its cards already. */
export function drawChoices({ choices, parts, language }, { ui, choose }) {
  const offered = choices.filter(({ title }) => title !== parts?.more);
  if (!offered.length) return null;
  return make(
    "ul",
    { class: "choices", lang: language ? tagOf(language) : null, "aria-label": ui.say("choices") },
    offered.map((choice) => make("li", {}, button("choice", () => choose(choice), {}, choice.title))),
  );
}

function toolbar(entry, { ui, act, verdict }) {
  const { parts } = entry;
  const given = verdict(entry.number);
  const judge = (up) =>
    button("tool", (event) => act.judge(entry, up, event.currentTarget), { label: ui.say(up ? "good" : "bad"), "aria-pressed": String(given === up), "data-up": String(up) }, icon(up ? "up" : "bad"));
  return make(
    "div",
    { class: "tools", role: "group", "aria-label": ui.say("tools") },
    button("tool", () => act.copy(entry), { label: ui.say("copy") }, icon("copy")),
    entry.reply_to ? button("tool", () => act.share(entry), { label: ui.say("share") }, icon("share")) : null,
    parts?.csv ? button("tool", () => act.export(entry), { label: ui.say("csv") }, icon("table")) : null,
    make("span", { class: "space" }),
    judge(true),
    judge(false),
  );
}

/** A form that asks what was good or bad about an answer. */
export function drawComment({ ui, send }) {
  const field = make("textarea", { rows: "2", maxlength: "500", id: "comment" });
  const submit = (event) => {
    event.preventDefault();
    send(field.value.trim());
  };
  return make(
    "form",
    { class: "comment", onsubmit: submit },
    make("label", { for: "comment" }, ui.say("comment")),
    field,
    make("p", { class: "row" }, make("button", { class: "solid", type: "submit" }, ui.say("comment_send")), button("quiet", () => send(null), {}, ui.say("comment_skip"))),
  );
}

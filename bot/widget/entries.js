// Draws one entry of the log: who spoke, when, what was said, and what can be done with an answer.

import { drawAnswer } from "./answer.js";
import { button, icon, make, reword, unseen } from "./dom.js";
import { tagOf } from "./words.js";

/** An entry as an element. `tools` are those of drawAnswer with: ui (the words of the page's language), act, verdict. */
export function drawEntry(entry, tools) {
  const { ui } = tools;
  const time = make("time", { datetime: entry.at }, ui.time(entry.at));
  return make(
    "div",
    { class: `entry ${entry.author}`, "data-number": entry.number },
    make("p", { class: "by" }, by(entry, ui), " ", time),
    make("div", { class: "said", lang: entry.language ? tagOf(entry.language) : null }, said(entry, tools)),
    entry.author === "bot" ? toolbar(entry, tools) : null,
  );
}

/** The same entry in another language of the page: what the reader has opened or begun in it stays. */
export function renameEntry(element, entry, tools) {
  reword(element, tools.ui);
  if (!entry.language) element.querySelector(".said").replaceChildren(...said(entry, tools));
}

function by({ author, name }, ui) {
  if (author === "officer" && name) return make("span", { class: "name" }, name);
  const key = { user: "you", bot: "name" }[author] ?? author;
  const quiet = author === "user" || author === "notice";
  return make("span", { class: quiet ? "unseen" : "name", "data-word": key }, ui.say(key));
}

function said(entry, tools) {
  if (entry.author === "bot" && entry.parts?.lead) return drawAnswer(entry, tools);
  const hint = tools.ui.say("new_tab");
  return entry.text.split("\n").map((line) => make("p", {}, tools.links.read(line, hint)));
}

/** A message that the server has not acknowledged yet, or will not take. */
export function drawUnsent({ key, text, error }, { ui, act }) {
  const answer = (word) => button("quiet", () => act[word](key), { "data-word": word }, ui.say(word));
  const state = error
    ? [make("p", { class: "failed", role: "alert" }, error), make("p", {}, answer("edit"), answer("discard"))]
    : [make("p", { class: "by", "data-word": "sending" }, ui.say("sending"))];
  return make(
    "div",
    { class: "entry user unsent", "data-key": key, "data-error": error },
    unseen(ui.say("you"), { "data-word": "you" }),
    make("div", { class: "said" }, make("p", {}, text)),
    state,
  );
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
  const tool = (key, drawing, press, attributes = {}) => button("tool", press, { label: ui.say(key), "data-label": key, ...attributes }, icon(drawing));
  const judge = (up) =>
    tool(up ? "good" : "bad", up ? "up" : "bad", () => act.judge(entry, up), { "aria-pressed": String(given === up), "data-up": String(up) });
  return make(
    "div",
    { class: "tools", role: "group", "aria-label": ui.say("tools"), "data-label": "tools" },
    tool("copy", "copy", () => act.copy(entry)),
    entry.reply_to ? tool("share", "share", () => act.share(entry)) : null,
    parts?.csv ? tool("csv", "table", () => act.export(entry)) : null,
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
    make("label", { for: "comment", "data-word": "comment" }, ui.say("comment")),
    field,
    make(
      "p",
      { class: "row" },
      make("button", { class: "solid", type: "submit", "data-word": "comment_send" }, ui.say("comment_send")),
      button("quiet", () => send(null), { "data-word": "comment_skip" }, ui.say("comment_skip")),
    ),
  );
}

// What is shown while a person has the conversation: the queue, who is there, and the rating afterwards.

import { button, icon, make } from "./dom.js";

const STARS = [1, 2, 3, 4, 5];

/** The line under the header for a state of the conversation; null where the assistant has it. */
export function drawHolder({ holder, officer, position }, ui) {
  if (holder === "queued") {
    const words = position === 1 ? ui.say("queue_next") : position ? ui.say("queue_place", { position }) : ui.say("queue");
    return make("p", { class: "holder" }, icon("person"), words);
  }
  if (holder === "person") return make("p", { class: "holder" }, icon("person"), ui.say("with_officer", { officer: officer || ui.say("officer") }));
  return null;
}

/** The form in which a talk with a person is rated; `send(stars, comment)`, `skip()`. */
export function drawRating(ui, { send, skip }) {
  const star = (stars) =>
    make("label", { class: "star" }, make("input", { type: "radio", name: "stars", value: String(stars), required: true }), make("span", {}, String(stars)));
  const word = (key) => make("span", { "data-word": key }, ui.say(key));
  const comment = make("textarea", { rows: "2", maxlength: "500", id: "rating-comment" });
  const submit = (event) => {
    event.preventDefault();
    send(Number(new FormData(event.currentTarget).get("stars")), comment.value.trim());
  };
  return make(
    "form",
    { class: "rating", onsubmit: submit },
    make("fieldset", {}, make("legend", { "data-word": "rate" }, ui.say("rate")), make("p", { class: "stars" }, STARS.map(star)), make("p", { class: "ends" }, word("rate_worst"), word("rate_best"))),
    make("label", { for: "rating-comment", "data-word": "rate_comment" }, ui.say("rate_comment")),
    comment,
    make("p", { class: "row" }, make("button", { class: "solid", type: "submit", "data-word": "rate_send" }, ui.say("rate_send")), button("quiet", skip, { "data-word": "rate_skip" }, ui.say("rate_skip"))),
  );
}

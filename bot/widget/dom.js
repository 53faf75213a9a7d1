// Makes elements. What is said only ever becomes text, never markup; must not know what a conversation is.

const SVG = "http://www.w3.org/2000/svg";

// Paths on a grid of 24, drawn as lines.
const ICONS = {
  chat: "M4 5h16v11H10l-5 4v-4H4z",
  close: "M6 6l12 12M18 6L6 18",
  minimise: "M6 9l6 6 6-6",
  more: "M5 7h14M5 12h14M5 17h14",
  send: "M5 12h13M12 5l7 7-7 7",
  down: "M12 5v14M6 13l6 6 6-6",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  share: "M12 15V4M8 7l4-4 4 4M5 12v8h14v-8",
  table: "M12 4v11M8 11l4 4 4-4M5 19h14",
  up: "M7 10v10H4V10zM7 10l4-7c2 0 2 1 2 3l-1 4h6c2 0 2 1 2 2l-2 7c0 1-1 1-2 1H7",
  bad: "M17 14V4h3v10zM17 14l-4 7c-2 0-2-1-2-3l1-4H6c-2 0-2-1-2-2l2-7c0-1 1-1 2-1h9",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 4-6 8-6s8 2 8 6",
  bin: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13",
  note: "M12 8v.01M12 11v5M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
  out: "M14 5h5v5M19 5l-8 8M10 5H5v14h14v-5",
  drop: "M8 8l8 8M16 8l-8 8",
};

/** An element; a name with `on` before it is an event, `false` and `null` attributes and children are left away. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A drawing without a meaning of its own. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true", focusable: "false" }))
    svg.setAttribute(key, value);
  svg.append(path);
  return svg;
}

/** A button of the size of a finger; `label` is read where `children` show only a drawing. */
export function button(className, act, { label, ...attributes }, ...children) {
  return make("button", { type: "button", class: className, onclick: act, "aria-label": label, title: label, ...attributes }, ...children);
}

/** Words that are read aloud and not seen. */
export function unseen(text, attributes = {}) {
  return make("span", { class: "unseen", ...attributes }, text);
}

/** Give what shows only a drawing its name. */
export function label(element, words) {
  element.setAttribute("aria-label", words);
  element.title = words;
}

/** Say in another language what bears the key of its words: `data-word` for text, `data-label` for a name; times too. */
export function reword(root, ui) {
  for (const one of root.querySelectorAll("[data-word]")) one.textContent = ui.say(one.dataset.word);
  for (const one of root.querySelectorAll("button[data-label]")) label(one, ui.say(one.dataset.label));
  for (const one of root.querySelectorAll("[role][data-label]")) one.setAttribute("aria-label", ui.say(one.dataset.label));
  for (const one of root.querySelectorAll("time")) one.textContent = ui.time(one.dateTime);
}

/** When the next frame is on the screen: what is pressed is to be seen before longer work begins. */
export function painted() {
  return new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)));
}

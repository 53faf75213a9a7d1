// Draws one answer of the assistant from its parts: what was understood, cards, tables, pictures, notes and the source.

import { button, icon, make, unseen } from "./dom.js";

/**
 * The answer's elements in reading order. `tools` has: words (of the answer's language), links, server, dark, width,
 * and choose(choice) for what is pressed.
 */
export function drawAnswer(entry, tools) {
  const { parts } = entry;
  const { words, links } = tools;
  const more = entry.choices.find((choice) => parts.more && choice.title === parts.more);
  return [
    make("p", { class: "lead" }, links.read(parts.lead, words.say("new_tab"))),
    conditions(entry, tools),
    parts.picture?.path ? picture(parts.picture, tools) : null,
    parts.table ? figures(parts.table, parts.lead, words) : null,
    parts.comparison ? comparison(parts.comparison, parts.lead, tools) : cards(parts, tools),
    more ? rest(parts, more, tools) : null,
    (parts.links ?? []).map((project) => make("p", {}, paper(project, parts.labels, tools))),
    (parts.notes ?? []).map((note) => make("p", { class: "note" }, icon("note"), make("span", {}, links.read(note, words.say("new_tab"))))),
    parts.source ? source(parts.source, tools) : null,
  ].flat();
}

function conditions({ conditions = [] }, { words, choose }) {
  if (!conditions.length) return null;
  const chips = conditions.map(({ title, choice, asks }) =>
    make("li", {}, button("chip", () => choose({ id: choice, title: asks }), {}, unseen(words.say("drop")), " ", make("span", {}, title), icon("drop"))),
  );
  return make("ul", { class: "chips", "aria-label": words.say("conditions") }, chips);
}

function cards(parts, tools) {
  if (!parts.cards?.length) return null;
  const list = parts.cards.length > 1;
  const drawn = parts.cards.map((project) => card(project, parts.labels, list, tools));
  return list ? make("ol", { class: "cards", start: parts.cards[0].number }, drawn.map((one) => make("li", {}, one))) : drawn;
}

function card(project, labels, numbered, tools) {
  const fact = (name) => make("div", { class: `fact ${name === "estimate" ? "main" : ""}` }, make("dt", {}, labels[name]), make("dd", {}, project[name]));
  return make(
    "div",
    { class: "card" },
    make("p", { class: "card-name" }, numbered ? make("span", { class: "number" }, `${project.number}.`, " ") : null, project.name),
    make("p", { class: "owner" }, unseen(`${labels.owner}: `), project.owner),
    make("dl", { class: "facts" }, ["estimate", "approved", "start", "live"].map(fact)),
    make(
      "div",
      { class: "foot" },
      project.description ? make("details", {}, make("summary", {}, tools.words.say("description")), make("p", {}, project.description)) : null,
      make("p", { class: "paper" }, paper(project, labels, tools)),
    ),
  );
}

function paper(project, labels, { links, words }) {
  return links.link(project.url, `${labels.paper} ${project.paper}`, words.say("new_tab"));
}

function rest({ cards, offset = 0, total }, choice, { words, choose }) {
  return make(
    "p",
    { class: "more" },
    make("span", {}, words.say("shown", { shown: offset + cards.length, total })),
    button("quiet", () => choose(choice), {}, choice.title),
  );
}

function source({ text, url, title }, { links, words }) {
  const at = text.indexOf(url);
  const named = text.indexOf(title);
  if (!url || at < 0 || named < 0) return make("p", { class: "source" }, links.read(text, words.say("new_tab")));
  // the title carries the link, so that the address need not be read out
  const before = text.slice(0, named);
  const after = text.slice(at + url.length);
  return make("p", { class: "source" }, before, links.link(url, title, words.say("new_tab")), after);
}

function picture({ path, title, alternative, table }, { words, server, dark, width }) {
  const address = new URL(`${path.slice(1)}.svg?width=${width}&theme=${dark ? "dark" : "light"}`, server);
  if (address.origin !== server.origin) return null;
  return make(
    "figure",
    {},
    make("img", { src: address.href, alt: alternative, width, decoding: "async" }),
    make("details", {}, make("summary", {}, words.say("figures")), figures({ rows: table.map((row) => row.map((text) => ({ text }))) }, title, words)),
  );
}

function figures({ columns, rows }, caption, words) {
  const head = columns && make("thead", {}, make("tr", {}, columns.map(({ label }, at) => make("th", { scope: "col", class: at ? "figure" : null }, label))));
  const body = rows.map(([first, ...others]) =>
    make("tr", {}, make("th", { scope: "row" }, first.text), others.map(({ text }) => make("td", { class: "figure" }, text))),
  );
  return scrolling(caption, words, make("table", {}, make("caption", { class: "unseen" }, caption), head, make("tbody", {}, body)));
}

function comparison({ columns, rows }, caption, { links, words }) {
  const head = make("tr", {}, make("td", {}), columns.map((name) => make("th", { scope: "col" }, name)));
  const body = rows.map(({ label, cells, differs }) =>
    make(
      "tr",
      { class: differs ? "differs" : null },
      make("th", { scope: "row" }, label, differs ? unseen(` (${words.say("differs")})`) : null),
      cells.map(({ text, url }) => make("td", {}, url ? links.link(url, text, words.say("new_tab")) : text)),
    ),
  );
  const table = make("table", { class: "comparison" }, make("caption", { class: "unseen" }, caption), make("thead", {}, head), make("tbody", {}, body));
  return scrolling(caption, words, table);
}

/** A table may be wider than the chat: it scrolls by itself, with the keyboard too. */
function scrolling(caption, words, table) {
  return make("div", { class: "scrolling", role: "group", tabindex: "0", "aria-label": words.say("table") }, table);
}

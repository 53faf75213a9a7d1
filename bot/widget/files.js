// What leaves the chat: text to the clipboard, a link to share, files to keep.

/** Give a file to the browser to save. */
export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The whole conversation as plain text. */
export function transcribe(entries, ui) {
  const names = { user: ui.say("you"), bot: ui.say("name"), notice: ui.say("notice") };
  const spoken = entries.map(({ author, name, text, at }) => `${names[author] ?? (name || ui.say("officer"))}, ${ui.day(at)} ${ui.time(at)}\n${text}`);
  return new Blob(["\ufeff", [ui.say("transcript_title"), ...spoken].join("\n\n"), "\n"], { type: "text/plain;charset=utf-8" });
}

/** Copy a text. Rejects where the page may not. */
export async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  throw new Error("no clipboard on this page");
}

// Hands text to the reader: as a file or on the clipboard.

import { make } from "./dom.js";

export function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// Return whether the text is on the clipboard; without a secure page only the old way works.
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = make("textarea", { class: "hidden" });
    field.value = text;
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    return copied;
  }
}

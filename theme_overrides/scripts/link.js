// A record in the fragment of an address: compressed, never sent to a server.

import { fail } from "./intake.js";

const MOST = { code: 400_000, text: 5_000_000 };

export async function pack(text) {
  const bytes = await collect(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw")), Infinity);
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

// Return the text in a code; throws IntakeError, also for one that unpacks to more than any progress can be.
export async function unpack(code) {
  if (code.length > MOST.code || !/^[A-Za-z0-9_-]+$/.test(code)) fail("damaged", "The link is damaged or incomplete.");
  try {
    const bytes = Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new TextDecoder("utf-8", { fatal: true }).decode(await collect(stream, MOST.text));
  } catch {
    return fail("damaged", "The link is damaged or incomplete.");
  }
}

async function collect(stream, most) {
  const parts = [];
  let size = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) throw new RangeError("too large");
    parts.push(value);
  }
  const all = new Uint8Array(size);
  let place = 0;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return all;
}

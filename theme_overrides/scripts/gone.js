// Checks that a project has worked on and the atlas no longer has.

import { make } from "./dom.js";
import { STATES } from "./record.js";
import { store } from "./store.js";

export function mount(root, view) {
  const block = root.querySelector("[data-gone]");
  const list = block.querySelector("ul");
  const reasons = new Map([...list.children].map((item) => [item.dataset.id, item.textContent]));
  const known = new Set(view.checks.flatMap((check) => check.ids));
  const show = () => {
    const gone = Object.entries(store.project.checks).filter(([id, entry]) => !known.has(id) && (entry.state !== "todo" || entry.note || entry.evidence));
    if (!gone.length && block.hidden) return;
    block.hidden = !gone.length;
    list.replaceChildren(...gone.map(([id, entry]) => itemOf(id, entry, reasons.get(id))));
  };
  store.addEventListener("change", show);
  show();
}

function itemOf(id, { state, note, evidence }, reason) {
  const item = make("li", {}, make("code", {}, id), ` ${STATES[state].toLowerCase()}`);
  if (note) item.append(`: ${note}`);
  if (evidence) item.append(" ", make("a", { href: evidence, rel: "noopener nofollow" }, "Evidence"));
  if (reason) item.append(make("p", { class: "quiet" }, reason));
  return item;
}

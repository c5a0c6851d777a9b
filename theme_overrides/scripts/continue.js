// Home: where to go on, once there is progress.

import { tally } from "./counting.js";
import { make } from "./dom.js";
import { entryOf } from "./record.js";
import { store } from "./store.js";

export function mount(root) {
  const line = root.querySelector("[data-continue]");
  if (!line) return;
  const references = [...root.querySelectorAll("[data-progress-of][data-ids]")].flatMap((place) =>
    place.dataset.ids.split(" ").filter(Boolean).map((reference) => reference.split("|")),
  );
  const show = () => showLine(line, references, store.project);
  store.addEventListener("change", show);
  show();
}

function showLine(line, references, project) {
  const states = references.map((ids) => entryOf(project, ids).state);
  const count = tally(states);
  const next = references[states.findIndex((state) => state === "todo" || state === "doing")];
  line.hidden = !(count.done + count.doing + count.na);
  if (line.hidden) return;
  const folder = location.protocol === "file:" ? "checklist/index.html" : "checklist/";
  const address = next ? `${folder}#${next[0]}` : folder;
  line.replaceChildren(
    make("a", { href: address }, next ? "Continue" : "Look back"),
    ` ${project.name}: ${count.done} of ${count.of} checks done`,
  );
}

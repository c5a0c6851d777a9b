// Progress for pages that only show it: read from this browser's storage, never written. `store.js` is for those that do.

import { KEY, STATES, currentProject, emptyRecord, entryOf } from "./record.js";

let text = null;
let fresh = false;
let project = currentProject(emptyRecord());

// Return "todo", "doing", "done" or "na" of the check with this id or reference (`id|former|former`).
export function stateOf(reference) {
  read();
  const { state } = entryOf(project, reference.split("|"));
  return Object.hasOwn(STATES, state) ? state : "todo";
}

export function onChange(listener) {
  addEventListener("storage", (event) => (event.key === KEY || event.key === null) && listener());
  addEventListener("pageshow", (event) => event.persisted && listener());
}

// What is damaged or cannot be read counts as nothing: the pages that write say so and keep it.
function read() {
  if (fresh) return;
  // Hundreds of checks are asked for in one go: the storage is looked at once for all of them.
  fresh = true;
  queueMicrotask(() => (fresh = false));
  try {
    const found = localStorage.getItem(KEY);
    if (found === text) return;
    text = found;
    const record = found === null ? emptyRecord() : JSON.parse(found);
    project = { checks: {}, ...currentProject({ ...emptyRecord(), ...record }) };
    if (Object(project.checks) !== project.checks) project.checks = {};
  } catch {
    project = currentProject(emptyRecord());
  }
}

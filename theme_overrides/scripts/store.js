// The one place where progress is kept: this browser's storage, the same in all tabs; memory where storage fails.
// Tabs may write at the same moment and see each other late, so what is read is always merged with what is known here.

import { parseRecord } from "./intake.js";
import { mergeRecords } from "./merge.js";
import { KEY, currentProject, emptyRecord, entryOf, withEntry } from "./record.js";

// Fires "change" after every change, here or in another tab, and "trouble" when something could not be kept.
export class Store extends EventTarget {
  constructor(open, clock = () => new Date().toISOString()) {
    super();
    this.open = open;
    this.clock = clock;
    this.record = emptyRecord();
    this.text = null;
    this.trouble = "";
    this.damaged = "";
    this.frozen = false;
    this.ahead = false;
    this.read();
  }

  get project() {
    return currentProject(this.record);
  }

  // Make the record what `edit` returns for the newest one; returns whether it could be saved.
  change(edit) {
    this.read();
    this.record = edit(this.record, this.clock());
    const saved = this.write();
    this.dispatchEvent(new Event("change"));
    return saved;
  }

  // Change a check of the current project, and make a project where there is none.
  set(ids, change) {
    return this.change((record, now) => withEntry(record, ids, change, now, freshId()));
  }

  // Take over what another tab has written, and give it what it did not know.
  refresh() {
    const before = this.record;
    this.read();
    if (this.ahead && !this.frozen) this.write();
    if (this.record !== before) this.dispatchEvent(new Event("change"));
  }

  read() {
    try {
      const text = this.open().getItem(KEY);
      if (text === this.text || this.frozen) return;
      this.accept(text);
    } catch {
      this.report("blocked");
    }
  }

  accept(text) {
    let found = emptyRecord();
    try {
      if (text !== null) found = parseRecord(text);
    } catch (problem) {
      this.setAside(text, problem.kind);
      return;
    }
    this.text = text;
    this.record = text === null ? found : mergeRecords(this.record, found);
    this.ahead = canonical(this.record) !== canonical(found);
  }

  // What cannot be read is kept under a name of its own before anything is written over it.
  setAside(text, kind) {
    this.text = text;
    this.damaged = text;
    this.frozen = kind === "newer" || !kept(this.open(), text);
    this.report(kind === "newer" ? "newer" : "damaged");
  }

  write() {
    if (!this.frozen) {
      try {
        const text = JSON.stringify(this.record);
        this.open().setItem(KEY, text);
        this.text = text;
        this.ahead = false;
        this.report("");
        return true;
      } catch (problem) {
        this.report(problem?.name === "QuotaExceededError" ? "full" : "blocked");
      }
    } else {
      this.report(this.trouble);
    }
    return false;
  }

  report(trouble) {
    const before = this.trouble;
    this.trouble = trouble;
    if (trouble || before) this.dispatchEvent(new Event("trouble"));
  }
}

export const store = new Store(() => localStorage);
addEventListener("storage", (event) => (event.key === KEY || event.key === null) && store.refresh());
addEventListener("pageshow", () => store.refresh());

// Return "todo", "doing", "done" or "na" of the check with this id or reference (`id|former|former`).
export function stateOf(reference) {
  return entryOf(store.project, reference.split("|")).state;
}

export function onChange(listener) {
  store.addEventListener("change", listener);
}

export function freshId() {
  return `p-${[...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

// Return the record as text in which names are sorted: the same for the same record, whatever was done in which order.
function canonical(record) {
  const projects = sorted(record.projects).map(([id, project]) => [id, { ...project, checks: Object.fromEntries(sorted(project.checks)) }]);
  return JSON.stringify({ ...record, deleted: Object.fromEntries(sorted(record.deleted)), projects: Object.fromEntries(projects) });
}

function sorted(table) {
  return Object.entries(table).sort(([one], [other]) => (one < other ? -1 : 1));
}

function kept(storage, text) {
  let number = 1;
  try {
    while (![null, text].includes(storage.getItem(`${KEY}-damaged-${number}`))) number += 1;
    storage.setItem(`${KEY}-damaged-${number}`, text);
    return true;
  } catch {
    return false;
  }
}

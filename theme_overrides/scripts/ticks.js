// Ticking: each check's box and state button show the store and change it.

import { toggleEditor } from "./editor.js";
import { make } from "./dom.js";
import { STATES, entryOf } from "./record.js";
import { checkRows } from "./rows.js";
import { store } from "./store.js";

export function mount(root) {
  const rows = checkRows(root);
  if (!rows.length) return;
  const byElement = new Map(rows.map((row) => [row.element, row]));
  const rowOf = (event) => byElement.get(event.target.closest(".check"));
  root.addEventListener("change", (event) => {
    const row = rowOf(event);
    if (row?.box === event.target) store.set(row.ids, { state: event.target.checked ? "done" : "todo" });
  });
  root.addEventListener("click", (event) => {
    const row = rowOf(event);
    if (row && event.target.closest("button") === row.button) toggleEditor(row);
  });
  const show = () => rows.forEach((row) => showEntry(row, entryOf(store.project, row.ids)));
  store.addEventListener("change", show);
  show();
}

function showEntry(row, entry) {
  if (row.shown === entry || (!row.shown && entry.at === "")) return;
  row.shown = entry;
  row.box.checked = entry.state === "done";
  row.box.indeterminate = entry.state === "doing";
  row.element.dataset.state = entry.state;
  row.button.firstChild.data = STATES[entry.state];
  row.element.querySelector(".check-note")?.remove();
  if (entry.note || entry.evidence) row.element.append(noteLine(entry));
}

function noteLine({ note, evidence }) {
  const line = make("p", { class: "check-note" }, note, note && evidence ? " " : "");
  if (evidence) line.append(make("a", { href: evidence, rel: "noopener nofollow" }, "Evidence"));
  return line;
}

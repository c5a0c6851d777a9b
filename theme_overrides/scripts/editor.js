// What opens under a check: its four states, a note, a link to evidence.

import { make } from "./dom.js";
import { evidenceOf } from "./intake.js";
import { STATES, entryOf } from "./record.js";
import { store } from "./store.js";

export function toggleEditor(row) {
  const open = row.element.querySelector(".check-editor");
  row.button.setAttribute("aria-expanded", String(!open));
  if (open) {
    open.remove();
    return;
  }
  const editor = editorOf(row);
  row.element.querySelector(".check-meta").after(editor);
  editor.querySelector("input:checked").focus();
}

function editorOf(row) {
  const entry = entryOf(store.project, row.ids);
  const note = make("textarea", { rows: "2", maxlength: "4000" });
  const evidence = make("input", { type: "url", placeholder: "https://", maxlength: "2000" });
  const editor = make(
    "div",
    { class: "check-editor" },
    states(row.id, entry.state),
    make("label", {}, "Note", note),
    make("label", {}, "Link to evidence", evidence),
  );
  note.value = entry.note;
  evidence.value = entry.evidence;
  editor.addEventListener("change", (event) => {
    if (event.target.type === "radio") store.set(row.ids, { state: event.target.value });
    else if (event.target === note) store.set(row.ids, { note: note.value.trim() });
    else saveEvidence(row, evidence);
  });
  editor.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.target.blur();
    toggleEditor(row);
    row.button.focus();
  });
  return editor;
}

function states(id, current) {
  const choices = Object.entries(STATES).map(([state, title]) =>
    make(
      "label",
      {},
      make("input", { type: "radio", name: `state-${id}`, value: state, checked: state === current }),
      title,
    ),
  );
  return make("fieldset", {}, make("legend", { class: "hidden" }, "State"), ...choices);
}

function saveEvidence(row, field) {
  const address = evidenceOf(field.value);
  const wrong = field.value.trim() && !address;
  field.setCustomValidity(wrong ? "Write a full address that starts with http:// or https://." : "");
  if (wrong) field.reportValidity();
  else store.set(row.ids, { evidence: address });
}

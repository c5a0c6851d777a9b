// A small dialog: a question with a field, or a text with buttons.

import { make } from "./dom.js";

// Return what the reader wrote, or null.
export async function ask(question, verb, value) {
  const field = make("input", { type: "text", maxlength: "80", required: true });
  field.value = value;
  const answer = await dialog([make("label", {}, question, field)], [verb]);
  return answer === verb ? field.value : null;
}

// Show `parts` with one button for each of `verbs` and one to cancel; return the verb that was chosen, or "".
export function dialog(parts, verbs) {
  const cancel = make("button", { type: "button" }, "Cancel");
  const buttons = verbs.map((verb) => make("button", { value: verb }, verb));
  const form = make("form", { method: "dialog" }, ...parts, make("div", { class: "buttons" }, ...buttons, cancel));
  const box = make("dialog", { class: "ask md-typeset" }, form);
  cancel.addEventListener("click", () => box.close(""));
  document.body.append(box);
  box.showModal();
  return new Promise((resolve) => {
    box.addEventListener("close", () => {
      resolve(box.returnValue);
      box.remove();
    });
  });
}

// A message at the foot of the page, with what can be done about it; one at a time.

import { make } from "./dom.js";

const SHOWN_FOR = 20_000;

// Show `text` with buttons {label: action}; a lasting message stays until it is closed.
export function toast(text, actions = {}, { lasting = false } = {}) {
  document.querySelector(".toast")?.remove();
  const box = make("div", { class: "toast", role: lasting ? "alert" : "status" });
  document.body.append(box);
  const buttons = Object.entries({ ...actions, Close: () => {} }).map(([label, act]) => {
    const button = make("button", { type: "button" }, label);
    button.addEventListener("click", () => {
      box.remove();
      act();
    });
    return button;
  });
  box.append(make("p", {}, text), ...buttons);
  if (!lasting) retire(box);
}

function retire(box) {
  setTimeout(() => (box.matches(":hover, :focus-within") ? retire(box) : box.remove()), SHOWN_FOR);
}

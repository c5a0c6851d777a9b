// Elements in one call: make("a", {href: "…"}, "text", child).

export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

// Return a ring that is filled as far as `part` says, from 0 to 1.
export function ring(part) {
  return make("span", { class: "ring", "aria-hidden": "true", style: `--part:${part.toFixed(3)}` });
}

// "What next": the earliest open checks that the filter means, why each matters, the decision it hangs on.

import { make } from "./dom.js";

const MOST = 3;

export function mount(root, view) {
  const list = root.querySelector("[data-next]");
  let shown = "";
  view.addEventListener("change", () => {
    const open = view.scope.filter((check) => ["todo", "doing"].includes(view.stateOf(check))).slice(0, MOST);
    const ids = open.map((check) => check.id).join(" ");
    if (ids === shown) return;
    shown = ids;
    list.replaceChildren(...(open.length ? open.map(itemOf) : [make("li", {}, "Nothing is open here.")]));
  });
}

function itemOf(check) {
  const why = make("p", {}, ...copies(check.element.querySelector(".why p")));
  const decision = check.element.querySelector(".check-decision a");
  if (decision) why.append(" ", make("span", {}, "Hangs on ", decision.cloneNode(true)));
  return make("li", {}, make("a", { href: `#${check.id}` }, check.text), why);
}

function copies(element) {
  return [...element.childNodes].map((node) => node.cloneNode(true));
}

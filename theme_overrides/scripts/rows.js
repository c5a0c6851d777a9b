// The checks that stand on a page, as values beside their elements.

export function checkRows(root) {
  return [...root.querySelectorAll(".check")].map((element) => ({
    id: element.dataset.check,
    ids: [element.dataset.check, ...(element.dataset.formerly?.split(" ") ?? [])],
    element,
    box: element.querySelector("input"),
    button: element.querySelector(".check-state"),
  }));
}

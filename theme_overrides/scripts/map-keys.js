// The map by keyboard: arrows follow the side, Space folds, Enter opens the page (it is a link), one key a movement.
import { seen } from "./map-tree.js";

const STEP = 80;

export function mountKeys(map) {
  const { stage, svg, view, root } = map;
  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const done = event.shiftKey && event.key.startsWith("Arrow") ? shift(event.key) : act(event.key, event.shiftKey);
    if (done) take(event);
  });
  stage.ownerDocument.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
    take(event);
    map.app.querySelector("[data-map-query]").focus();
  }, true);

  function act(key, shifted) {
    const node = map.current;
    const kids = node.open ? seen(node) : [];
    const side = node.side || 1;
    const [outward, inward] = side > 0 ? ["ArrowRight", "ArrowLeft"] : ["ArrowLeft", "ArrowRight"];
    switch (key) {
      case "ArrowUp": return to(beside(node, -1));
      case "ArrowDown": return to(beside(node, 1));
      case outward: case inward:
        if (node === root) return to(kids.find((kid) => kid.side === (key === "ArrowRight" ? 1 : -1)));
        if (key === inward) return node.open && kids.length ? fold(node, false) : to(node.parent);
        return node.open ? to(kids[0]) : fold(node, true);
      case "Home": return to(root);
      case "End": return to([...map.picture.shown].at(-1));
      case " ": return fold(node, !node.open, shifted);
      case "*": return fold(node, true, true);
      case "+": case "=": return view.zoom(1.25) ?? true;
      case "-": case "_": return view.zoom(0.8) ?? true;
      case "0": return view.fit() ?? true;
      case ".": return view.centre(node) ?? true;
      default: return letter(key);
    }
  }

  function to(node) {
    if (node) map.focus(node);
    return true;
  }

  function fold(node, open, deep) {
    map.open(node, open, deep);
    return true;
  }

  // Up and down go through the column, over the ends of families.
  function beside(node, step) {
    const column = [...map.picture.shown].filter((other) => other.depth === node.depth && other.side === node.side);
    return column[column.indexOf(node) + step];
  }

  function shift(key) {
    const [x, y] = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[key];
    view.pan(x * STEP, y * STEP);
    return true;
  }

  // A letter goes to the next node in sight that begins with it.
  function letter(key) {
    if (key.length !== 1 || !/[\p{L}\p{N}]/u.test(key)) return false;
    const shown = [...map.picture.shown];
    const from = shown.indexOf(map.current) + 1;
    const next = [...shown.slice(from), ...shown.slice(0, from)];
    return to(next.find((node) => node.text.startsWith(`|${key.toLowerCase()}`)));
  }
}

function take(event) {
  event.preventDefault();
  event.stopPropagation();
}

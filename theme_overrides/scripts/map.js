// The page of the whole map: folding, the node in focus, addresses; the other behaviours hang on what it returns.
import { drawing, label_ } from "./map-draw.js";
import { layout } from "./map-layout.js";
import { readTree, seen, walkDown } from "./map-tree.js";
import { mountView } from "./map-view.js";

const READABLE = 0.72;
const LEAST = 0.6;

export function mountMap(app) {
  const stage = app.querySelector("[data-map-stage]");
  const svg = stage.querySelector("svg");
  const label = svg.getAttribute("aria-label");
  const tree = readTree(app, document.querySelector(".outline"));
  const { root, nodes, byId } = tree;
  for (const name of ["width", "height", "role", "aria-label"]) svg.removeAttribute(name);
  const listeners = [];
  const tell = (what, node) => listeners.forEach((listener) => listener(what, node));
  const view = mountView(stage, svg, () => tell("view"));
  const picture = drawing(svg, label);
  let current = root;

  // Lays out and draws; `anchor` stays where it is on the screen, or moves just as far as shows what is below it.
  function update(anchor, animate = true) {
    const before = anchor && { x: anchor.x, y: anchor.y };
    const { placed, frame } = layout(root);
    view.setFrame(frame);
    const from = { ...view.at };
    let [dx, dy] = [0, 0];
    if (anchor) {
      [dx, dy] = [(before.x - anchor.x) * from.k, (before.y - anchor.y) * from.k];
      const [mx, my] = view.missing(family(anchor), { x: from.x + dx, y: from.y + dy, k: from.k });
      [dx, dy] = [dx + mx, dy + my];
    }
    picture.update(placed, animate, (share) => {
      view.set({ x: from.x + dx * share, y: from.y + dy * share });
      if (share === 1) tell("drawn");
    });
    if (!picture.shown.has(current)) focus(nearest(current), { move: false });
    tell("fold");
  }

  // The box around a node and what is unfolded right below it.
  function family(node) {
    const all = [node, ...(node.open ? seen(node) : [])];
    const x = Math.min(...all.map((each) => each.x)), y = Math.min(...all.map((each) => each.y));
    const right = Math.max(...all.map((each) => each.x + each.w)), bottom = Math.max(...all.map((each) => each.y + each.h));
    return { x: x - 30, y, w: right - x + 60, h: bottom - y };
  }

  function nearest(node) {
    while (!picture.shown.has(node)) node = node.parent;
    return node;
  }

  function open(node, value = !node.open, deep = false) {
    if (!seen(node).length) return;
    for (const each of deep ? walkDown(node) : [node]) if (each.kids.length) each.open = value;
    update(node);
  }

  function reveal(node) {
    for (let above = node.parent; above; above = above.parent) above.open = true;
  }

  function level(depth) {
    for (const node of nodes) node.open = node.depth < depth;
    root.open = true;
    update(null, false);
    if (depth > 1 && view.scaleToFit() < LEAST) view.centre(nearest(current), LEAST);
    else view.fit();
  }

  function focus(node, { move = true, centre = false } = {}) {
    const there = current.el === document.activeElement;
    current.el?.setAttribute("tabindex", -1);
    current = node;
    node.el.setAttribute("tabindex", 0);
    if (move || there) node.el.focus({ preventScroll: true });
    if (centre) view.centre(node);
    else if (move) view.follow(node);
    tell("focus", node);
  }

  // Unfolds the path to a node and brings it to the middle.
  function go(node) {
    reveal(node);
    update(null, false);
    focus(node, { centre: true });
  }

  // Opens at the deepest level that can be read at once.
  function start() {
    for (const depth of [3, 2, 1]) {
      for (const node of nodes) node.open = node.depth < depth;
      const { frame } = layout(root);
      view.setFrame(frame);
      if (view.scaleToFit() >= READABLE || depth === 1) return level(depth);
    }
  }

  // A click beside the nodes gives the map the focus, so that keys and the wheel are meant for it.
  stage.addEventListener("click", (event) => {
    const node = event.target.closest("[role=treeitem]")?.node;
    if (event.ctrlKey || event.metaKey) return;
    if (!node) return current.el.focus({ preventScroll: true });
    const badge = event.target.closest(".fold");
    focus(node, { move: Boolean(badge) });
    if (!badge) return;
    event.preventDefault();
    open(node, !node.open, event.shiftKey || event.altKey);
  });
  svg.addEventListener("focusin", (event) => {
    const node = event.target.node;
    if (node && node !== current) focus(node);
    else if (node) tell("focus", node);
  });
  const relabel = () => picture.shown.forEach(label_);
  return {
    app, stage, svg, ...tree, view, picture, update, open, reveal, level, focus, go, start, nearest, relabel,
    get current() { return current; },
    on: (listener) => listeners.push(listener),
  };
}

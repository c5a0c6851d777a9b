// Nodes and branches as SVG: made when first shown, moved when the layout changes, in pre-order for screen readers.
import { below, seen } from "./map-tree.js";

const SVG = "http://www.w3.org/2000/svg";
const LOOKS = ["root", "section", "group", "leaf"];
const WIDTHS = [[9, 4.5], [4.2, 2.2], [1.9, 1.1]];
const MOST_MOVING = 400;
const MOVE = 140;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

export function drawing(svg, label) {
  svg.replaceChildren();
  const edges = make("g", { class: "edges", "aria-hidden": "true" }, svg);
  const tree = make("g", { role: "tree", "aria-label": label }, svg);
  const over = make("g", { class: "over", "aria-hidden": "true" }, svg);
  let shown = new Set();
  let moving = 0;

  // Brings the picture to the layout; `each(share)` is called with the share of the way, for the view to keep up.
  function update(placed, animate, each) {
    cancelAnimationFrame(moving);
    const fresh = new Set(placed);
    for (const node of shown) if (!fresh.has(node)) take(node);
    const starts = placed.map((node) => start(node, shown));
    shown = fresh;
    order(placed);
    const few = placed.filter((node, i) => node.x !== starts[i].x || node.y !== starts[i].y).length <= MOST_MOVING;
    if (!animate || calm.matches || !few) {
      placed.forEach((node) => put(node, node));
      return each(1);
    }
    const begin = performance.now();
    const step = (now) => {
      const share = 1 - (1 - Math.min(1, Math.max(0, now - begin) / MOVE)) ** 3;
      placed.forEach((node, i) => put(node, between(starts[i], node, share)));
      each(share);
      if (share < 1) moving = requestAnimationFrame(step);
    };
    step(begin);
  }

  function take(node) {
    node.el.remove();
    node.edge?.remove();
    node.at = null;
  }

  // A node that appears starts where its parent stands.
  function start(node, before) {
    if (!node.el) build(node);
    label_(node);
    if (node.at && before.has(node)) return node.at;
    const from = node.parent?.at ?? node;
    return { x: from.x, y: from.y };
  }

  function order(placed) {
    let next = tree.firstChild;
    for (const node of placed) {
      if (node.el === next) next = next.nextSibling;
      else tree.insertBefore(node.el, next);
      if (node.edge && !node.edge.parentNode) edges.append(node.edge);
    }
  }

  return { update, over, get shown() { return shown; } };
}

export function make(tag, attributes, parent) {
  const element = document.createElementNS(SVG, tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  parent?.append(element);
  return element;
}

// What a screen reader says of a node, and what is written on its badge.
export function label_(node) {
  const count = below(node);
  const parts = [node.full];
  if (count && !node.open) parts.push(`${count} below`);
  if (node.checks) parts.push(`${node.done} of ${node.checks} checks done`);
  const kids = seen(node).length;
  node.el.setAttribute("aria-label", parts.join(", "));
  if (kids) node.el.setAttribute("aria-expanded", node.open);
  else node.el.removeAttribute("aria-expanded");
  if (!node.badge) return;
  node.badge.style.display = kids ? "" : "none";
  node.badge.lastChild.textContent = node.open ? "–" : count;
}

function build(node) {
  const [px, line, padX, , radius] = node.look;
  const look = LOOKS[Math.min(node.depth, 3)];
  const hue = node.depth ? ` hue-${node.section % 13}` : "";
  const element = make("a", {
    id: `map-${node.id}`, class: look + hue, href: node.href, role: "treeitem", tabindex: -1, draggable: "false",
    "aria-level": node.depth + 1, "aria-posinset": node.order + 1, "aria-setsize": node.parent?.kids.length ?? 1,
  });
  node.el = element;
  element.node = node;
  make("rect", { width: node.w, height: node.h, rx: Math.min(radius, node.h / 2) }, element);
  if (look === "leaf") make("circle", { class: "dot", cx: node.side > 0 ? 0 : node.w, cy: node.h / 2, r: 2 }, element);
  const anchor = ["end", "middle", "start"][node.side + 1];
  const x = [node.w - padX, node.w / 2, padX][node.side + 1];
  node.lines.forEach((text, i) => {
    const y = node.h / 2 + (i - (node.lines.length - 1) / 2) * line + px * 0.355;
    make("text", { x, y: y.toFixed(1), "text-anchor": anchor }, element).textContent = text;
  });
  if (node.lines.at(-1).endsWith("…")) make("title", {}, element).textContent = node.full;
  if (node.parent) {
    node.edge = make("path", { class: `e${Math.min(node.depth, 3)}${hue}` });
    if (node.kids.length) badge(node);
  }
}

function badge(node) {
  const half = String(below(node)).length > 2 ? 13 : 10;
  const x = node.side > 0 ? node.w + half + 4 : -half - 4;
  node.badge = make("g", { class: "fold", transform: `translate(${x} ${node.h / 2})` }, node.el);
  make("rect", { class: "reach", x: -half - 4, y: -15, width: 2 * half + 8, height: 30 }, node.badge);
  make("rect", { x: -half, y: -8, width: 2 * half, height: 16, rx: 8 }, node.badge);
  make("text", { y: 3.5, "text-anchor": "middle" }, node.badge);
}

function put(node, { x, y }) {
  node.at = { x, y };
  node.el.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
  if (node.edge) node.edge.setAttribute("d", branch(node.parent, node));
}

const between = (a, b, share) => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share });

// A tapered cubic with horizontal tangents, as generator/mindmap/edges.py draws it.
function branch(parent, node) {
  const side = node.side, from = parent.at, to = node.at;
  const x0 = from.x + (parent.parent ? (side > 0 ? parent.w : 0) : parent.w / 2), y0 = from.y + parent.h / 2;
  const x1 = to.x + (side > 0 ? 0 : node.w), y1 = to.y + node.h / 2;
  const [wide, thin] = WIDTHS[Math.min(node.depth, 3) - 1];
  const a = wide / 2, b = thin / 2, m = (x1 - x0) / 2;
  const steep = Math.abs(y1 - y0) < 2 ? 0 : Math.atan2(Math.abs(y1 - y0) * 1.5, Math.abs(x1 - x0));
  const shift = ((a + b) / 2 / 0.75) * Math.sin(steep) * Math.sign((x1 - x0) * (y1 - y0));
  const lift = ((a + b) / 2 / 0.75) * (1 - Math.cos(steep));
  const p = (...values) => values.map((value) => Math.round(value * 10) / 10).join(" ");
  return `M${p(x0, y0 - a)}C${p(x0 + m + shift, y0 - a + lift, x1 - m + shift, y1 - b + lift, x1, y1 - b)}V${p(y1 + b)}` +
    `C${p(x1 - m - shift, y1 + b - lift, x0 + m - shift, y0 + a - lift, x0, y0 + a)}Z`;
}

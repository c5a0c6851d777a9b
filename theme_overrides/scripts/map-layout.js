// Where every node stands: one vertical band a subtree, columns by depth, a section always on its own side.
import { seen } from "./map-tree.js";

const GAPS = [0, 24, 7, 3];
const COLUMNS = [90, 52, 46, 42];
const ROOM_PER_HEIGHT = 0.06;
const WIDEST_ROOM = 300;

// Sets `x` and `y` of what is unfolded; returns it in pre-order and the rectangle that holds it.
export function layout(root) {
  measure(root);
  const placed = [root];
  root.x = -root.w / 2;
  root.y = -root.h / 2;
  const sides = [1, -1].map((side) => seen(root).filter((section) => section.side === side));
  const heights = sides.map((sections) => sections.reduce((sum, s) => sum + s.band + GAPS[1], -GAPS[1]));
  const room = Math.max(COLUMNS[0], Math.min(WIDEST_ROOM, Math.max(...heights) * ROOM_PER_HEIGHT));
  const stacks = new Map();
  if (root.open) {
    sides.forEach((sections, i) => {
      let top = -heights[i] / 2;
      for (const section of sections) {
        stacks.set(section, top);
        top += section.band + GAPS[1];
      }
    });
    for (const section of seen(root)) {
      place(section, stacks.get(section), columns(section, root.w / 2 + room), placed);
    }
  }
  return { placed, frame: frame(placed) };
}

function measure(node) {
  node.stack = 0;
  if (node.open) {
    const kids = seen(node);
    for (const kid of kids) {
      measure(kid);
      node.stack += kid.band;
    }
    if (kids.length) node.stack += gap(kids[0]) * (kids.length - 1) + air(node);
  }
  node.band = Math.max(node.h, node.stack);
}

// Families stand a little apart.
const air = (node) => (node.depth > 1 ? 6 : 0);
const gap = (node) => GAPS[Math.min(node.depth, GAPS.length - 1)];

function columns(section, start) {
  const widths = [];
  const widen = (node, level) => {
    widths[level] = Math.max(widths[level] ?? 0, node.w);
    if (node.open) for (const kid of seen(node)) widen(kid, level + 1);
  };
  widen(section, 0);
  const edges = [start];
  widths.forEach((width, i) => edges.push(edges[i] + width + COLUMNS[Math.min(i + 1, COLUMNS.length - 1)]));
  return edges;
}

function place(node, top, edges, placed) {
  const edge = edges[node.depth - 1];
  node.x = node.side > 0 ? edge : -edge - node.w;
  node.y = top + (node.band - node.h) / 2;
  placed.push(node);
  if (!node.open) return;
  let y = top + (node.band - node.stack + air(node)) / 2;
  for (const kid of seen(node)) {
    place(kid, y, edges, placed);
    y += kid.band + gap(kid);
  }
}

function frame(placed) {
  let [left, top, right, bottom] = [0, 0, 0, 0];
  for (const { x, y, w, h } of placed) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + w);
    bottom = Math.max(bottom, y + h);
  }
  const margin = 60;
  return {
    x: Math.floor(left - margin), y: Math.floor(top - margin),
    w: Math.ceil(right - left + 2 * margin), h: Math.ceil(bottom - top + 2 * margin),
  };
}

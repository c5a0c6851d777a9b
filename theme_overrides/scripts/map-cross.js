// Cross links of one topic, drawn over the map: to each related topic, or to the branch that it is folded in.
import { make } from "./map-draw.js";

export function mountCross(map) {
  const { picture } = map;
  let from = null;
  map.showCross = (node) => {
    from = node;
    draw();
  };
  map.on((what) => what === "drawn" && draw());

  function draw() {
    picture.over.replaceChildren();
    if (!from?.related?.length || !picture.shown.has(from)) return;
    const ends = new Set(from.related.filter((node) => !node.hidden).map(map.nearest));
    ends.delete(from);
    for (const end of ends) {
      make("path", { class: "cross", d: line(from, end) }, picture.over);
      const [x, y] = port(end, out(from, end));
      make("circle", { class: "cross-end", cx: x, cy: y, r: 3.5 }, picture.over);
    }
  }
}

// On one side the line runs around the outside, between the sides through the middle.
const out = (a, b) => a.side === b.side && a.side;

function line(a, b) {
  const outside = out(a, b);
  const [x0, y0] = port(a, outside), [x1, y1] = port(b, outside);
  const reach = 40 + Math.min(160, Math.abs(y1 - y0) * 0.25);
  const c0 = x0 + reach * (outside || -a.side), c1 = x1 + reach * (outside || -b.side);
  return `M${x0} ${y0}C${c0} ${y0} ${c1} ${y1} ${x1} ${y1}`;
}

function port(node, outside) {
  const right = outside ? node.side > 0 : node.side < 0;
  const badge = outside && node.kids.length ? 34 : 5;
  return [node.x + (right ? node.w + badge : -badge), node.y + node.h / 2];
}

// The reader's own progress on the map: a bar for the share of checks done, a tick where all are.
import { make } from "./map-draw.js";
import { onChange, stateOf } from "./reading.js";

export function mountProgress(map) {
  const { root, picture } = map;
  map.counted = () => {
    count(root, map.filter);
    map.relabel();
    show();
  };
  map.on((what) => what === "fold" && show());
  onChange(map.counted);
  map.counted();

  function show() {
    for (const node of picture.shown) mark(node, root.done > 0);
  }
}

function count(node, { stage, role }) {
  [node.done, node.checks] = [0, 0];
  for (const [reference, from, roles] of node.own ?? []) {
    if (from > stage || (role && !(roles & role))) continue;
    const state = stateOf(reference);
    if (state === "na") continue;
    node.checks += 1;
    node.done += state === "done";
  }
  for (const kid of node.kids) {
    count(kid, { stage, role });
    node.checks += kid.checks;
    node.done += kid.done;
  }
}

function mark(node, any) {
  const share = any && node.checks ? node.done / node.checks : 0;
  if (node.share === share) return;
  node.share = share;
  node.progress?.remove();
  node.progress = null;
  node.el.dataset.done = share === 1 ? "all" : share ? "some" : "";
  if (!share) return;
  const { w, h, depth, side } = node;
  node.progress = make("g", { class: "progress" }, node.el);
  if (share === 1) {
    const at = depth > 2 ? [side > 0 ? 0 : w, h / 2] : [side > 0 ? 0 : w, 0];
    node.progress.setAttribute("transform", `translate(${at[0]} ${at[1]})`);
    make("circle", { r: depth > 2 ? 5.5 : 8 }, node.progress);
    make("path", { d: depth > 2 ? "M-2.5 0.2L-0.7 2L2.6-1.8" : "M-3.6 0.2L-1 2.8L3.8-2.6" }, node.progress);
  } else if (depth > 2) {
    make("circle", { class: "half", cx: side > 0 ? 0 : w, cy: h / 2, r: 4 }, node.progress);
  } else {
    const inset = depth ? 9 : 30, y = h - 4;
    make("path", { class: "track", d: `M${inset} ${y}H${w - inset}` }, node.progress);
    make("path", { class: "share", d: `M${inset} ${y}H${inset + (w - 2 * inset) * share}` }, node.progress);
  }
}

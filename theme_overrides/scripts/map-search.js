// Search as you type: what matches is unfolded, marked, counted and stepped through; Enter opens the page.
import { fold } from "./map-tree.js";

const MOST_UNFOLDED = 200;
const PAUSE = 90;

export function mountSearch(map) {
  const { app, svg, nodes } = map;
  const field = app.querySelector("[data-map-query]");
  const found = app.querySelector("[data-map-found]");
  const steps = [...app.querySelectorAll("[data-map-step]")];
  let hits = [];
  let at = 0;
  let waiting = 0;
  let before = null;

  field.addEventListener("input", () => {
    find(field.value);
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && hits.length) {
      event.preventDefault();
      if (event.shiftKey) step(-1);
      else hits[at].el ? hits[at].el.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: event.ctrlKey })) : go();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      clear();
    }
  });
  for (const button of steps) button.addEventListener("click", () => step(+button.dataset.mapStep));
  app.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && field.value && event.target !== field) clear();
  });

  function find(text) {
    hits = search(nodes.filter((node) => !node.hidden), text);
    at = 0;
    count();
  }

  function show() {
    clearTimeout(waiting);
    if (!field.value.trim()) return restore();
    before ??= nodes.map((node) => node.open);
    hits.slice(0, MOST_UNFOLDED).forEach(map.reveal);
    map.update(null, false);
    mark();
  }

  function mark() {
    svg.toggleAttribute("data-searching", Boolean(field.value.trim()));
    for (const element of svg.querySelectorAll("[data-hit]")) delete element.dataset.hit;
    for (const hit of hits) if (map.picture.shown.has(hit)) hit.el.dataset.hit = "";
    const hit = hits[at];
    if (!hit) return;
    hit.el.dataset.hit = "now";
    map.focus(hit, { move: false });
    map.view.centre(hit);
  }

  function step(by) {
    if (!hits.length) return;
    show();
    at = (at + by + hits.length) % hits.length;
    map.reveal(hits[at]);
    map.update(null, false);
    count();
    mark();
  }

  function go() {
    location.href = hits[at].href;
  }

  function count() {
    for (const button of steps) button.disabled = hits.length < 2;
    if (!field.value.trim()) found.textContent = "";
    else if (hits.length) found.textContent = `${at + 1} of ${hits.length}`;
    else found.textContent = "No match";
  }

  // What was folded before the search is folded again, but for the way to the node in focus.
  function restore() {
    if (before) nodes.forEach((node, i) => (node.open = before[i]));
    before = null;
    map.reveal(map.current);
    map.update(map.current, false);
    mark();
  }

  function clear() {
    field.value = "";
    find("");
    restore();
    map.focus(map.current);
  }
}

// The nodes that hold every word, the best first: the whole name, its start, the start of a word, anything else.
export function search(nodes, text) {
  const query = fold(text.replaceAll("|", " ").trim());
  if (!query) return [];
  const words = query.split(/\s+/);
  const ranked = [];
  for (const node of nodes) {
    if (words.every((word) => node.text.includes(word))) ranked.push([rank(node.text, query), node]);
  }
  return ranked.sort((a, b) => a[0] - b[0] || a[1].depth - b[1].depth || a[1].i - b[1].i).map(([, node]) => node);
}

// Names stand between bars.
function rank(text, query) {
  if (text.includes(`|${query}|`)) return 0;
  if (text.startsWith(`|${query}`)) return 1;
  if (text.includes(`|${query}`)) return 2;
  return text.includes(` ${query}`) ? 3 : 4;
}

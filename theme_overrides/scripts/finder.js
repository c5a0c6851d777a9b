// The search begins with what is called as one types: topics, tools, papers and checks by title, synonym, abbreviation.

import { make } from "./dom.js";

const MOST = 6;
const KINDS = { t: ["topics/", "Topic", 0], s: ["", "Section", 2], w: ["tools/", "Tool", 1], p: ["papers/#", "Paper", 14], c: ["checklist/#", "Check", 18] };
const root = document.currentScript ? new URL("../../", document.currentScript.src) : null;

export function mount(page) {
  const field = page.querySelector(".md-search__input");
  const result = page.querySelector(".md-search-result");
  if (!field || !result || !root) return;
  const list = make("ol", { class: "md-search-result__list found", "aria-label": "By name", hidden: true });
  result.querySelector(".md-search-result__list").before(list);
  let entries = null;
  let wanted = null;
  field.addEventListener("focus", start, { once: true });
  field.addEventListener("input", update);
  field.form.addEventListener("reset", () => setTimeout(update));
  if (document.activeElement === field) start();

  function start() {
    wanted = wanted || load().then((data) => {
      entries = data.map(([kind, id, title, ...names]) => ({ kind, id, title, folded: [title, ...names].map(fold) }));
      update();
    });
  }

  function update() {
    const words = fold(field.value);
    const hits = entries && words ? find(entries, words) : [];
    list.replaceChildren(...hits.map(item));
    list.hidden = hits.length === 0;
  }
}

function item({ kind, id, title }) {
  const [place, name] = KINDS[kind];
  const href = new URL(`${place}${id}${place.endsWith("#") ? "" : "/"}`, root).href;
  const body = make("article", { class: "md-search-result__article md-typeset" }, make("h1", {}, title), make("p", {}, name));
  return make("li", { class: "md-search-result__item" }, make("a", { class: "md-search-result__link", href, tabindex: "-1" }, body));
}

export function find(entries, words) {
  const hits = [];
  for (const entry of entries) {
    const score = rank(entry, words);
    if (score) hits.push([score - KINDS[entry.kind][2], entry]);
  }
  hits.sort((a, b) => b[0] - a[0] || a[1].title.length - b[1].title.length || (a[1].title < b[1].title ? -1 : 1));
  return hits.slice(0, MOST).map(([, entry]) => entry);
}

// Whole names first, then their beginnings, then all words somewhere; a title counts for more than another name.
function rank(entry, words) {
  let best = 0;
  entry.folded.forEach((name, place) => {
    const other = place ? 3 : 0;
    if (name === words) best = Math.max(best, 100 - other);
    else if (name.startsWith(`${words} `)) best = Math.max(best, 80 - other);
    else if (name.startsWith(words)) best = Math.max(best, 70 - other);
    else if (words.split(" ").every((word) => ` ${name}`.includes(` ${word}`))) best = Math.max(best, 50 - other);
  });
  return best;
}

export function fold(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^\p{L}\p{N}+#]+/gu, " ").trim().split(" ").map(singular).join(" ");
}

function singular(word) {
  if (word.length < 4 || /(ss|us|is)$/.test(word)) return word;
  return word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.replace(/s$/, "");
}

// A script, not a fetch: pages opened from disk may load scripts only.
function load() {
  return new Promise((resolve) => {
    document.addEventListener("atlas:names", (event) => resolve(event.detail), { once: true });
    const script = make("script", { src: new URL("assets/scripts/names-data.js", root).href });
    script.addEventListener("error", () => resolve([]));
    document.head.append(script);
  });
}

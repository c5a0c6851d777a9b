// What is behind a link inside the atlas, on hover and focus; on touch for marked terms, whose first tap shows the card.

import { make } from "./dom.js";

const SHOW_AFTER = 180;
const HIDE_AFTER = 140;
const PLACE = /\/(topics|tools)\/([a-z0-9-]+)\/(?:index\.html)?(?:[?#].*)?$/;
const root = document.currentScript ? new URL("../../", document.currentScript.src) : null;

export function mount(page) {
  const body = page.querySelector("article");
  if (!body || !root) return;
  const state = { card: null, link: null, timer: 0, data: null };
  body.addEventListener("pointerover", (event) => event.pointerType !== "touch" && later(state, linkOf(event), SHOW_AFTER));
  body.addEventListener("pointerout", (event) => event.pointerType !== "touch" && linkOf(event) && leave(state));
  body.addEventListener("focusin", (event) => event.target.matches("a:focus-visible") && later(state, linkOf(event), SHOW_AFTER));
  body.addEventListener("focusout", (event) => linkOf(event) && leave(state));
  body.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (!link || !link.matches(".term") || !matchMedia("(hover: none)").matches || state.link === link) return;
    event.preventDefault();
    show(state, link);
  });
  page.addEventListener("keydown", (event) => event.key === "Escape" && hide(state));
  page.addEventListener("pointerdown", (event) => state.card && !state.card.contains(event.target) && linkOf(event) !== state.link && hide(state));
  addEventListener("scroll", () => hide(state), { passive: true });
}

function linkOf(event) {
  const link = event.target.closest && event.target.closest("a[href]");
  return link && !link.closest(".atlas-map, nav") && PLACE.test(link.href || "") ? link : null;
}

function later(state, link, wait) {
  if (!link || link === state.link) {
    if (link) clearTimeout(state.timer);
    return;
  }
  clearTimeout(state.timer);
  state.timer = setTimeout(() => show(state, link), wait);
}

function leave(state) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => hide(state), HIDE_AFTER);
}

function hide(state) {
  clearTimeout(state.timer);
  if (!state.card) return;
  state.card.remove();
  state.link.removeAttribute("aria-describedby");
  state.card = state.link = null;
}

async function show(state, link) {
  state.data = state.data || load();
  const [, kind, id] = PLACE.exec(link.href);
  const entry = (await state.data)[kind][id];
  if (!entry || !link.isConnected) return;
  hide(state);
  const [title, text, ...facts] = entry;
  const open = make("a", { href: link.href, class: "preview-open" }, "Open");
  const card = make("div", { class: "preview", id: "preview", role: "tooltip" }, make("b", {}, title), make("p", {}, text), make("p", { class: "preview-facts" }, facts.filter(Boolean).join(" · "), " ", open));
  card.addEventListener("pointerenter", () => clearTimeout(state.timer));
  card.addEventListener("pointerleave", () => leave(state));
  document.body.append(card);
  put(card, link.getClientRects()[0] || link.getBoundingClientRect());
  link.setAttribute("aria-describedby", "preview");
  state.card = card;
  state.link = link;
}

function put(card, at) {
  const width = card.offsetWidth;
  const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8));
  const below = at.bottom + 6 + card.offsetHeight < innerHeight;
  card.style.left = `${left}px`;
  card.style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - card.offsetHeight - 6)}px`;
}

// A script, not a fetch: pages opened from disk may load scripts only.
function load() {
  return new Promise((resolve) => {
    document.addEventListener("atlas:previews", (event) => resolve(event.detail), { once: true });
    const script = make("script", { src: new URL("assets/scripts/previews-data.js", root).href });
    script.addEventListener("error", () => resolve({ topics: {}, tools: {} }));
    document.head.append(script);
  });
}

// A preview of one topic: by pointer beside the node, by keyboard or touch in the corner; nothing is left for it.

const WAIT = 280;
const GRACE = 180;

export function mountCard(map) {
  const { app, stage, svg, view, facts } = map;
  const card = element("aside", "map-card", "", app);
  card.id = "map-card";
  card.hidden = true;
  card.setAttribute("aria-label", "Preview");
  let node = null;
  let waiting = 0;
  let pointer = "mouse";
  let pressed = false;

  function show(next, docked) {
    clearTimeout(waiting);
    node?.el.removeAttribute("aria-describedby");
    node = next;
    fill();
    card.hidden = false;
    card.toggleAttribute("data-docked", docked);
    if (docked) card.style.translate = "";
    else beside();
    node.el.setAttribute("aria-describedby", "map-card-about");
    map.showCross(node);
  }

  function hide() {
    clearTimeout(waiting);
    if (!node) return;
    node.el.removeAttribute("aria-describedby");
    node = null;
    card.hidden = true;
    map.showCross(null);
  }

  const later = (act, time) => {
    clearTimeout(waiting);
    waiting = setTimeout(act, time);
  };

  function fill() {
    card.replaceChildren();
    const title = element("a", "map-card-title", node.full, card);
    title.href = node.href;
    const about = element("p", "map-card-about", node.about ?? "", card);
    about.id = "map-card-about";
    const words = [];
    if (node.stage) words.push(`From ${facts.stages[node.stage - 1][1]} on`);
    if (node.checks) words.push(`${node.done} of ${node.checks} ${node.checks === 1 ? "check" : "checks"} done`);
    if (words.length) element("p", "map-card-facts", words.join(" · "), card);
    if (node.tools?.length) element("p", "map-card-facts", `Tools: ${node.tools.join(", ")}`, card);
    if (node.related?.length) related();
    const row = element("p", "map-card-row", "", card);
    const kids = node.kids.some((kid) => !kid.hidden);
    if (kids) button(row, node.open ? "Fold" : "Unfold", () => map.open(node));
    if (kids) button(row, "Unfold all below", () => map.open(node, true, true));
    const link = element("a", "map-card-open", "Open page", row);
    link.href = node.href;
  }

  function related() {
    const list = element("p", "map-card-facts", "Related: ", card);
    node.related.slice(0, 6).forEach((other, i) => {
      if (i) list.append(", ");
      const link = element("a", "", other.full, list);
      link.href = `#${other.id}`;
    });
  }

  function button(row, text, act) {
    element("button", "", text, row).addEventListener("click", () => {
      const shown = node, docked = card.hasAttribute("data-docked");
      act();
      show(shown, docked);
    });
  }

  // Under the node, or over it; never outside the stage.
  function beside() {
    const { x, y, k } = view.at;
    const left = node.x * k + x, top = node.y * k + y, height = node.h * k;
    const most = stage.clientWidth - card.offsetWidth - 12;
    const under = top + height + 10;
    const over = top - card.offsetHeight - 10;
    const down = under + card.offsetHeight > stage.clientHeight && over > 0 ? over : under;
    card.style.translate = `${Math.max(12, Math.min(most, left))}px ${down + stage.offsetTop}px`;
  }

  const of = (target) => target.closest?.("[role=treeitem]")?.node;
  addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    pressed = true;
    if (!card.contains(event.target) && of(event.target) !== node) hide();
  }, true);
  addEventListener("keydown", (event) => {
    pressed = false;
    if (event.key !== "Escape" || !node) return;
    const inside = card.contains(document.activeElement);
    const shown = node;
    hide();
    if (inside) map.focus(shown);
  }, true);
  svg.addEventListener("pointerover", (event) => {
    const next = of(event.target);
    if (event.pointerType !== "mouse" || event.buttons || !next || event.target.closest(".fold")) return;
    if (next === node) clearTimeout(waiting);
    else later(() => show(next, false), WAIT);
  });
  svg.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && !card.hasAttribute("data-docked")) later(hide, GRACE);
  });
  card.addEventListener("pointerenter", () => clearTimeout(waiting));
  card.addEventListener("pointerleave", () => !card.hasAttribute("data-docked") && later(hide, GRACE));
  // The first tap shows, the second opens.
  svg.addEventListener("click", (event) => {
    const next = of(event.target);
    if (pointer !== "touch" || !next || next === node || event.target.closest(".fold") || event.defaultPrevented) return;
    event.preventDefault();
    show(next, true);
  });
  map.on((what, next) => {
    if (what === "focus" && !pressed && stage.contains(document.activeElement) && next !== node) {
      later(() => document.activeElement === next.el && show(next, true), WAIT);
    } else if (what === "view" && node && !card.hasAttribute("data-docked")) beside();
    else if (what === "fold" && node && !map.picture.shown.has(node)) hide();
  });
  return hide;
}

function element(tag, name, text, parent) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (tag === "button") made.type = "button";
  made.textContent = text;
  parent.append(made);
  return made;
}

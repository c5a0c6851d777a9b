// The tree of the map: ids, titles and addresses from the outline on the page, sizes and facts from the JSON beside it.

export function readTree(app, outline) {
  const facts = JSON.parse(app.querySelector("[data-map-facts]").textContent);
  const nodes = [];
  const add = (id, href, full, parent, order) => {
    const i = nodes.length, depth = parent ? parent.depth + 1 : 0;
    const lines = (facts.lines[i] ?? full).split("\n");
    const look = facts.looks[Math.min(depth, facts.looks.length - 1)];
    const node = {
      i, id, href, full, parent, order, depth, lines, look, kids: [], open: !depth, hidden: false,
      side: parent ? parent.side : 0, section: parent ? parent.section : 0,
      w: facts.w[i], h: lines.length * look[1] + 2 * look[3], stage: +facts.stage[i], roles: facts.role[i],
      text: `|${fold(full.replace(/^(\d+) (.*)$/, depth === 1 ? "$2|$1" : "$&"))}|`, done: 0, checks: 0,
    };
    nodes.push(node);
    parent?.kids.push(node);
    return node;
  };
  const walk = (list, parent) => {
    for (const [order, item] of [...list.children].entries()) {
      const [link, below] = item.children;
      const href = link.getAttribute("href");
      const node = add(idOf(href), href, link.textContent.trim().slice(0, 300), parent, order);
      if (node.depth === 1) [node.side, node.section] = [facts.sides[order], order];
      if (below) walk(below, node);
    }
  };
  const root = add("atlas", outline.dataset.root, facts.title, null, 0);
  walk(outline.querySelector("ul"), root);
  if (nodes.length !== facts.w.length) throw new Error(`${nodes.length} nodes in the outline, ${facts.w.length} sizes`);
  return { facts, nodes, root, byId: new Map(nodes.map((node) => [node.id, node])) };
}

export function fold(text) {
  return (/^[\x20-\x7e]*$/.test(text) ? text : text.normalize("NFD").replace(/\p{M}/gu, "")).toLowerCase();
}

export function walkDown(node) {
  return [node, ...node.kids.flatMap(walkDown)];
}

// How many nodes are below, those that a filter hides not counted.
export function below(node) {
  return node.kids.reduce((sum, kid) => sum + (kid.hidden ? 0 : 1 + below(kid)), 0);
}

export function seen(node) {
  return node.kids.filter((kid) => !kid.hidden);
}

function idOf(href) {
  return href.replace(/\/(index\.html)?$/, "").split("/").pop();
}

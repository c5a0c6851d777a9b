// Definitions, tools, checks and related topics: too much for the page, so a script brings them when it is idle.

export function mountDetails(map, then) {
  document.addEventListener("atlas:details", ({ detail }) => {
    for (const node of map.nodes) Object.assign(node, pick(detail[node.id]));
    for (const node of map.nodes) node.related = node.related.map((id) => map.byId.get(id)).filter(Boolean);
    then();
  }, { once: true });
  const idle = window.requestIdleCallback ?? setTimeout;
  idle(() => {
    const script = document.createElement("script");
    script.src = map.app.dataset.details;
    document.head.append(script);
  });
}

function pick(details = {}) {
  const { about = "", tools = [], checks = [], related = [] } = details;
  return { about, tools, own: checks, related };
}

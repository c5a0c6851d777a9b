// Other names, definitions, tools, checks and related topics: too much for the page, so a script brings them when it is idle.
import { fold } from "./map-tree.js";

export function mountDetails(map, then) {
  document.addEventListener("atlas:details", ({ detail }) => {
    for (const node of map.nodes) {
      const { also = "", about = "", tools = [], checks = [], related = [] } = detail[node.id] ?? {};
      Object.assign(node, { about, tools, own: checks });
      node.related = related.map((id) => map.byId.get(id)).filter(Boolean);
      if (also) node.text += `${fold(also)}|`;
    }
    then();
  }, { once: true });
  const idle = window.requestIdleCallback ?? setTimeout;
  idle(() => {
    const script = document.createElement("script");
    script.src = map.app.dataset.details;
    document.head.append(script);
  });
}

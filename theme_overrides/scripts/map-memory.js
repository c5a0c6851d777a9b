// What survives: the node in the address, and in this tab what is unfolded and where one looks.

const KEY = "atlas.map";
const PAUSE = 250;

// Shows what the address names, else what the tab remembers, else the start; keeps both up to date.
export function mountMemory(map, say) {
  const { byId, facts, nodes } = map;
  let writing = 0;
  let naming = 0;
  const kept = recall(nodes.length);
  if (kept) {
    kept.open.forEach((i) => (nodes[i].open = true));
    map.update(null, false);
    map.view.set(kept.view);
    map.focus(map.nearest(byId.get(kept.node) ?? map.root), { move: false });
  } else {
    map.start();
    map.focus(map.root, { move: false });
  }
  if (location.hash.length > 1 && hash() !== kept?.hash) follow();

  addEventListener("hashchange", follow);
  addEventListener("pagehide", write);
  map.on((what, node) => {
    if (what === "focus" && node !== byId.get(hash())) {
      clearTimeout(naming);
      naming = setTimeout(() => name(node), PAUSE);
    }
    clearTimeout(writing);
    writing = setTimeout(write, PAUSE);
  });

  function follow() {
    const id = hash();
    if (!id || id === "outline") return;
    const node = byId.get(id) ?? byId.get(facts.gone[id]);
    if (node) {
      if (node.id !== id) say(`“${id}” is now “${node.full}”.`);
      return map.go(node);
    }
    say(Object.hasOwn(facts.gone, id) ? `“${id}” is no longer in the atlas.` : `There is no “${id}” on this map.`);
  }

  function name(node) {
    if (node !== map.current || (node === map.root && !location.hash)) return;
    history.replaceState(history.state, "", node === map.root ? location.pathname + location.search : `#${node.id}`);
  }

  function write() {
    const open = nodes.filter((node) => node.open && node.kids.length).map((node) => node.i);
    const view = { ...map.view.at };
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ n: nodes.length, open, view, node: map.current.id, hash: hash() }));
    } catch {
      // Full or blocked: the map works without a memory.
    }
  }
}

function hash() {
  try {
    return decodeURIComponent(location.hash.slice(1)).slice(0, 100);
  } catch {
    return "";
  }
}

// What an earlier page of this tab wrote; nothing when it is absent, damaged or of another map.
function recall(count) {
  try {
    const { n, open, view, node, hash: named } = JSON.parse(sessionStorage.getItem(KEY));
    const sound = n === count && open.every((i) => Number.isInteger(i) && i >= 0 && i < n) &&
      [view.x, view.y, view.k].every(Number.isFinite) && view.k > 0.01 && view.k < 10;
    return sound ? { open, view: { x: view.x, y: view.y, k: view.k }, node, hash: named } : null;
  } catch {
    return null;
  }
}

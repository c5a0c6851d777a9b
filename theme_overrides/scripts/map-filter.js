// Shows only what matters up to a stage, or to a role; the address keeps the choice.

export function mountFilter(map, say) {
  const { app, facts, root, nodes } = map;
  const stages = app.querySelector("[data-map-stage-of]");
  const roles = app.querySelector("[data-map-role-of]");
  const query = new URLSearchParams(location.search);
  stages.value = query.get("stage") ?? "";
  roles.value = query.get("role") ?? "";
  for (const select of [stages, roles]) {
    if (select.selectedIndex < 0) select.value = "";
    select.addEventListener("change", () => {
      keep();
      apply();
      map.update(null, false);
      map.view.fit();
      const count = nodes.filter((node) => node.depth > 1 && !node.hidden).length;
      say(count ? `${count} ${count === 1 ? "topic" : "topics"} shown` : "No topic is for both: choose another role or stage.");
    });
  }
  apply();

  function apply() {
    const stage = facts.stages.findIndex(([id]) => id === stages.value) + 1 || Infinity;
    const role = facts.roles.findIndex(([id]) => id === roles.value);
    map.filter = { stage, role: role < 0 ? 0 : 1 << role };
    for (const select of [stages, roles]) select.toggleAttribute("data-set", Boolean(select.value));
    const all = stage === Infinity && role < 0;
    const hide = (node) => {
      const kids = node.kids.map(hide).some((hidden) => !hidden);
      const own = node.stage && node.stage <= stage && (role < 0 || node.roles & map.filter.role);
      return (node.hidden = !(all || own || kids || node === root));
    };
    hide(root);
    map.counted?.();
  }

  function keep() {
    const now = new URLSearchParams(location.search);
    for (const [name, { value }] of [["stage", stages], ["role", roles]]) {
      if (value) now.set(name, value);
      else now.delete(name);
    }
    const text = now.toString();
    history.replaceState(history.state, "", `${location.pathname}${text && `?${text}`}${location.hash}`);
  }
}

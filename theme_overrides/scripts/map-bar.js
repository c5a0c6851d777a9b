// The buttons of the bar, and the messages under it.

export function mountBar(map) {
  const { app, view } = map;
  const act = {
    fit: view.fit,
    in: () => view.zoom(1.25),
    out: () => view.zoom(0.8),
  };
  const levels = [...app.querySelectorAll("[data-map-level]")];
  map.on((what) => {
    if (what !== "fold") return;
    for (const button of levels) {
      const depth = +button.dataset.mapLevel;
      const exact = map.nodes.every((node) => !node.kids.length || node.open === node.depth < depth);
      button.setAttribute("aria-pressed", exact);
    }
  });
  app.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button?.dataset.mapLevel) map.level(+button.dataset.mapLevel);
    else if (button?.dataset.mapZoom) act[button.dataset.mapZoom]();
    for (const menu of app.querySelectorAll("details[open]")) if (!menu.contains(target)) menu.open = false;
  });
  app.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest("details[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

export function mountMessages(app) {
  const status = app.querySelector("[data-map-status]");
  let hiding = 0;
  return (text) => {
    status.textContent = text;
    status.dataset.shown = "";
    clearTimeout(hiding);
    hiding = setTimeout(() => delete status.dataset.shown, 6000);
  };
}

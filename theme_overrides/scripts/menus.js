// Menus made of <details>: one open at a time, closed by Escape, by choosing, by a click elsewhere.

export function mount(root) {
  const menus = [...root.querySelectorAll("details.menu")];
  if (!menus.length) return;
  const close = (except) => menus.forEach((menu) => menu !== except && menu.removeAttribute("open"));
  root.addEventListener("click", (event) => {
    const menu = event.target.closest("details.menu");
    close(menu && !event.target.closest("button") ? menu : null);
  });
  root.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest("details.menu[open]");
    if (!menu) return;
    close();
    menu.querySelector("summary").focus();
  });
}

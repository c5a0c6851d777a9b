// A folder has no index page when the site is opened from disk: links name the file instead.

export function mount(root) {
  if (location.protocol !== "file:") return;
  for (const link of root.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href");
    const [, path, rest] = /^([^?#]*)(.*)$/.exec(href);
    if (/^[a-z]+:/i.test(href) || !(path === "." || path === ".." || path.endsWith("/"))) continue;
    link.setAttribute("href", `${path.replace(/\/?$/, "/")}index.html${rest}`);
  }
}

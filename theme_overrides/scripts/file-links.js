// A folder has no index page when the site is opened from disk: links name the file instead.

export function mount(root) {
  if (location.protocol !== "file:") return;
  for (const link of root.querySelectorAll("a[href]")) name(link);
  // What a script adds later, such as a hit of the search, is named when it is used.
  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link) name(link);
  }, { capture: true });
}

function name(link) {
  const href = link.getAttribute("href");
  const [, path, rest] = /^([^?#]*)(.*)$/.exec(href);
  if (/^(?!file:)[a-z]+:/i.test(href) || !(path === "." || path === ".." || path.endsWith("/"))) return;
  link.setAttribute("href", `${path.replace(/\/?$/, "/")}index.html${rest}`);
}

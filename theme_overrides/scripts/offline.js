// Keeps what was visited for reading offline; never while the site is being written, where a reload must show the edit.

const root = document.currentScript && new URL("../../", document.currentScript.src);

export function mount() {
  const workers = navigator.serviceWorker;
  if (!root || !workers || !location.protocol.startsWith("http")) return;
  if ("livereload" in window) {
    workers.getRegistration(root.pathname).then((registration) => registration?.unregister());
    return;
  }
  addEventListener("load", () => keep(workers).catch(() => {})); // without it the site is only not there offline
}

async function keep(workers) {
  await workers.register(new URL("sw.js", root), { scope: root.pathname });
  const { active } = await workers.ready;
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  active.postMessage({ keep: [location.href.split("#")[0], ...loaded].filter((address) => address.startsWith(root.href)) });
}

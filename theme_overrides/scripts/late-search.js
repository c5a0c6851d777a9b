// The theme fetches the index of the search with every page. Here index and worker wait until the search is used: the theme
// finds no form to search with, and in place of its worker one that starts late. To be mounted before the theme's script runs.

const SETUP = 0; // as the theme's worker names its first message
const root = document.currentScript ? new URL("../../", document.currentScript.src) : null;

export function mount(page) {
  const form = page.forms.namedItem("search");
  // From disk the theme waits by itself; what was found is marked with the separators that the index names.
  if (!form || !root || location.protocol === "file:" || new URLSearchParams(location.search).has("h")) return;
  form.removeAttribute("name");
  addEventListener("DOMContentLoaded", () => form.setAttribute("name", "search"), { once: true });
  const now = window.Worker;
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      window.Worker = now;
      whenUsed(page, form, () => start(new now(address), this));
    }

    // The theme asks nothing before the worker has said that it is ready.
    postMessage() {}
  };
}

function whenUsed(page, form, begin) {
  const toggle = page.getElementById("__search");
  const stop = new AbortController();
  const go = () => {
    stop.abort();
    begin();
  };
  if (toggle.checked || form.contains(page.activeElement)) return go();
  form.addEventListener("focusin", go, { signal: stop.signal });
  toggle.addEventListener("change", go, { signal: stop.signal });
}

async function start(worker, late) {
  late.postMessage = (message) => worker.postMessage(message);
  worker.addEventListener("message", ({ data }) => late.dispatchEvent(new MessageEvent("message", { data })));
  const { features } = JSON.parse(document.getElementById("__config").textContent);
  const answer = await fetch(new URL("search/search_index.json", root));
  const { config, docs } = await answer.json();
  worker.postMessage({ type: SETUP, data: { config, docs, options: { suggest: features.includes("search.suggest") } } });
}

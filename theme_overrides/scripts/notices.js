// Says what happened to progress that could not be read or kept, what is safe, and what to do.

import { save } from "./download.js";
import { store } from "./store.js";
import { toast } from "./toast.js";

const MESSAGES = {
  blocked: "This browser does not let the site keep anything. Your ticks last until you leave this page: export them first.",
  full: "The browser's storage is full. What was saved before is safe, your last changes are not: export them now.",
  damaged: "The saved progress cannot be read. It was set aside untouched, and a new one begins.",
  newer: "A newer version of this site saved your progress, and it is untouched. Reload the page; changes made now are not kept.",
};

export function mount() {
  let shown = "";
  const show = () => {
    const trouble = store.trouble;
    if (trouble && trouble !== shown) toast(MESSAGES[trouble], actionsFor(trouble), { lasting: true });
    shown = trouble;
  };
  store.addEventListener("trouble", show);
  if (store.trouble !== "blocked") show();
}

function actionsFor(trouble) {
  if (trouble === "damaged") return { "Save the old text": () => save("mlatlas-damaged.txt", store.damaged) };
  if (trouble === "newer") return { Reload: () => location.reload() };
  return { "Export progress": () => save("mlatlas-progress.json", JSON.stringify(store.record, null, 1)) };
}

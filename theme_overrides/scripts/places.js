// Counts and rings on every page that names checks without listing them: home, sections, rows of topics.

import { plural, share, tally } from "./counting.js";
import { ring } from "./dom.js";
import { entryOf } from "./record.js";
import { checkRows } from "./rows.js";
import { store } from "./store.js";

export function mount(root) {
  const places = [...root.querySelectorAll("[data-ids], .page-progress")].map((element) => placeOf(element, root));
  if (!places.length) return;
  const show = () => places.forEach((place) => showPlace(place, store.project));
  store.addEventListener("change", show);
  show();
}

// A place without ids stands for all checks of its page.
function placeOf(element, root) {
  const references = element.dataset.ids?.split(" ").filter(Boolean).map((reference) => reference.split("|"));
  const ids = references ?? checkRows(root).map((row) => row.ids);
  return { element, ids, text: element.textContent, shown: element.textContent };
}

// "12 topics, 34 checks" becomes "12 topics, 3 of 34 checks" once something is done.
function showPlace(place, project) {
  const entries = place.ids.map((ids) => entryOf(project, ids));
  const count = tally(entries.map((entry) => entry.state));
  const touched = entries.some((entry) => entry.at);
  const text = touched ? place.text.replace(/\d+ checks?/, `${count.done} of ${plural(count.of, "check")}`) : place.text;
  if (text === place.shown) return;
  place.shown = text;
  place.element.replaceChildren(...(touched ? [ring(share(count))] : []), text);
}

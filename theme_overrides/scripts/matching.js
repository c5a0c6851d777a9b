// Which checks a filter lets through. A filter is what stands in the address: {stage, role, section, state, words}; not "q",
// on which the search of the site opens.

export const NAMES = ["stage", "role", "section", "state", "words"];

// Return whether the check is meant by the filter, whatever its state: what counts are made of.
export function inScope(check, filter, stages) {
  return (
    (!filter.stage || stages.indexOf(check.stage) <= stages.indexOf(filter.stage)) &&
    (!filter.role || check.roles.includes(filter.role)) &&
    (!filter.section || check.section === filter.section) &&
    (!filter.words || termsOf(filter).every((term) => check.words.includes(term)))
  );
}

export function hasState(state, wanted) {
  return !wanted || state === wanted || (wanted === "open" && (state === "todo" || state === "doing"));
}

// Return the filter in an address; what no control offers is left out.
export function filterOf(search, offered) {
  const query = new URLSearchParams(search);
  const known = (name) => (name === "words" ? (query.get("words") ?? "").slice(0, 100) : offered[name].find((value) => value === query.get(name)));
  return Object.fromEntries(NAMES.map((name) => [name, known(name) ?? ""]));
}

export function searchOf(filter) {
  const query = new URLSearchParams(NAMES.filter((name) => filter[name]).map((name) => [name, filter[name]]));
  return query.size ? `?${query}` : "";
}

function termsOf(filter) {
  filter.terms ??= filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  return filter.terms;
}

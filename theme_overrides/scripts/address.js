// What is chosen on a page stands in its address, so that it survives a reload and can be sent to somebody.

export function readAddress() {
  return new URLSearchParams(location.search);
}

// Put `values` into the query; what is empty is left out. The history does not grow.
export function writeAddress(values) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) if (value) query.set(key, value);
  const text = query.toString();
  history.replaceState(history.state, "", `${location.pathname}${text ? `?${text}` : ""}${location.hash}`);
}

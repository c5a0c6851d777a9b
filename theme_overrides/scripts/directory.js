// The directory of tools: filter, sort, compare up to four; everything in the address.

import { readAddress, writeAddress } from "./address.js";
import { make } from "./dom.js";

const MOST = 4;
const FILTERS = ["for", "licence", "availability", "hosting", "status"];
const LABELS = { for: "What it does", licence: "Licence", availability: "Offered as", hosting: "Runs as", status: "Status" };

export function mount(root) {
  const table = root.querySelector("[data-table=tools]");
  const place = root.querySelector("[data-controls=tools]");
  if (!table || !place) return;
  const body = table.tBodies[0];
  const rows = [...body.rows].map(read);
  const chosen = new Set();
  const controls = build(place, rows);
  const compare = root.body.appendChild(make("section", { class: "compare", "aria-label": "Comparison", hidden: true }));
  const state = { sort: "name", down: false, timer: 0 };

  sortable(table, state, () => update());
  body.addEventListener("change", (event) => {
    const box = event.target.closest("input[name=compare]");
    if (!box) return;
    if (box.checked && chosen.size >= MOST) {
      box.checked = false;
      controls.said.textContent = `Four tools at most can be compared. Take one away first.`;
      return;
    }
    if (box.checked) chosen.add(box.value);
    else chosen.delete(box.value);
    update();
  });
  place.addEventListener("input", () => update());
  place.addEventListener("reset", () => setTimeout(update));
  place.addEventListener("submit", (event) => event.preventDefault());
  for (const row of rows) row.element.cells[0].prepend(picker(row));
  restore();
  update();
  place.hidden = false;

  function update() {
    const wanted = values(controls.form);
    const words = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const fits = FILTERS.every((key) => !wanted[key] || row.facets[key].includes(wanted[key])) && words.every((word) => row.text.includes(word));
      if (row.element.hidden === fits) row.element.hidden = !fits;
      if (fits) shown += 1;
    }
    order(body, rows, state);
    controls.said.textContent = shown === rows.length ? `${shown} tools` : `${shown} of ${rows.length} tools`;
    controls.none.hidden = shown > 0;
    const compared = [...chosen].join(",");
    if (compare.dataset.shows !== compared) showComparison(compare, rows, chosen, (id) => {
      chosen.delete(id);
      body.querySelector(`input[name=compare][value="${id}"]`).checked = false;
      update();
    });
    const sort = state.sort === "name" && !state.down ? "" : `${state.down ? "-" : ""}${state.sort}`;
    // Browsers take milliseconds for a new address: it waits until the typing pauses.
    clearTimeout(state.timer);
    state.timer = setTimeout(() => writeAddress({ ...wanted, sort, compare: compared }), 120);
  }

  function restore() {
    const query = readAddress();
    for (const key of ["words", ...FILTERS]) {
      const control = controls.form.elements[key];
      const value = query.get(key) || "";
      if (control.tagName !== "SELECT" || [...control.options].some((option) => option.value === value)) control.value = value;
    }
    const sort = query.get("sort") || "name";
    state.down = sort.startsWith("-");
    state.sort = sort.replace("-", "");
    const known = new Set(rows.map((row) => row.id));
    for (const id of (query.get("compare") || "").split(",").filter((id) => known.has(id)).slice(0, MOST)) {
      chosen.add(id);
      body.querySelector(`input[name=compare][value="${id}"]`).checked = true;
    }
  }
}

function read(element, place) {
  const [name, summary, category, licence, hosting, status] = element.cells;
  return {
    element,
    place,
    id: element.id,
    // Worked out when a filter or an order first asks for it: most visits never do.
    get text() {
      return (this.words ??= element.textContent.toLowerCase());
    },
    cells: { name, summary, category, licence, hosting, status },
    get sort() {
      return (this.keys ??= {
        name: name.textContent.trim().toLowerCase(),
        for: category.textContent.toLowerCase(),
        licence: licence.textContent.toLowerCase(),
        hosting: hosting.textContent.toLowerCase(),
        status: String(["active", "maintenance", "archived", "discontinued"].indexOf(element.dataset.status)),
      });
    },
    facets: {
      for: [element.dataset.category],
      licence: [licence.textContent.trim()],
      availability: [element.dataset.availability],
      hosting: element.dataset.hosting.split(" "),
      status: [element.dataset.status],
    },
  };
}

function build(place, rows) {
  const q = make("input", { type: "search", name: "words", placeholder: "Words", "aria-label": "Words" });
  const selects = FILTERS.map((key) => {
    const counts = new Map();
    for (const row of rows) for (const value of row.facets[key]) counts.set(value, (counts.get(value) || 0) + 1);
    const options = [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([value, count]) => make("option", { value }, `${titleOf(rows, key, value)} (${count})`));
    return make("label", {}, make("span", {}, LABELS[key]), make("select", { name: key }, make("option", { value: "" }, "All"), ...options));
  });
  const said = make("output", { class: "said", "aria-live": "polite" });
  const form = make("form", { class: "filters" }, make("label", {}, make("span", {}, "Words"), q), ...selects, make("button", { type: "reset" }, "Show all"), said);
  const none = make("p", { class: "none", hidden: true }, "No tool fits all of this. Take one filter away, or show all.");
  place.replaceChildren(form, none);
  return { form, said, none };
}

function titleOf(rows, key, value) {
  if (key === "for") return rows.find((row) => row.facets.for[0] === value).cells.category.textContent;
  if (key === "licence") return value;
  return (value.charAt(0).toUpperCase() + value.slice(1)).replace("Both", "Open and commercial");
}

function values(form) {
  return Object.fromEntries(["words", ...FILTERS].map((key) => [key, form.elements[key].value.trim()]));
}

function picker(row) {
  const name = row.element.cells[0].textContent.trim();
  return make("input", { type: "checkbox", name: "compare", value: row.id, title: `Compare ${name}`, "aria-label": `Compare ${name}` });
}

function sortable(table, state, update) {
  const keys = ["name", null, "for", "licence", "hosting", "status"];
  [...table.tHead.rows[0].cells].forEach((cell, place) => {
    const key = keys[place];
    if (!key) return;
    const button = make("button", { type: "button" }, cell.textContent);
    cell.replaceChildren(button);
    cell.dataset.sort = key;
    button.addEventListener("click", () => {
      state.down = state.sort === key && !state.down;
      state.sort = key;
      update();
    });
  });
}

function order(body, rows, state) {
  const way = state.down ? -1 : 1;
  const wanted = `${state.sort} ${way}`;
  for (const cell of body.parentElement.tHead.rows[0].cells) {
    if (!cell.dataset.sort) continue;
    if (cell.dataset.sort === state.sort) cell.setAttribute("aria-sort", state.down ? "descending" : "ascending");
    else cell.removeAttribute("aria-sort");
  }
  if (body.dataset.order === wanted || (!body.dataset.order && wanted === "name 1")) return;
  body.dataset.order = wanted;
  const compare = new Intl.Collator("en").compare;
  const key = state.sort in rows[0].sort ? state.sort : "name";
  const sorted = [...rows].sort((a, b) => way * compare(a.sort[key], b.sort[key]) || a.place - b.place);
  body.append(...sorted.map((row) => row.element));
}

function showComparison(place, rows, chosen, remove) {
  const picked = rows.filter((row) => chosen.has(row.id));
  place.hidden = picked.length === 0;
  place.dataset.shows = [...chosen].join(",");
  document.body.toggleAttribute("data-comparing", picked.length > 0);
  const facts = [["What it is", "summary"], ["For", "category"], ["Licence", "licence"], ["Runs as", "hosting"], ["Status", "status"]];
  const head = make("tr", {}, make("th", { scope: "col" }, "Tool"), ...picked.map((row) => headOf(row, remove)));
  const lines = facts.map(([title, key]) => make("tr", {}, make("th", { scope: "row" }, title), ...picked.map((row) => copy(row.cells[key]))));
  const topics = make("tr", {}, make("th", { scope: "row" }, "Implements"), ...picked.map((row) => make("td", {}, row.element.dataset.topics || "")));
  place.replaceChildren(make("details", { open: true }, make("summary", {}, `Compare ${picked.length} of at most ${MOST}`), make("div", { class: "compare-scroll" }, make("table", {}, make("thead", {}, head), make("tbody", {}, ...lines, topics)))));
}

function headOf(row, remove) {
  const link = row.element.cells[0].querySelector("a").cloneNode(true);
  const button = make("button", { type: "button", "aria-label": `Take ${link.textContent} away` }, "×");
  button.addEventListener("click", () => remove(row.id));
  return make("th", { scope: "col" }, link, button);
}

function copy(cell) {
  const td = make("td");
  td.append(...[...cell.cloneNode(true).childNodes]);
  return td;
}

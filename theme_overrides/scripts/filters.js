// The filter form of the checklist: its values stand in the address, its counts in words and rings.

import { plural, share } from "./counting.js";
import { NAMES, filterOf, searchOf } from "./matching.js";
import { store } from "./store.js";

const PAUSE = 150;

export function mount(root, view) {
  const form = root.querySelector('form[data-controls="checklist"]');
  const clear = root.querySelector('[data-act="clear"]');
  const offered = Object.fromEntries(NAMES.map((name) => [name, valuesOf(form.elements[name])]));
  let writing = 0;
  const apply = () => {
    const filter = readForm(form, offered);
    clearTimeout(writing);
    writing = setTimeout(writeAddress, PAUSE, searchOf(filter));
    clear.hidden = !searchOf(filter);
    view.apply(filter);
  };
  view.addEventListener("change", () => showCounts(root, view));
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", () => {
    form.reset();
    apply();
    form.elements.words.focus();
  });
  fillForm(form, filterOf(location.search, offered), offered);
  apply();
}

// Browsers take their time over it and refuse many in a row: it waits until the reader pauses.
function writeAddress(search) {
  history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
}

// The last stage holds all others: choosing it is the same as no filter.
function readForm(form, offered) {
  const filter = Object.fromEntries(NAMES.map((name) => [name, form.elements[name].value]));
  return { ...filter, words: filter.words.trim(), stage: filter.stage === offered.stage.at(-1) ? "" : filter.stage };
}

function fillForm(form, filter, offered) {
  for (const name of NAMES) form.elements[name].value = filter[name] || (name === "stage" ? offered.stage.at(-1) : "");
}

function valuesOf(control) {
  const parts = control instanceof RadioNodeList ? control : (control.options ?? []);
  return [...parts].map((part) => part.value);
}

function showCounts(root, view) {
  const count = view.count(view.scope);
  const visible = view.checks.filter((check) => !check.hidden).length;
  const extra = [
    count.doing && `${count.doing} in progress`,
    count.na && `${count.na} not applicable`,
    visible < count.of + count.na && `${visible} shown`,
  ].filter(Boolean);
  setText(root.querySelector("[data-tally]"), [`${count.done} of ${plural(count.of, "check")} done`, ...extra].join(", "));
  setPart(root.querySelector("[data-ring]"), count);
  setText(root.querySelector("[data-sheet]"), [store.project.name, ...chosen(root)].join(", "));
  root.querySelector("[data-empty]").hidden = visible > 0;
  for (const section of view.sections) {
    const own = view.count(section.groups.flatMap((group) => group.checks).filter((check) => check.scoped));
    setText(section.element.querySelector("[data-count]"), `${own.done} of ${own.of}`);
    setPart(section.element.querySelector(".ring"), own);
  }
}

// Return what the controls are set to, in words: the head of a printed sheet.
function chosen(root) {
  const parts = root.querySelectorAll(".controls :is(input:checked, option:checked)");
  const words = [...parts].filter((part) => part.value).map((part) => (part.labels ? part.labels[0].querySelector(".long") : part).textContent);
  return [...words, root.querySelector(".controls [name=words]").value.trim()].filter(Boolean);
}

// Changing the text in place spares the browser a look at every rule with :has().
function setText(element, text) {
  if (!element.firstChild) element.append("");
  if (element.firstChild.data !== text) element.firstChild.data = text;
}

function setPart(ring, count) {
  ring.style.setProperty("--part", share(count).toFixed(3));
}

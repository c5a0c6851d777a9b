// The checks of the checklist as the filter leaves them: what is shown, what is counted.

import { tally } from "./counting.js";
import { hasState, inScope } from "./matching.js";
import { entryOf } from "./record.js";
import { checkRows } from "./rows.js";
import { store } from "./store.js";

// Fires "change" when the filter or a state has changed.
export class View extends EventTarget {
  constructor(root, stages) {
    super();
    this.stages = stages;
    this.filter = {};
    this.sections = [...root.querySelectorAll(".checklist-section")].map((element) => sectionOf(root, element));
    this.checks = this.sections.flatMap((section) => section.groups.flatMap((group) => group.checks));
    store.addEventListener("change", () => this.dispatchEvent(new Event("change")));
  }

  // Show what the filter lets through. A check that is ticked later stays until the filter changes.
  apply(filter) {
    this.filter = filter;
    for (const check of this.checks) {
      check.scoped = inScope(check, filter, this.stages);
      show(check, check.scoped && hasState(this.stateOf(check), filter.state));
    }
    for (const section of this.sections) {
      section.groups.forEach((group) => show(group, group.checks.some(shown)));
      show(section, section.groups.some(shown));
    }
    this.dispatchEvent(new Event("change"));
  }

  stateOf(check) {
    return entryOf(store.project, check.ids).state;
  }

  // Return the checks that count: those which the filter means, in any state.
  get scope() {
    return this.checks.filter((check) => check.scoped);
  }

  count(checks) {
    return tally(checks.map((check) => this.stateOf(check)));
  }
}

function sectionOf(root, element) {
  const id = element.dataset.section;
  const heading = root.querySelector(`h2[id="${id}"]`);
  const contents = root.querySelector(`.md-nav--secondary a[href="#${id}"]`)?.parentElement;
  const title = root.querySelector(`select[name="section"] option[value="${id}"]`).textContent;
  const section = { id, title, element, parts: [heading, contents, element].filter(Boolean), hidden: false };
  section.groups = [...element.querySelectorAll(".check-group")].map((group) => groupOf(section, group));
  return section;
}

function groupOf(section, element) {
  const topic = element.querySelector("h3").textContent.replace(/#$/, "");
  const checks = checkRows(element).map((row) => new Check(row, section.id, topic));
  return { element, parts: [element], checks, hidden: false };
}

class Check {
  constructor(row, section, topic) {
    Object.assign(this, row, { section, topic, parts: [row.element], hidden: false, scoped: true });
    this.stage = row.element.dataset.stage;
    this.roles = row.element.dataset.roles.split(" ");
  }

  get text() {
    return this.element.querySelector(".check-text").textContent;
  }

  get words() {
    this.lower ??= `${this.topic} ${this.text} ${this.element.querySelector(".why p").textContent}`.toLowerCase();
    return this.lower;
  }
}

function show(part, visible) {
  if (part.hidden === !visible) return;
  part.hidden = !visible;
  for (const element of part.parts) element.hidden = !visible;
}

function shown(part) {
  return !part.hidden;
}

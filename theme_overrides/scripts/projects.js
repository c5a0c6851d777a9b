// Several projects in one browser: choose, make, rename, copy, reset, delete; undo instead of "are you sure".

import { ask } from "./ask.js";
import { nameOf } from "./intake.js";
import { after, cleared, currentProject, emptyProject, own, restored, withProject, withoutProject } from "./record.js";
import { freshId, store } from "./store.js";
import { toast } from "./toast.js";

export function mount(root) {
  const choice = root.querySelector("[data-projects]");
  const show = () => showChoices(choice, store.record);
  store.addEventListener("change", show);
  show();
  choice.addEventListener("change", () => store.change((record) => ({ ...record, current: choice.value })));
  root.querySelector("[data-bar]").addEventListener("click", (event) => {
    const act = event.target.closest("[data-act]")?.dataset.act;
    if (act in ACTS) ACTS[act]();
  });
}

const ACTS = {
  new: async () => addProject(await ask("Name of the new project", "Create", ""), () => ({})),
  copy: async () => addProject(await ask("Name of the copy", "Copy", `${store.project.name} (copy)`), () => store.project.checks),
  rename: async () => {
    const name = nameOf((await ask("New name", "Rename", store.project.name)) ?? "");
    if (name) store.change((record, now) => changed(record, now, (project) => ({ ...project, name, at: after(project.at, now) })));
  },
  reset: () => {
    const { current } = store.record;
    const before = store.project;
    store.change((record, now) => changed(record, now, (project) => cleared(project, now)));
    toast(`All checks of “${before.name}” are to do again.`, { Undo: () => bringBack(current, before) });
  },
  delete: () => {
    const { current } = store.record;
    const before = own(store.record.projects, current);
    if (!before) return;
    store.change((record, now) => withoutProject(record, current, now));
    toast(`“${before.name}” was deleted.`, { Undo: () => bringBack(current, before) });
  },
};

function addProject(answer, checks) {
  const name = nameOf(answer ?? "");
  if (!name) return;
  const id = freshId();
  store.change((record, now) => withProject({ ...record, current: id }, id, { ...emptyProject(name, now), checks: checks() }));
}

function changed(record, now, edit) {
  const id = own(record.projects, record.current) ? record.current : freshId();
  const project = own(record.projects, id) ?? { ...currentProject(record), created: now };
  return withProject({ ...record, current: id }, id, edit(project));
}

// What was ticked since stays: only what is not there now comes back.
function bringBack(id, before) {
  store.change((record, now) => {
    const is = own(record.projects, id) ?? { ...before, at: after(own(record.deleted, id) ?? "", now), checks: {} };
    const missing = Object.entries(before.checks).filter(([name]) => !own(is.checks, name));
    return withProject({ ...record, current: id }, id, restored(is, Object.fromEntries(missing), now));
  });
}

function showChoices(choice, { projects, current }) {
  const oldest = Object.entries(projects).sort(([, one], [, other]) => (one.created < other.created ? -1 : 1));
  const named = oldest.map(([id, { name }]) => [id, name]);
  const wanted = named.length ? named : [["", "My project"]];
  const same = wanted.length === choice.options.length && wanted.every(([id, name], place) => {
    const option = choice.options[place];
    return option.value === id && option.text === name;
  });
  if (!same) choice.replaceChildren(...wanted.map(([id, name]) => new Option(name, id)));
  if (choice.value !== current) choice.value = current;
}

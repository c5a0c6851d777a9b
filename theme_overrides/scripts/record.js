// What is kept of a reader's projects, and every change to it as a function from value to value: no page, no clock, no storage.
//
// {schema: 1, current: "p-…", deleted: {"p-…": time}, projects: {"p-…": {name, created, at, cleared, checks}}}
// and checks: {"check-id": {state, note, evidence, at}}. Nothing is taken out without a time that says so, so that two
// tabs or two devices can be merged in any order: "to do" with a newer time wins over an older "done".
// A reference is a check's id followed by the retired ids that it stands for: the newest entry among them counts.

export const KEY = "mlatlas-progress";
export const SCHEMA = 1;
export const STATES = { todo: "To do", doing: "Doing", done: "Done", na: "Not applicable" };
export const UNTOUCHED = Object.freeze({ state: "todo", note: "", evidence: "", at: "" });

export function emptyRecord() {
  return { schema: SCHEMA, current: "", deleted: {}, projects: {} };
}

export function emptyProject(name, now) {
  return { name, created: now, at: now, cleared: "", checks: {} };
}

export function own(table, id) {
  return Object.hasOwn(table, id) ? table[id] : undefined;
}

export function currentProject(record) {
  return own(record.projects, record.current) ?? emptyProject("My project", "");
}

// Return the entry that counts for the check whose reference is `ids`.
export function entryOf(project, ids) {
  let newest = UNTOUCHED;
  for (const id of ids) {
    const entry = own(project.checks, id);
    if (entry && entry.at > newest.at) newest = entry;
  }
  return newest;
}

// Return the record with a change to a check of the current project; `fresh` names a project that has to be made first.
export function withEntry(record, ids, change, now, fresh) {
  const known = own(record.projects, record.current);
  const id = known ? record.current : fresh;
  const project = known ?? emptyProject("My project", now);
  const before = entryOf(project, ids);
  const entry = { ...before, ...change, at: after(before.at, project.cleared, now) };
  const checks = { ...project.checks, [ids[0]]: entry };
  return withProject({ ...record, current: id }, id, { ...project, checks });
}

export function withProject(record, id, project) {
  return { ...record, projects: { ...record.projects, [id]: project } };
}

export function withoutProject(record, id, now) {
  const { [id]: gone, ...projects } = record.projects;
  const deleted = { ...record.deleted, [id]: after(lastChange(gone), now) };
  const current = record.current === id ? (Object.keys(projects)[0] ?? "") : record.current;
  return { ...record, current, deleted, projects };
}

export function cleared(project, now) {
  return { ...project, cleared: after(lastChange(project), now), checks: {} };
}

// Return the project with checks as they once were, as if they had been set now.
export function restored(project, checks, now) {
  const again = Object.entries(checks).map(([id, entry]) => {
    const at = after(own(project.checks, id)?.at ?? "", project.cleared, now);
    return [id, { ...UNTOUCHED, ...entry, at }];
  });
  return { ...project, checks: { ...project.checks, ...Object.fromEntries(again) } };
}

export function lastChange(project) {
  let last = project.at > project.cleared ? project.at : project.cleared;
  for (const { at } of Object.values(project.checks)) if (at > last) last = at;
  return last;
}

// Return the last of the times, which is `now`, or the moment after all others where a clock has gone backwards.
export function after(...times) {
  const now = times.pop();
  const before = times.reduce((last, time) => (time > last ? time : last), "");
  return now > before ? now : new Date(Date.parse(before) + 1).toISOString();
}

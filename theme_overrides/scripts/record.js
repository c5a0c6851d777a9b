// What is kept of a reader's projects, and every change to it as a function from value to value: no page, no clock, no storage.
//
// {schema: 1, current: "p-…", projects: {"p-…": {name, created, checks: {"check-id": {state, note, evidence, at}}}}}
// An entry is never removed by ticking: "to do" with a time wins over an older "done" of another device.
// A reference is a check's id followed by the retired ids that it stands for: the newest entry among them counts.

export const SCHEMA = 1;
export const STATES = { todo: "To do", doing: "Doing", done: "Done", na: "Not applicable" };
export const UNTOUCHED = Object.freeze({ state: "todo", note: "", evidence: "", at: "" });

export function emptyRecord() {
  return { schema: SCHEMA, current: "", projects: {} };
}

export function emptyProject(name, now) {
  return { name, created: now, checks: {} };
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
  const entry = { ...before, ...change, at: later(before.at, now) };
  const checks = { ...project.checks, [ids[0]]: entry };
  return withProject({ ...record, current: id }, id, { ...project, checks });
}

export function withProject(record, id, project) {
  return { ...record, projects: { ...record.projects, [id]: project } };
}

export function withoutProject(record, id) {
  const { [id]: _gone, ...projects } = record.projects;
  const current = record.current === id ? (Object.keys(projects)[0] ?? "") : record.current;
  return { ...record, current, projects };
}

// Return `now`, or the moment after `before` where a clock has gone backwards.
function later(before, now) {
  return now > before ? now : new Date(Date.parse(before) + 1).toISOString();
}

// Two versions of the same projects to one: the newer wins, check by check, in whichever order they are merged.

import { UNTOUCHED, lastChange, own, restored } from "./record.js";

export function mergeRecords(ours, theirs) {
  const deleted = { ...ours.deleted };
  for (const [id, at] of Object.entries(theirs.deleted)) deleted[id] = newest(own(deleted, id) ?? "", at);
  const projects = { ...ours.projects };
  for (const [id, project] of Object.entries(theirs.projects)) {
    const mine = own(projects, id);
    projects[id] = mine ? mergeProjects(mine, project).project : project;
  }
  for (const [id, at] of Object.entries(deleted)) if (own(projects, id) && lastChange(projects[id]) <= at) delete projects[id];
  const current = [theirs.current, ours.current].find((id) => own(projects, id)) ?? Object.keys(projects).sort()[0] ?? "";
  return { ...ours, current, deleted, projects };
}

// Return the merged project, the ids that are new in it, and each check on which the two differ, with the entry that was kept.
export function mergeProjects(ours, theirs) {
  const cleared = newest(ours.cleared, theirs.cleared);
  const checks = { ...ours.checks };
  const added = [];
  const conflicts = [];
  for (const [id, entry] of Object.entries(theirs.checks)) {
    const mine = own(checks, id);
    if (!mine) added.push(id);
    else if (!alike(mine, entry)) conflicts.push({ id, ours: mine, theirs: entry, kept: winner(mine, entry) });
    checks[id] = mine ? winner(mine, entry) : entry;
  }
  if (cleared) for (const [id, { at }] of Object.entries(checks)) if (at <= cleared) delete checks[id];
  const { name, at } = [ours, theirs].reduce((one, other) => (one.at + one.name >= other.at + other.name ? one : other));
  const created = [ours.created, theirs.created].filter(Boolean).sort()[0] ?? "";
  return { project: { name, created, at, cleared, checks }, added, conflicts };
}

// Return the project without what a merge brought, where nothing has changed since.
export function unmerged(is, before, brought, now) {
  const changed = Object.entries(brought.checks).filter(([id, entry]) => {
    const old = own(before.checks, id);
    return own(is.checks, id) && identical(is.checks[id], entry) && !(old && identical(old, entry));
  });
  return restored(is, Object.fromEntries(changed.map(([id]) => [id, own(before.checks, id) ?? UNTOUCHED])), now);
}

function newest(one, other) {
  return one > other ? one : other;
}

function winner(one, other) {
  if (one.at !== other.at) return one.at > other.at ? one : other;
  return written(one) >= written(other) ? one : other;
}

function alike(one, other) {
  return one.state === other.state && one.note === other.note && one.evidence === other.evidence;
}

function identical(one, other) {
  return one.at === other.at && alike(one, other);
}

function written(entry) {
  return JSON.stringify([entry.state, entry.note, entry.evidence]);
}

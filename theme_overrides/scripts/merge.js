// Two versions of the same projects to one: for each check the newer entry wins, in whichever order they are merged.

import { own } from "./record.js";

export function mergeRecords(ours, theirs) {
  const projects = { ...ours.projects };
  for (const [id, project] of Object.entries(theirs.projects)) {
    const mine = own(projects, id);
    projects[id] = mine ? mergeProjects(mine, project).project : project;
  }
  return { ...ours, current: ours.current || theirs.current, projects };
}

// Return the merged project, the ids that are new in it, and each check on which the two differ, with the entry that was kept.
export function mergeProjects(ours, theirs) {
  const checks = { ...ours.checks };
  const added = [];
  const conflicts = [];
  for (const [id, entry] of Object.entries(theirs.checks)) {
    const mine = own(checks, id);
    if (!mine) added.push(id);
    else if (!alike(mine, entry)) conflicts.push({ id, ours: mine, theirs: entry, kept: winner(mine, entry) });
    checks[id] = mine ? winner(mine, entry) : entry;
  }
  const created = [ours.created, theirs.created].filter(Boolean).sort()[0] ?? "";
  return { project: { name: ours.name, created, checks }, added, conflicts };
}

// Return the project without what a merge brought, where nothing has changed since.
export function unmerged(now, before, after) {
  const checks = { ...now.checks };
  for (const [id, entry] of Object.entries(after.checks)) {
    const old = own(before.checks, id);
    const is = own(checks, id);
    if (!is || !identical(is, entry) || (old && identical(old, entry))) continue;
    if (old) checks[id] = old;
    else delete checks[id];
  }
  return { ...now, checks };
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

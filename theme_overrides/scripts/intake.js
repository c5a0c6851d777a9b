// Text from outside (storage, a file, a link) to a record that can be trusted; whatever is wrong is said, never guessed.

import { SCHEMA, STATES } from "./record.js";

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MOST = { text: 5_000_000, projects: 200, checks: 20_000, name: 80, note: 4_000, evidence: 2_000 };

export class IntakeError extends Error {
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

// Return the record in `text`; throws IntakeError of kind "damaged", "foreign", "older" or "newer".
export function parseRecord(text) {
  if (text.length > MOST.text) fail("damaged", "It is larger than any progress can be.");
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    fail("damaged", "It is damaged or incomplete: it cannot be read as JSON.");
  }
  if (!isTable(value) || !("projects" in value)) fail("foreign", "It holds no progress of this atlas.");
  if (!Number.isInteger(value.schema)) fail("foreign", "It does not say which version of progress it holds.");
  if (value.schema > SCHEMA) fail("newer", "It was written by a newer version of this site. Reload the page, then try again.");
  if (value.schema < SCHEMA) fail("older", "It is older than anything that this site can read.");
  return record(value);
}

// Return an address that may stand as evidence, or nothing.
export function evidenceOf(text) {
  const address = text.trim();
  return /^https?:\/\/[^\s/]/i.test(address) && URL.canParse(address) && address.length <= MOST.evidence ? address : "";
}

export function nameOf(text) {
  return String(text).replace(/\s+/g, " ").trim().slice(0, MOST.name);
}

// Return the time as progress keeps it, or nothing.
export function timeOf(text) {
  const time = new Date(typeof text === "string" ? text : NaN);
  return Number.isNaN(time.getTime()) || time.getFullYear() > 9999 ? "" : time.toISOString();
}

export function entryFrom(id, value) {
  if (!ID.test(id) || id.length > 60) fail("damaged", `“${String(id).slice(0, 60)}” is no name of a check.`);
  if (!isTable(value)) fail("damaged", `The entry of “${id}” is no object.`);
  const { state, note = "", evidence = "", at } = value;
  if (!Object.hasOwn(STATES, state)) fail("damaged", `“${id}” has an unknown state: ${JSON.stringify(state)?.slice(0, 40)}.`);
  if (typeof note !== "string" || note.length > MOST.note) fail("damaged", `The note of “${id}” is no text or too long.`);
  if (typeof evidence !== "string" || (evidence && !evidenceOf(evidence))) {
    fail("damaged", `The evidence of “${id}” is no address that starts with http:// or https://.`);
  }
  if (typeof at !== "string" || !timeOf(at)) fail("damaged", `“${id}” does not say when it was changed.`);
  return { state, note, evidence, at: timeOf(at) };
}

export function fail(kind, message) {
  throw new IntakeError(kind, message);
}

function record(value) {
  if (!isTable(value.projects)) fail("damaged", "Its projects are no table.");
  const projects = Object.entries(value.projects);
  if (projects.length > MOST.projects) fail("damaged", `It holds more than ${MOST.projects} projects.`);
  const known = Object.fromEntries(projects.map(([id, project]) => [id, projectFrom(id, project)]));
  const current = Object.hasOwn(known, value.current) ? value.current : (Object.keys(known)[0] ?? "");
  const deleted = isTable(value.deleted) ? Object.entries(value.deleted).filter(([id, at]) => ID.test(id) && timeOf(at)) : [];
  return { schema: SCHEMA, current, deleted: Object.fromEntries(deleted), projects: known };
}

function projectFrom(id, value) {
  if (!ID.test(id) || id.length > 60) fail("damaged", `“${id.slice(0, 60)}” is no name of a project.`);
  if (!isTable(value) || !isTable(value.checks)) fail("damaged", `The project “${id}” holds no checks.`);
  const checks = Object.entries(value.checks);
  if (checks.length > MOST.checks) fail("damaged", `The project “${id}” holds more than ${MOST.checks} checks.`);
  if (typeof value.name !== "string") fail("damaged", `The project “${id}” has no name.`);
  return {
    name: nameOf(value.name) || "Project",
    created: timeOf(value.created ?? ""),
    at: timeOf(value.at ?? ""),
    cleared: timeOf(value.cleared ?? ""),
    checks: Object.fromEntries(checks.map(([name, entry]) => [name, entryFrom(name, entry)])),
  };
}

function isTable(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

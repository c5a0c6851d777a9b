// Progress as text that leaves the browser, and back. A check here is {id, ids, text, section, topic, stage, roles, entry}.

import { entryFrom, evidenceOf, fail, parseRecord, timeOf } from "./intake.js";
import { emptyRecord, entryOf, withProject } from "./record.js";

// Quotation marks in patterns are written as \x22, \x27 and \x60: the minifier would take them for the start of a text.
const COLUMNS = ["id", "state", "note", "evidence", "changed", "section", "topic", "check", "stage", "roles"];
const TASK = /^\s*[-*] \[([ xX])\] .*<!-- ([a-z0-9-]+) -->\s*$/;

export function toJson(record) {
  return `${JSON.stringify(record, null, 1)}\n`;
}

// Return a task list for an issue or a pull request; ids stand in comments, so that ticks made there can come back.
export function toMarkdown(name, checks) {
  const lines = [`# ${name}`];
  let heading = "";
  for (const check of checks) {
    if (check.section !== heading) lines.push("", `## ${check.section}`, "");
    heading = check.section;
    lines.push(taskOf(check));
  }
  return `${lines.join("\n")}\n`;
}

export function toCsv(checks) {
  const rows = checks.map(({ entry, ...check }) =>
    [check.id, entry.state, entry.note, entry.evidence, entry.at, check.section, check.topic, check.text, check.stage, check.roles.join(" ")],
  );
  return [COLUMNS, ...rows].map((cells) => cells.map(cell).join(",")).join("\r\n") + "\r\n";
}

// Return the record in the text of a file of any of the three forms; throws IntakeError. `project` is the one that is open.
export function fromText(text, id, project, now) {
  const body = text.replace(/^\uFEFF/, "");
  if (/^\s*\{/.test(body)) return parseRecord(body);
  if (/^\s*\x22?id\x22?,/.test(body)) return oneProject(id, project, fromCsv(body, project, now));
  if (body.split("\n").some((line) => TASK.test(line))) return oneProject(id, project, fromMarkdown(body, project, now));
  return fail("foreign", "It is neither JSON nor a task list nor a table of this atlas.");
}

function taskOf({ id, text, entry }) {
  const box = entry.state === "done" || entry.state === "na" ? "x" : " ";
  const word = entry.state === "doing" ? " (in progress)" : entry.state === "na" ? " (not applicable)" : "";
  const evidence = entry.evidence ? ` [evidence](${entry.evidence.replace(/[()]/g, encodeURIComponent)})` : "";
  const note = entry.note ? `: ${entry.note.replace(/\s+/g, " ").replace(/[<>\x5b\]*_\x60]/g, "\\$&")}` : "";
  return `- [${box}] ${text.trim()}${word}${note}${evidence} <!-- ${id} -->`;
}

// A spreadsheet would run a cell that begins like a formula: an apostrophe in front keeps it text.
function cell(value) {
  const text = /^[=+\-@\t\r\x27]/.test(value) ? `'${value}` : value;
  return /[\x22,\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function oneProject(id, project, checks) {
  return withProject({ ...emptyRecord(), current: id }, id, { ...project, checks });
}

// Only ticks come back from a task list: an empty box may be a check that nobody has looked at.
function fromMarkdown(text, project, now) {
  const ticked = [...text.split("\n")].map((line) => TASK.exec(line)).filter((task) => task && task[1] !== " ");
  const open = ticked.filter(([, , id]) => !["done", "na"].includes(entryOf(project, [id]).state));
  return Object.fromEntries(open.map(([, , id]) => [id, entryFrom(id, { ...entryOf(project, [id]), state: "done", at: now })]));
}

// A row that was changed in the spreadsheet counts as changed now: nobody edits the time beside it.
function fromCsv(text, project, now) {
  const [header, ...rows] = cellsOf(text);
  const places = Object.fromEntries(header.map((name, place) => [name.trim().toLowerCase(), place]));
  if (!("state" in places)) fail("foreign", "The table has no column “state”.");
  const entries = rows.filter((row) => row.length > 1).map((row) => {
    const value = (name) => (row[places[name]] ?? "").trim().replace(/^\x27(?=[=+\-@\t\r\x27])/, "");
    const mine = entryOf(project, [value("id")]);
    const read = { state: value("state").toLowerCase(), note: value("note"), evidence: value("evidence") };
    if (read.evidence && !evidenceOf(read.evidence)) fail("damaged", `The evidence of “${value("id")}” is no web address.`);
    const same = ["state", "note", "evidence"].every((key) => read[key] === mine[key]);
    const at = timeOf(value("changed"));
    if (same) return [value("id"), mine];
    return [value("id"), entryFrom(value("id"), { ...read, at: at && at !== mine.at ? at : now })];
  });
  return Object.fromEntries(entries.filter(([, entry]) => entry.at));
}

function cellsOf(text) {
  const rows = [[]];
  const pattern = /(?:\x22((?:[^\x22]|\x22\x22)*)\x22|([^\x22,\r\n]*))(,|\r?\n|$)/gy;
  for (const [all, quoted, plain, end] of text.matchAll(pattern)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== "," && all) rows.push([]);
    if (!end) break;
  }
  return rows.filter((row) => row.length);
}

// Taking progress out and in: files, a link, and what is asked before anything is merged.

import { dialog } from "./ask.js";
import { plural } from "./counting.js";
import { make } from "./dom.js";
import { copy, save } from "./download.js";
import { fromText, toCsv, toJson, toMarkdown } from "./formats.js";
import { IntakeError, parseRecord } from "./intake.js";
import { pack, unpack } from "./link.js";
import { mergeProjects, unmerged } from "./merge.js";
import { STATES, after, emptyRecord, entryOf, own, withProject, withoutProject } from "./record.js";
import { freshId, store } from "./store.js";
import { toast } from "./toast.js";

export function mount(root, view) {
  const file = root.querySelector("[data-file]");
  root.querySelector("[data-bar]").addEventListener("click", (event) => {
    const { act, export: form } = event.target.closest("button")?.dataset ?? {};
    if (form) EXPORTS[form](view);
    if (act === "import") file.click();
    if (act === "print") print();
  });
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (chosen) await receive(async () => readFile(chosen));
    file.value = "";
  });
  const receiveLink = async () => {
    const code = /^#p=(.+)$/.exec(location.hash)?.[1];
    if (!code) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    await receive(async () => parseRecord(await unpack(code)));
  };
  addEventListener("hashchange", receiveLink);
  receiveLink();
}

const EXPORTS = {
  json: () => save("mlatlas-progress.json", toJson(store.record)),
  markdown: (view) => save("checklist.md", toMarkdown(store.project.name, described(view))),
  csv: (view) => save("checklist.csv", `\uFEFF${toCsv(described(view))}`),
  link: async () => {
    const id = own(store.record.projects, store.record.current) ? store.record.current : freshId();
    const record = withProject({ ...emptyRecord(), current: id }, id, store.project);
    const address = `${location.href.split(/[?#]/)[0]}#p=${await pack(JSON.stringify(record))}`;
    const done = await copy(address);
    toast(done ? `The link is on the clipboard: ${plural(address.length, "character")}.` : "The browser did not allow copying: export a file instead.");
  },
};

// Return the checks that are shown, as exports write them.
function described(view) {
  const titles = Object.fromEntries(view.sections.map((section) => [section.id, section.title]));
  return view.checks
    .filter((check) => !check.hidden)
    .map(({ id, text, section, topic, stage, roles, ids }) => ({
      ...{ id, text, section: titles[section], topic, stage, roles },
      entry: entryOf(store.project, ids),
    }));
}

async function readFile(chosen) {
  if (chosen.size > 5_000_000) throw new IntakeError("damaged", "It is larger than any progress can be.");
  return fromText(await chosen.text(), store.record.current || freshId(), store.project, store.clock());
}

async function receive(read) {
  try {
    await offer(await read());
  } catch (problem) {
    if (!(problem instanceof IntakeError)) throw problem;
    toast(`Nothing was changed: this cannot be imported. ${problem.message}`, {}, { lasting: true });
  }
}

// Say what an import would do, then do it as the reader decides.
async function offer(record) {
  const projects = Object.entries(record.projects).map(([id, project]) => [id, dated(project, store.clock())]);
  if (!projects.some(([, project]) => Object.keys(project.checks).length)) {
    toast("Nothing was changed: it holds no progress.");
    return;
  }
  const plan = projects.map(([id, project]) => ({ id, project, into: targetOf(id, projects.length === 1) }));
  const merge = plan.some(({ into }) => into) ? "Merge" : "Import";
  const verb = await dialog(plan.map(summaryOf), merge === "Merge" ? [merge, "Keep apart"] : [merge]);
  if (verb) bring(plan, verb === "Keep apart");
}

// A clock that runs ahead must not win for ever, and what was reset elsewhere is not reset here.
function dated(project, now) {
  const checks = Object.entries(project.checks).map(([id, entry]) => [id, entry.at > now ? { ...entry, at: now } : entry]);
  return { ...project, at: project.created < now ? project.created : now, cleared: "", checks: Object.fromEntries(checks) };
}

// One project alone goes into the one that is open, unless it is here already: two people often begin apart.
function targetOf(id, alone) {
  const { projects, current } = store.record;
  if (own(projects, id)) return id;
  return alone && own(projects, current) ? current : "";
}

function summaryOf({ id, project, into }) {
  const mine = own(store.record.projects, into);
  const { added, conflicts } = mergeProjects(mine ?? { ...project, checks: {} }, project);
  const found = `${plural(added.length, "check")} new here`;
  const parts = [make("h2", {}, mine && into !== id ? `“${project.name}” into “${mine.name}”` : project.name)];
  parts.push(make("p", {}, mine ? `${found}, ${conflicts.length} that differ.` : `${found}, as a project of its own.`));
  if (conflicts.length) parts.push(make("p", {}, "Where the two differ, the newer is kept (in bold):"));
  if (conflicts.length) parts.push(make("ul", { class: "conflicts", tabindex: "0" }, ...conflicts.map(conflictOf)));
  return make("section", {}, ...parts);
}

function conflictOf({ id, ours, theirs, kept }) {
  const text = document.getElementById(`text-${id}`)?.textContent ?? id;
  const line = (who, entry) => make(entry === kept ? "b" : "span", {}, `${who} ${wordsOf(entry)}`);
  return make("li", {}, text, make("p", {}, line("Here", ours), "; ", line("there", theirs)));
}

function wordsOf({ state, note, evidence, at }) {
  return [STATES[state].toLowerCase(), note && `“${note}”`, evidence, at.slice(0, 16).replace("T", " ")].filter(Boolean).join(", ");
}

function bring(plan, apart) {
  const done = [];
  store.change((record, now) =>
    plan.reduce((next, { id, project, into }) => {
      const before = apart ? undefined : own(next.projects, into);
      const place = before ? into : own(next.projects, id) ? freshId() : id;
      const brought = before ? mergeProjects(before, project).project : { ...project, at: after(own(next.deleted, id) ?? "", now) };
      done.push({ place, before, brought });
      return { ...withProject(next, place, brought), current: place };
    }, record),
  );
  toast(`Imported ${plural(plan.length, "project")}.`, { Undo: () => takeBack(done) });
}

function takeBack(done) {
  store.change((record, now) =>
    done.reduce((next, { place, before, brought }) => {
      const is = own(next.projects, place);
      if (!is) return next;
      return before ? withProject(next, place, unmerged(is, before, brought, now)) : withoutProject(next, place, now);
    }, record),
  );
}

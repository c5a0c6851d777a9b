// The infrastructure stack: what is picked is judged at once and written as a stack file and a decision record.

import { readAddress, writeAddress } from "./address.js";
import { make } from "./dom.js";
import { copy, save } from "./download.js";

export function mount(root) {
  const form = root.querySelector("[data-stack]");
  const place = root.querySelector("[data-stack-result]");
  if (!form || !place) return;
  const roles = [...form.querySelectorAll("[data-role]")].map(readRole);
  restore(form, roles);
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", (event) => {
    const box = event.target.closest("input[type=radio]");
    if (!box) return;
    // A second click on what is picked takes it away again.
    if (box.dataset.was) {
      box.checked = false;
      update();
    }
    for (const other of form.querySelectorAll("input[type=radio]")) delete other.dataset.was;
    for (const other of form.querySelectorAll("input[type=radio]:checked")) other.dataset.was = "1";
  });
  for (const box of form.querySelectorAll("input[type=radio]:checked")) box.dataset.was = "1";
  place.hidden = false;
  update();

  function update() {
    const name = form.elements.name.value.trim() || "ml-stack";
    const provider = form.elements.provider;
    const picks = roles.map((role) => ({ role, tool: role.tools.find((tool) => tool.box.checked) }));
    const chosen = Object.fromEntries(picks.filter(({ tool }) => tool).map(({ role, tool }) => [role.id, tool.id]));
    const first = provider.options[0].value;
    writeAddress({ name: name === "ml-stack" ? "" : name, provider: provider.value === first ? "" : provider.value, ...chosen });
    const yaml = stackFile(name, provider.value, picks);
    const record = decisionRecord(name, provider.selectedOptions[0].textContent, picks);
    place.replaceChildren(judgement(picks), output("Stack file", "stack.yaml", yaml), output("Decision record", "infrastructure.md", record));
  }
}

function readRole(element) {
  const tools = [...element.querySelectorAll(".stack-tool")].map((label) => ({
    box: label.querySelector("input"),
    id: label.querySelector("input").value,
    name: label.querySelector(".stack-name").textContent,
    licence: label.querySelector(".stack-facts").textContent.split(" · ")[0],
    status: label.dataset.status,
    open: label.dataset.availability !== "commercial",
    own: /library|desktop|self-hosted/.test(label.dataset.hosting),
    hosting: label.dataset.hosting.split(" ").join(", "),
  }));
  const summary = element.querySelector("p").firstChild.textContent.trim();
  return { id: element.dataset.role, key: element.dataset.key, title: element.querySelector("legend").textContent, summary, tools };
}

function restore(form, roles) {
  const query = readAddress();
  if (query.get("name")) form.elements.name.value = query.get("name").slice(0, 60);
  if ([...form.elements.provider.options].some((option) => option.value === query.get("provider"))) form.elements.provider.value = query.get("provider");
  for (const role of roles) {
    const tool = role.tools.find((tool) => tool.id === query.get(role.id));
    if (tool) tool.box.checked = true;
  }
}

function judgement(picks) {
  const tools = picks.filter(({ tool }) => tool).map(({ tool }) => tool);
  const empty = picks.filter(({ tool }) => !tool).map(({ role }) => role.title);
  const share = (test) => `${tools.filter(test).length} of ${tools.length}`;
  const facts = tools.length
    ? [["Open source", share((tool) => tool.open)], ["Can run on your own machines", share((tool) => tool.own)], ["Active", share((tool) => tool.status === "active")]]
    : [];
  const list = make("dl", { class: "facts" });
  for (const [title, text] of [...facts, ["Roles without a tool", empty.length ? empty.join(", ") : "none"]]) list.append(make("dt", {}, title), make("dd", {}, text));
  return make("section", { "aria-live": "polite" }, make("h2", { id: "choice" }, "Your choice"), list);
}

function stackFile(name, provider, picks) {
  const lines = [`name: ${JSON.stringify(name)}`, "provider:", `  name: ${provider}`, "  account-id: xxxxxxxxx", "deployment:", "  type: kubernetes", "stack:"];
  for (const { role, tool } of picks) lines.push(tool ? `  ${role.key}:\n    - ${tool.id.replaceAll("-", "_")}` : `  # ${role.key}: nothing chosen yet`);
  return `${lines.join("\n")}\n`;
}

function decisionRecord(name, provider, picks) {
  const lines = [`# Infrastructure: ${name}`, "", "Status: proposed", "", "## Decision", "", `Provider: ${provider}.`];
  for (const { role, tool } of picks.filter(({ tool }) => tool)) {
    const others = role.tools.filter((other) => other !== tool).map((other) => other.name).join(", ");
    lines.push("", `### ${role.title}: ${tool.name}`, "", role.summary, "", `- Licence: ${tool.licence}`, `- Runs as: ${tool.hosting}`, `- Status: ${tool.status}`);
    if (others) lines.push(`- Considered too: ${others}`);
  }
  const open = picks.filter(({ tool }) => !tool);
  if (open.length) lines.push("", "## Open", "", ...open.map(({ role }) => `- ${role.title}: nothing chosen yet`));
  return `${lines.join("\n")}\n`;
}

function output(title, file, text) {
  const copyButton = make("button", { type: "button" }, "Copy");
  const saveButton = make("button", { type: "button" }, "Download");
  const said = make("span", { class: "said", role: "status" });
  copyButton.addEventListener("click", async () => {
    said.textContent = (await copy(text)) ? "Copied" : "Copying is not allowed here: select the text, or download it";
  });
  saveButton.addEventListener("click", () => save(file, text));
  return make("section", {}, make("h2", {}, title), make("p", { class: "actions" }, copyButton, saveButton, said), make("pre", { tabindex: "0" }, make("code", {}, text)));
}

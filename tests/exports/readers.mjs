// Reads exports with the programs that they are made for: {markmap: [text], mermaid: [text]} in, their trees out.
import { text } from "node:stream/consumers";

import DOMPurify from "dompurify";
import { Transformer } from "markmap-lib";

// Mermaid cleans what it shows with DOMPurify, which needs a browser; here nothing is shown.
Object.assign(DOMPurify, { addHook() {}, sanitize: (shown) => shown });
const { default: mermaid } = await import("mermaid");

const given = JSON.parse(await text(process.stdin));
const transformer = new Transformer();

function markmap(node) {
  return [node.content, node.children.map(markmap)];
}

function mindmap(node) {
  return [node.descr, node.children.map(mindmap)];
}

const read = { markmap: [], mermaid: [] };
for (const source of given.markmap) {
  const { root, frontmatter } = transformer.transform(source);
  read.markmap.push({ tree: markmap(root), options: frontmatter?.markmap });
}
for (const source of given.mermaid) {
  await mermaid.parse(source);
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(source);
  read.mermaid.push({ type: diagram.type, tree: mindmap(diagram.db.getMindmap()) });
}
console.log(JSON.stringify(read));

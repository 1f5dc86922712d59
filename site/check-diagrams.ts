import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { root, sections } from './sections.ts';

// Mermaid looks for a browser when it is loaded: it cleans the labels of flowcharts by one.
const { window } = new JSDOM();
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import('mermaid');

// Every diagram of the pages is one that Mermaid can parse: GitHub shows an error in its place otherwise.

const diagrams = Object.values(sections)
  .flat()
  .flatMap((page) =>
    [...readFileSync(`${root}${page}`, 'utf8').matchAll(/^```mermaid\n([\s\S]+?)^```/gm)].map(
      ([, source]) => ({ page, source: source ?? '' }),
    ),
  );
let broken = 0;
for (const { page, source } of diagrams) {
  try {
    await mermaid.parse(source);
  } catch (error) {
    broken += 1;
    console.error(`${page}: ${error instanceof Error ? error.message : 'no diagram'}`);
  }
}
console.log(`${diagrams.length} diagrams, ${broken} broken`);
process.exitCode = broken === 0 ? 0 : 1;

import { slug } from 'github-slugger';
import { defineConfig } from 'vitepress';
import { diagrams } from '../diagrams.ts';
import { plainText } from '../plain-text.ts';
import { addressOf, sections, titleOf } from '../sections.ts';
import { sourceLinks } from '../source-links.ts';
import { stagePages } from '../stage.ts';

const pages = Object.values(sections).flat();
stagePages(pages);

export default defineConfig({
  title: 'cognito-triggers',
  description: 'Passwordless sign-in by one-time code for Amazon Cognito',
  srcDir: 'pages',
  outDir: '../.build/docs',
  cacheDir: '../.build/docs-cache',
  rewrites: Object.fromEntries(pages.map((page) => [page, addressOf(page)])),
  markdown: {
    // Anchors are GitHub's: the same link leads to the same heading there and here.
    anchor: { slugify: slug },
    config: (markdown) => {
      sourceLinks(new Set(pages))(markdown);
      diagrams(markdown);
      plainText(markdown);
    },
  },
  themeConfig: {
    outline: [2, 3],
    search: { provider: 'local' },
    sidebar: Object.entries(sections).map(([text, of]) => ({
      text,
      collapsed: text === 'Decisions',
      items: of.map((page) => ({ text: titleOf(page), link: `/${addressOf(page)}` })),
    })),
  },
  // Mermaid, which pages with a diagram load, is one chunk of 600 kB.
  vite: { build: { chunkSizeWarningLimit: 800 } },
});

import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { root } from './sections.ts';
import { stage } from './stage.ts';

const isRelative = (href: string): boolean => !/^([a-z]+:|#|\/)/.test(href);

/** Whether a link of a page leads to a file of the repository that is no page of the site. */
const leadsToSource = (href: string, page: string, pages: ReadonlySet<string>): boolean => {
  const target = resolve(dirname(page), href.replace(/#.*$/, ''));
  return isRelative(href) && existsSync(target) && !pages.has(relative(root, target));
};

/**
 * Shows a link to a source file as plain text: the site has pages only. A link to a file that does not exist stays a
 * link, and the build fails on it.
 */
export const sourceLinks =
  (pages: ReadonlySet<string>) =>
  (markdown: MarkdownRenderer): void => {
    markdown.core.ruler.push('source-links', ({ tokens, env }) => {
      const page = `${root}${relative(stage, env.realPath ?? env.path)}`;
      for (const { children } of tokens) {
        let within = false;
        for (const token of children ?? []) {
          if (token.type === 'link_open')
            within = leadsToSource(token.attrGet('href') ?? '', page, pages);
          if (!within || !token.type.startsWith('link_')) continue;
          if (token.type === 'link_close') within = false;
          token.type = 'source';
          token.tag = 'span';
          token.attrs = null;
        }
      }
    });
  };

import type { MarkdownRenderer } from 'vitepress';

/** Keeps Vue from reading braces in inline code as its own expressions: `{{resolve:...}}` is CloudFormation's. */
export const plainText = (markdown: MarkdownRenderer): void => {
  markdown.core.ruler.push('plain-text', ({ tokens }) => {
    const inline = tokens.flatMap(({ children }) => children ?? []);
    for (const token of inline) if (token.type === 'code_inline') token.attrSet('v-pre', '');
  });
};

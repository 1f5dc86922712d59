import type { MarkdownRenderer } from 'vitepress';

/** Renders a fence with the word `mermaid` by the component `Diagram`; every other fence as before. */
export const diagrams = (markdown: MarkdownRenderer): void => {
  const fence = markdown.renderer.rules.fence;
  markdown.renderer.rules.fence = (tokens, index, options, env, self) => {
    const token = tokens[index];
    if (token?.info.trim() === 'mermaid')
      return `<Diagram source="${encodeURIComponent(token.content)}" />`;
    return fence?.(tokens, index, options, env, self) ?? '';
  };
};

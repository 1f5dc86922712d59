import type { PolicyVersion } from '../document.ts';

/*
 * Texts of a policy with variables: `${key}`, `${key, 'default'}`, and `${*}`, `${?}`, `${$}` for the characters
 * themselves (IAM User Guide, reference_policies_variables).
 */

export type Part =
  /** The policy's own text, in which `*` and `?` may be wildcards. */
  | { readonly kind: 'text'; readonly text: string }
  /** A character without its special meaning. */
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'variable'; readonly key: string; readonly otherwise?: string }
  /** `${` that begins nothing known. */
  | { readonly kind: 'broken'; readonly text: string };

const variable = /^\s*([^\s,'{}$*?][^,'{}]*?)\s*(?:,\s*'([^']*)'\s*)?$/;

const partOf = (inside: string): Part => {
  if (inside === '*' || inside === '?' || inside === '$') return { kind: 'literal', text: inside };
  const [, key, otherwise] = variable.exec(inside) ?? [];
  if (key === undefined) return { kind: 'broken', text: `\${${inside}}` };
  return { kind: 'variable', key, ...(otherwise === undefined ? {} : { otherwise }) };
};

const textParts = (text: string): readonly Part[] => (text === '' ? [] : [{ kind: 'text', text }]);

/** In a policy of 2008, `${` is plain text. */
export const parseTemplate = (text: string, version: PolicyVersion): readonly Part[] => {
  if (version === '2008-10-17') return textParts(text);
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(/\$\{([^}]*)(\}?)/g)) {
    const [whole, inside = '', close] = match;
    parts.push(...textParts(text.slice(end, match.index)));
    parts.push(close === '}' ? partOf(inside) : { kind: 'broken', text: whole });
    end = match.index + whole.length;
  }
  return [...parts, ...textParts(text.slice(end))];
};

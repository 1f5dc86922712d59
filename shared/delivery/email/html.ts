/** Text that is already HTML. */
export type Html = { readonly html: string };

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Cognito's pattern of a message (API reference: VerificationMessageTemplate) has no place for these two blanks.
  '\u00a0': '&nbsp;',
  '\u202f': '&#8239;',
};

/** Escapes text for an element or a quoted attribute (ASVS 1.2.1). */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"'\u00a0\u202f]/g, (character) => entities[character] ?? character);

const rendered = (value: string | Html | readonly Html[]): string => {
  if (typeof value === 'string') return escapeHtml(value);
  return 'html' in value ? value.html : value.map(({ html: part }) => part).join('');
};

/** A template that escapes its values, except those that are already HTML. */
export const html = (
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html => ({
  html: parts.reduce((before, part, index) => {
    const value = values[index - 1];
    return before + (value === undefined ? '' : rendered(value)) + part;
  }),
});

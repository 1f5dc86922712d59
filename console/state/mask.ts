/** Members whose whole value is secret, at any depth. */
const secretBranches = new Set(['privatechallengeparameters']);

/** Members whose text is secret. */
const secretMembers =
  /^(answer|challengeanswer|code|secretcode|password|temporarypassword|session|(access|id|refresh)_?token|secrethash|clientsecret)$/i;

/** A signed token (RFC 7519) or an encrypted one, wherever it stands. */
const token = /^eyJ[\w-]+\.[\w-]*\.[\w.-]+$/;

/** Whether a leaf of a JSON value is masked until it is shown. Placeholders such as `{####}` are not secret. */
export const isSecret = (path: readonly string[], value: unknown): boolean => {
  if (path.some((key) => secretBranches.has(key.toLowerCase()))) return true;
  if (typeof value !== 'string' || value === '' || /^\{.*\}$/.test(value)) return false;
  return secretMembers.test(path.at(-1) ?? '') || token.test(value);
};

/** Whether any leaf of the value is masked. */
export const hasSecrets = (value: unknown, path: readonly string[] = []): boolean =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).some(([key, member]) => hasSecrets(member, [...path, key]))
    : isSecret(path, value);

/** A code as mails show it: digits, or letters in groups of four. */
const mailedCode = /\b(?:\d{6,12}|[A-Z0-9]{4}(?:[- ][A-Z0-9]{4}){3})\b/;

/** The code in a message's text; undefined where there is none. */
export const codeIn = (text: string): string | undefined => mailedCode.exec(text)?.[0];

export const dots = '••••••••';

/** The text with its code replaced by dots. */
export const withoutCode = (text: string, code: string | undefined): string =>
  code === undefined ? text : text.replaceAll(code, dots);

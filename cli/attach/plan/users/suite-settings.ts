/** The variables that decide what users see. Others, such as the pepper, are never kept. */
const names = [
  'SELF_SIGN_UP',
  'SIGN_UP_CONFIRMATION',
  'ALLOWED_SIGN_UP_ATTRIBUTES',
  'ALLOWED_CLIENT_IDS',
  'PASSWORD_AND_CODE',
  'DEFAULT_LOCALE',
  'ALLOWED_EMAIL_DOMAINS',
  'BLOCKED_EMAIL_DOMAINS',
] as const;

/** Settings of the suite's functions; a function from elsewhere has none of them. */
export type SuiteSettings = { readonly [name in (typeof names)[number]]?: string };

/** From the variables of a function's environment. */
export const suiteSettingsIn = (
  variables: Readonly<Record<string, string | undefined>> | undefined,
): SuiteSettings =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = variables?.[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** A list as the template's parameters write it. */
export const listIn = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

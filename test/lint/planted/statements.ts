export const value = (...specifiers: readonly string[]): readonly string[] =>
  specifiers.map((specifier) => `import { thing } from '${specifier}';`);

export const type = (...specifiers: readonly string[]): readonly string[] =>
  specifiers.map((specifier) => `import type { Thing } from '${specifier}';`);

/** What nothing under functions/ and shared/ may import, from a file two folders down. */
export const tools = value(
  '../../local/http/listen.ts',
  '../../cli/common/json.ts',
  '../../console/main.ts',
  '../../bench/bench.ts',
  '../../release/check.ts',
  '../../test/support/log.ts',
);

export const pureFromFunctions = value(
  '#shared/cognito/ids.ts',
  '#shared/iam/decide/decide.ts',
  '#shared/one-time-code/code.ts',
  '#shared/delivery/channel.ts',
  '#shared/delivery/email/locale.ts',
  '#shared/identity/email-address.ts',
  '#shared/profile/profile.ts',
  '#shared/extensions/claims.ts',
  'node:crypto',
  'node:url',
);

export const effects = value('#shared/aws/dynamodb.ts', '#shared/runtime/trigger.ts');

export const otherFunctions = value(
  '../pre-sign-up/decide.ts',
  '../custom-message/decide.ts',
  '../code-delivery/decide.ts',
  '../define-auth-challenge/respond.ts',
);

export const detours = value(
  './../pre-sign-up/decide.ts',
  '#shared/cognito/../aws/dynamodb.ts',
  '#shared/cognito/../ports.ts',
);

export const otherPackages = value(
  'hono',
  'valibot',
  '@aws-sdk/client-dynamodb',
  'node:fs',
  'node:process',
);

export const eventsAsValues = [
  ...value('#shared/events/pre-sign-up.ts'),
  "import { EventSchema } from '#shared/events/pre-sign-up.ts';",
  "import * as events from '#shared/events/pre-sign-up.ts';",
  "export * from '#shared/events/pre-sign-up.ts';",
  "export const { thing } = await import('#shared/events/pre-sign-up.ts');",
];

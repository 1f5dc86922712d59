import type { Room } from './room.ts';
import {
  detours,
  effects,
  eventsAsValues,
  otherFunctions,
  otherPackages,
  pureFromFunctions,
  tools,
  type,
  value,
} from './statements.ts';

export const functions: readonly Room[] = [
  {
    file: 'functions/pre-authentication/decide.ts',
    allowed: [
      ...pureFromFunctions,
      ...type('#shared/events/pre-sign-up.ts', '../../extensions/claims.ts'),
    ],
    refused: [
      ...eventsAsValues,
      ...effects,
      ...otherFunctions,
      ...otherPackages,
      ...tools,
      ...detours,
      ...value('./respond.ts', './config.ts', './handler.ts', '../../extensions/claims.ts'),
      ...value('#shared/ports.ts', '#shared/errors.ts', '#shared/settings/environment.ts'),
      "export { thing } from '#shared/ports.ts';",
      "export const ports = await import('#shared/ports.ts');",
    ],
  },
  {
    file: 'functions/pre-authentication/respond.ts',
    allowed: [
      ...pureFromFunctions,
      ...value('./decide.ts', '#shared/ports.ts', '#shared/errors.ts'),
      ...value('#shared/events/pre-sign-up.ts'),
      ...type('../../extensions/claims.ts'),
    ],
    refused: [
      ...effects,
      ...otherFunctions,
      ...otherPackages,
      ...tools,
      ...detours,
      ...value('./config.ts', './handler.ts', '../../extensions/claims.ts'),
      ...value('#shared/settings/environment.ts', '#shared/events/testing/builder.ts'),
    ],
  },
  {
    file: 'functions/pre-authentication/config.ts',
    allowed: [
      ...pureFromFunctions,
      ...value('./decide.ts', '#shared/settings/environment.ts'),
      ...type('#shared/events/pre-sign-up.ts'),
    ],
    refused: [
      ...eventsAsValues,
      ...effects,
      ...otherFunctions,
      ...otherPackages,
      ...tools,
      ...detours,
      ...value('./respond.ts', './handler.ts', '#shared/ports.ts', '#shared/errors.ts'),
    ],
  },
  {
    file: 'functions/pre-authentication/handler.ts',
    allowed: [
      ...pureFromFunctions,
      ...effects,
      ...value(
        './decide.ts',
        './respond.ts',
        './config.ts',
        '#shared/ports.ts',
        '#shared/errors.ts',
      ),
      ...value('#shared/events/pre-sign-up.ts', '#shared/settings/environment.ts'),
      ...value(
        '../../extensions/sign-up.ts',
        'node:timers/promises',
        'disposable-email-domains-js',
      ),
    ],
    refused: [
      ...otherFunctions,
      ...tools,
      ...value('#shared/events/testing/builder.ts', '#shared/cognito/../aws/dynamodb.ts'),
      ...value('hono', '@aws-sdk/client-dynamodb', './../pre-sign-up/decide.ts'),
    ],
  },
];

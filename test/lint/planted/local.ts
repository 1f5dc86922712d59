import type { Room } from './room.ts';
import { eventsAsValues, type, value } from './statements.ts';

const service = (folders: readonly string[], up: string): Room => ({
  file: `local/services/${folders.join('/')}/file.ts`,
  allowed: [
    ...value(
      './other.ts',
      `${up}/../http/listen.ts`,
      `${up}/../observe/clock.ts`,
      `${up}/../access/keys.ts`,
      `${up}/../access/folder/other.ts`,
      'hono',
      'node:fs',
    ),
    ...value('hono/cors', '@aws-sdk/client-lambda', '#shared/cognito/ids.ts'),
    ...value('#shared/iam/decide/decide.ts', '#shared/system/files.ts'),
    ...type('#shared/events/pre-sign-up.ts'),
    ...(folders.length > 1 ? value('../other.ts', '../folder/other.ts') : []),
    ...(folders.length > 2 ? value('../../other.ts', '../../folder/other.ts') : []),
  ],
  refused: [
    ...eventsAsValues,
    ...value(`${up}/ses/wire.ts`, `${up}/lambda/host/instance.ts`, `./${up}/ses/wire.ts`),
    ...value(`${up}/../stack/stack.ts`, `${up}/../control/control.ts`, `${up}/../template/yaml.ts`),
    ...value('#shared/ports.ts', '#shared/errors.ts', '#shared/one-time-code/code.ts'),
    ...value(
      '#shared/cognito/../errors.ts',
      '#shared/system/../errors.ts',
      `${up}/../../cli/common/json.ts`,
    ),
    ...value(`${up}/../../functions/pre-sign-up/decide.ts`, `${up}/../../shared/errors.ts`),
  ],
});

export const local: readonly Room[] = [
  service(['cloudformation'], '..'),
  service(['cognito-idp', 'tokens'], '../..'),
  service(['cognito-idp', 'operations', 'users'], '../../..'),
  ...['http', 'observe'].map((room) => ({
    file: `local/${room}/file.ts`,
    allowed: value(
      './other.ts',
      '../http/listen.ts',
      '../observe/clock.ts',
      '#shared/system/files.ts',
      'hono',
    ),
    refused: [
      ...value('../services/ses/wire.ts', '../stack/stack.ts', '../access/keys.ts'),
      ...value('#shared/errors.ts'),
    ],
  })),
  ...['access', 'access/folder'].map((room) => {
    const up = room.replaceAll(/[^/]+/g, '..');
    return {
      file: `local/${room}/file.ts`,
      allowed: [
        ...value('./other.ts', `${up}/http/listen.ts`, `${up}/observe/clock.ts`),
        ...value('#shared/iam/decide/decide.ts', '#shared/system/files.ts', 'hono', 'node:crypto'),
        ...value(room === 'access' ? './folder/other.ts' : '../folder/other.ts'),
      ],
      refused: [
        ...value(`${up}/services/ses/wire.ts`, `${up}/stack/stack.ts`, `${up}/control/control.ts`),
        ...value('#shared/errors.ts', '#shared/cognito/ids.ts', '#shared/iam/../errors.ts'),
      ],
    };
  }),
];

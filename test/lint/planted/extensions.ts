import type { Room } from './room.ts';
import { type, value } from './statements.ts';

export const extensions: readonly Room[] = [
  {
    file: 'extensions/sign-up.ts',
    allowed: [
      ...type('#shared/extensions/sign-up.ts'),
      ...value('#shared/identity/email-address.ts', './lists/partners.ts', 'node:crypto', 'jose'),
    ],
    refused: value(
      '#shared/aws/dynamodb.ts',
      '#shared/runtime/logger.ts',
      '#shared/errors.ts',
      '../shared/aws/dynamodb.ts',
      '../functions/pre-sign-up/decide.ts',
      '../local/paths.ts',
      '../cli/common/errors.ts',
      '../test/support/rooms.ts',
    ),
  },
];

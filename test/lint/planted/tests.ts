import type { Room } from './room.ts';
import { value } from './statements.ts';

/** Tests, which may import everything but fast-check with a random seed. */
export const tests: readonly Room[] = [
  {
    file: 'test/support/folder/file.ts',
    allowed: value(
      'node:fs',
      'hono',
      '#shared/errors.ts',
      '../../../cli/main.ts',
      '../properties.ts',
    ),
    refused: value('fast-check'),
  },
  {
    file: 'test/support/properties.ts',
    allowed: value('fast-check'),
    refused: [],
  },
];

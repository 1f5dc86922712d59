import type { Room } from './room.ts';
import { type, value } from './statements.ts';

const packages = value('preact', 'preact/hooks', '@preact/signals', 'microdiff');

const foreign = (up: string) =>
  value(
    'node:fs',
    'hono',
    'preact/compat',
    '#shared/errors.ts',
    `${up}/local/paths.ts`,
    `./${up}/local/paths.ts`,
    `${up}/shared/errors.ts`,
  );

/** The page of the local stack: nothing of the stack, not even a type, and no package but the page's own. */
export const page: readonly Room[] = [
  {
    file: 'console/file.tsx',
    allowed: [...value('./other.ts', './trace/view.tsx'), ...packages],
    refused: [...foreign('..'), ...type('../local/observe/outbox.ts')],
  },
  {
    file: 'console/trace/file.tsx',
    allowed: [...value('./other.tsx', '../state/json.ts', '../help.tsx'), ...packages],
    refused: [...foreign('../..'), ...type('../../local/observe/outbox.ts')],
  },
];

import type { Room } from './room.ts';
import { value } from './statements.ts';

const command = (folders: readonly string[], up: string): Room => ({
  file: ['cli', ...folders, 'file.ts'].join('/'),
  allowed: [
    ...value('./other.ts', '#shared/errors.ts', '#shared/aws/profiles-table.ts', 'commander'),
    ...value('#shared/events/testing/builder.ts', '#shared/iam/decide/decide.ts'),
    ...(folders.length > 0 ? value(`${up}/common/json.ts`, `${up}/attach/plan/plan.ts`) : []),
  ],
  refused: value(
    `${up}/../local/commands/start.ts`,
    `${up}/../local/paths.ts`,
    `./${up}/../local/paths.ts`,
    `${up}/../functions/pre-sign-up/decide.ts`,
    `${up}/../shared/errors.ts`,
    `${up}/../test/support/log.ts`,
  ),
});

export const cli: readonly Room[] = [
  command([], '.'),
  command(['attach'], '..'),
  command(['attach', 'plan'], '../..'),
  {
    file: 'cli/profile/own.ts',
    allowed: value('../../extensions/claims.ts'),
    refused: value('../../extensions/../local/paths.ts', '../../local/paths.ts'),
  },
  {
    file: 'cli/main.ts',
    allowed: value('./attach/attach.ts', '../local/commands/start.ts', 'commander'),
    refused: value(
      '../local/stack/stack.ts',
      '../local/paths.ts',
      './../local/paths.ts',
      '../test/x.ts',
    ),
  },
];

import type { Room } from './room.ts';
import { otherPackages, tools, type, value } from './statements.ts';

export const shared: readonly Room[] = [
  ...['cognito', 'iam', 'one-time-code', 'delivery', 'identity', 'profile', 'extensions'].map(
    (room) => ({
      file: `shared/${room}/rule.ts`,
      allowed: [
        ...value('./other.ts', './folder/other.ts', '../identity/email-address.ts'),
        ...value('../iam/decide/decide.ts', 'node:crypto', 'node:url'),
        ...type('../events/pre-sign-up.ts', '../../extensions/claims.ts'),
      ],
      refused: [
        ...value('../ports.ts', '../errors.ts', '../aws/dynamodb.ts', '../runtime/trigger.ts'),
        ...value('../settings/environment.ts', '../events/pre-sign-up.ts', './../ports.ts'),
        ...value('../iam/../ports.ts', '../../functions/pre-sign-up/decide.ts'),
        ...otherPackages,
        ...tools,
      ],
    }),
  ),
  {
    file: 'shared/delivery/email/words.ts',
    allowed: [
      ...value(
        './html.ts',
        './words/de.ts',
        '../channel.ts',
        '../../identity/email-address.ts',
        'node:url',
      ),
      ...value('../../iam/decide/decide.ts'),
      ...type('../../events/custom-message.ts', '../../../extensions/words.ts'),
    ],
    refused: [
      ...value('../../ports.ts', '../../errors.ts', '../../aws/ses-mailer.ts', 'valibot'),
      ...value('../../events/custom-message.ts', '../../../extensions/words.ts'),
      ...value('../../settings/sender.ts', '../../iam/../ports.ts', '../../../local/paths.ts'),
    ],
  },
  {
    file: 'shared/delivery/email/words/de.ts',
    allowed: [
      ...value('./en.ts', '../html.ts', '../../channel.ts', '../../../identity/email-address.ts'),
      ...type('../../../events/custom-message.ts', '../../../../extensions/words.ts'),
    ],
    refused: [
      ...value('../../../ports.ts', '../../../aws/ses-mailer.ts', '../../../iam/../ports.ts'),
      ...value('../../../events/custom-message.ts', '../../../../extensions/words.ts'),
      ...value('../../../../local/paths.ts', 'valibot'),
    ],
  },
  {
    file: 'shared/ports.ts',
    allowed: type('./one-time-code/row.ts', './profile/profile.ts'),
    refused: value(
      './aws/dynamodb.ts',
      './settings/environment.ts',
      '../local/paths.ts',
      'valibot',
    ),
  },
  {
    file: 'shared/system/files.ts',
    allowed: value('./error-code.ts', 'node:fs'),
    refused: value('../errors.ts', '../cognito/ids.ts', '../aws/dynamodb.ts', 'valibot'),
  },
  {
    file: 'shared/settings/environment.ts',
    allowed: value('./pepper.ts', '../errors.ts', '../identity/email-address.ts', 'node:url'),
    refused: value('../ports.ts', '../aws/dynamodb.ts', '../iam/../ports.ts', 'valibot', 'node:fs'),
  },
  {
    file: 'shared/events/pre-sign-up.ts',
    allowed: value('./trigger-event.ts', '../errors.ts', '../cognito/triggers.ts', 'valibot'),
    refused: [
      ...value('../ports.ts', '../aws/dynamodb.ts', '../profile/profile.ts', 'hono', 'node:fs'),
      ...tools,
    ],
  },
  {
    file: 'shared/runtime/trigger.ts',
    allowed: value('./logger.ts', '../ports.ts', '../errors.ts', '@middy/core', 'node:async_hooks'),
    refused: [...value('../aws/dynamodb.ts', '../profile/profile.ts', 'hono'), ...tools],
  },
  {
    file: 'shared/aws/dynamodb.ts',
    allowed: value(
      './update-item.ts',
      '../ports.ts',
      '../runtime/deadline.ts',
      '@aws-sdk/client-dynamodb',
    ),
    refused: [...value('../settings/environment.ts', '../events/pre-sign-up.ts', 'hono'), ...tools],
  },
  {
    file: 'shared/aws/challenges-table/lease.ts',
    allowed: value(
      './columns.ts',
      '../update-item.ts',
      '../../ports.ts',
      '../../runtime/deadline.ts',
      '../../one-time-code/limits.ts',
    ),
    refused: [
      ...value('../../settings/environment.ts', '../../events/pre-sign-up.ts', 'hono'),
      ...tools,
    ],
  },
];

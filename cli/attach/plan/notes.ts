import { type JsonObject, textAt } from '../../common/json.ts';
import { allows, isScoped } from './permission.ts';
import type { Facts } from './plan-attach.ts';
import { settingOf, type TriggerName } from './triggers.ts';

const challengeTriggers: readonly TriggerName[] = [
  'DefineAuthChallenge',
  'CreateAuthChallenge',
  'VerifyAuthChallengeResponse',
];

/** What is worth knowing and stops nothing. */
export const notesOf = ({ state, functions }: Facts, target: JsonObject): readonly string[] => {
  const poolArn = textAt(state.pool, 'Arn') ?? '';
  const set = challengeTriggers.filter((name) => settingOf(target, name) !== undefined);
  const broad = [...functions].filter(([, { policy }]) =>
    policy.some((one) => allows(one, poolArn) && !isScoped(one, poolArn)),
  );
  return [
    ...(set.length > 0 && set.length < challengeTriggers.length
      ? [
          `Sign-in by code needs ${challengeTriggers.join(', ')} together; ${set.join(', ')} alone is set.`,
        ]
      : []),
    ...('CustomEmailSender' in target && 'CustomMessage' in target
      ? [
          'A custom e-mail sender delivers in place of Cognito; the guide does not say whether CustomMessage is still called.',
        ]
      : []),
    ...('CustomSMSSender' in target && 'CustomMessage' in target
      ? [
          'A custom SMS sender delivers in place of Cognito; the guide does not say whether CustomMessage is still called.',
        ]
      : []),
    ...(state.session === null
      ? ['The endpoint has no GetUserPoolSessionConfiguration: sessions cannot be compared.']
      : []),
    ...broad.map(([arn]) => `The policy of ${arn} lets in more pools than this one.`),
  ];
};

/** What somebody must agree to before it is written. */
export const questionsOf = ({ stack }: Facts): readonly string[] =>
  stack.kind === 'denied'
    ? [
        'These credentials may not ask CloudFormation whose the pool is, and no tag tells. Is it certain that no stack declares it?',
      ]
    : [];

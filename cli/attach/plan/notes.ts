import { settingOf } from '#shared/cognito/lambda-config.ts';
import { challengeTriggerNames } from '#shared/cognito/triggers.ts';
import type { JsonObject } from '../../common/json.ts';
import { type Observed, poolArnOf } from './observed.ts';
import { allowsIn, readPolicy, scopedIn } from './permission.ts';

const challengeNotes = (target: JsonObject): readonly string[] => {
  const missing = challengeTriggerNames.filter((name) => settingOf(target, name) === undefined);
  if (missing.length === 0 || missing.length === challengeTriggerNames.length) return [];
  return [
    `Sign-in by code needs ${challengeTriggerNames.join(', ')} together; ${missing.join(', ')} would not be set.`,
  ];
};

const senderNotes = (target: JsonObject): readonly string[] =>
  [
    { member: 'CustomEmailSender', sender: 'A custom e-mail sender' },
    { member: 'CustomSMSSender', sender: 'A custom SMS sender' },
  ]
    .filter(({ member }) => member in target && 'CustomMessage' in target)
    .map(
      ({ sender }) =>
        `${sender} delivers in place of Cognito; the guide does not say whether CustomMessage is still called.`,
    );

const broadNotes = ({ state, functions }: Observed): readonly string[] =>
  [...functions]
    .filter(([functionArn, { policy }]) => {
      const trigger = { functionArn, poolArn: poolArnOf(state) };
      return allowsIn(readPolicy(policy), trigger).length > scopedIn(policy, trigger).length;
    })
    .map(([arn]) => `The policy of ${arn} lets in more pools than this one.`);

const sessionNotes = ({ state }: Observed): readonly string[] =>
  state.session === null
    ? ['The endpoint has no GetUserPoolSessionConfiguration: sessions cannot be compared.']
    : [];

/** What is worth knowing and stops nothing. */
export const notesOf = (observed: Observed, target: JsonObject): readonly string[] => [
  ...challengeNotes(target),
  ...senderNotes(target),
  ...sessionNotes(observed),
  ...broadNotes(observed),
];

/** What the operator must agree to before anything is written. */
export const questionsOf = ({ stack }: Observed): readonly string[] =>
  stack.kind === 'denied'
    ? [
        'These credentials may not ask CloudFormation which stack the pool belongs to, and no tag names one. Is it certain that no stack declares it?',
      ]
    : [];

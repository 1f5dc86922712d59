import { preTokenMembersDisagree, triggersWithoutKey } from '#shared/cognito/lambda-config.ts';
import { type JsonObject, objectAt, textAt } from '../../../common/json.ts';
import { unplaced } from '../pool/fields.ts';
import { membersOf, sdkShapes, unknownIn } from '../pool/sdk-shapes.ts';
import { lambdaConfigOf, type PoolState } from '../pool/state.ts';
import type { Refusal } from '../refusal.ts';
import type { DesiredTriggers } from '../triggers.ts';

/** Paths of the settings that the SDK would drop. */
export const unknownSettings = ({ pool, mfa, session }: PoolState): readonly string[] => [
  ...unknownIn('pool', pool),
  ...unplaced(Object.keys(pool)).filter((name) => membersOf(sdkShapes.pool).includes(name)),
  ...unknownIn('mfa', mfa).map((path) => `MfaConfig.${path}`),
  ...(session === null ? [] : unknownIn('session', session)).map(
    (path) => `SessionConfiguration.${path}`,
  ),
];

const unknownRefusals = (state: PoolState): readonly Refusal[] =>
  unknownSettings(state).map((path) => ({
    code: 'unknown_setting',
    why: `The pool has ${path}, which this version of the AWS SDK does not know. Sending the pool back would erase it.`,
    whatToDo:
      'Update @aws-sdk/client-cognito-identity-provider and this command to a version that knows it, then try again.',
  }));

const tierRefusals = (pool: JsonObject, desired: DesiredTriggers): readonly Refusal[] => {
  const tier = textAt(pool, 'UserPoolTier');
  const version = desired.PreTokenGeneration?.version ?? 'V1_0';
  if (tier === 'LITE' && version !== 'V1_0') {
    return [
      {
        code: 'tier_too_low',
        why: `Pre token generation ${version} needs the plan ESSENTIALS or PLUS; the pool is on LITE.`,
        whatToDo:
          'Use --pre-token-version V1_0, which changes ID tokens only, or move the pool to another plan first (it costs more per user).',
      },
    ];
  }
  if (tier !== undefined) return [];
  return [
    {
      code: 'tier_unknown',
      why: 'DescribeUserPool did not return the plan of this pool (UserPoolTier); an update without it could move the pool to ESSENTIALS.',
      whatToDo:
        'Set the plan the pool has, in the console or with update-user-pool, then try again.',
    },
  ];
};

const preTokenRefusals = (config: JsonObject): readonly Refusal[] => {
  if (!preTokenMembersDisagree(config)) return [];
  return [
    {
      code: 'pre_token_mismatch',
      why: 'PreTokenGeneration and PreTokenGenerationConfig name different functions; Cognito takes them only when they agree.',
      whatToDo:
        'Decide which of the two is meant, in the console or with update-user-pool, then try again.',
    },
  ];
};

const senderRefusals = (config: JsonObject): readonly Refusal[] =>
  triggersWithoutKey(config).map((name) => ({
    code: 'sender_without_key',
    why: `${name} is set without KMSKeyID; Cognito requires both.`,
    whatToDo: 'Set the key, or remove the sender, then try again.',
  }));

const smsRefusals = (pool: JsonObject): readonly Refusal[] => {
  const sms = objectAt(pool, 'SmsConfiguration');
  if (textAt(sms, 'SnsCallerArn') === undefined || !('EumsSms' in sms)) return [];
  return [
    {
      code: 'sms_conflict',
      why: 'SmsConfiguration has SnsCallerArn and EumsSms; Cognito takes one of the two.',
      whatToDo: 'Decide how the pool sends texts, then try again.',
    },
  ];
};

/**
 * A custom message with mail of its own, in a pool that Cognito sends the mail for, fails every call that mails a code
 * (guide: custom message trigger, `InvalidLambdaResponseException`). A custom e-mail sender delivers by itself.
 */
const mailRefusals = (
  { pool }: PoolState,
  config: JsonObject,
  desired: DesiredTriggers,
): readonly Refusal[] => {
  const account = textAt(objectAt(pool, 'EmailConfiguration'), 'EmailSendingAccount');
  if (desired.CustomMessage === undefined || account === 'DEVELOPER') return [];
  if ('CustomEmailSender' in config) return [];
  return [
    {
      code: 'mail_not_by_ses',
      why: 'Cognito sends the mail of this pool itself and takes no text of a function for it: with CustomMessage every sign-up, resend and reset that mails a code would fail.',
      whatToDo:
        'Choose the triggers without it (--triggers, all but CustomMessage), or let the pool send by SES first (EmailConfiguration with EmailSendingAccount DEVELOPER).',
    },
  ];
};

/** Why this pool cannot be sent back whole: what we or Cognito would not take, found before anything is written. */
export const poolRefusals = (state: PoolState, desired: DesiredTriggers): readonly Refusal[] => [
  ...unknownRefusals(state),
  ...preTokenRefusals(lambdaConfigOf(state)),
  ...senderRefusals(lambdaConfigOf(state)),
  ...smsRefusals(state.pool),
  ...tierRefusals(state.pool, desired),
  ...mailRefusals(state, lambdaConfigOf(state), desired),
];

import type { Statement } from '#shared/iam/document.ts';
import type { Trigger } from '#shared/iam/invoke/invoke-call.ts';
import { parseFunctionArn, regionOfPool } from '../arn.ts';
import { type Observed, poolArnOf, poolIdOf } from '../observed.ts';
import {
  denialOf,
  type FunctionPolicy,
  malformationOf,
  readPolicy,
  scopedIn,
  statementId,
} from '../permission.ts';
import type { Refusal } from '../refusal.ts';
import { type DesiredTriggers, entriesOf, type TriggerName } from '../triggers.ts';

const arnRefusals = (trigger: TriggerName, arn: string, poolArn: string): readonly Refusal[] => {
  const parsed = parseFunctionArn(arn);
  if (parsed === undefined) {
    return [
      {
        code: 'invalid_function',
        why: `${trigger} is to call something that is not the ARN of a Lambda function.`,
        whatToDo: 'Give the ARN as Lambda shows it: arn:aws:lambda:region:account:function:name.',
      },
    ];
  }
  const { region, qualifier } = parsed;
  const wrongRegion: Refusal = {
    code: 'wrong_region',
    why: `The function of ${trigger} is in ${region}, the pool in ${regionOfPool(poolArn)}; Cognito calls functions of its own region.`,
    whatToDo: 'Deploy the functions in the region of the pool.',
  };
  const latest: Refusal = {
    code: 'function_version',
    why: `${trigger} is to call $LATEST by name, to which Lambda adds no permission.`,
    whatToDo: 'Give the ARN without :$LATEST, which calls the same code, or an alias.',
  };
  const numbered: Refusal = {
    code: 'function_version',
    why: `${trigger} is to call the numbered version ${qualifier} of a function, which no deployment changes.`,
    whatToDo: 'Give the function itself or an alias.',
  };
  return [
    ...(region === regionOfPool(poolArn) ? [] : [wrongRegion]),
    ...(qualifier === '$LATEST' ? [latest] : []),
    ...(qualifier !== undefined && /^\d+$/.test(qualifier) ? [numbered] : []),
  ];
};

const stateRefusals = (arn: string, state: string | undefined): readonly Refusal[] => {
  if (state === 'Active') return [];
  if (state === undefined || state === 'missing') {
    return [
      {
        code: 'function_missing',
        why: `There is no function ${arn}.`,
        whatToDo: 'Deploy it first, or correct the ARN.',
      },
    ];
  }
  return [
    {
      code: 'function_inactive',
      why: `${arn} is ${state}, not Active: sign-ins would fail.`,
      whatToDo:
        state === 'Inactive'
          ? 'Lambda made it Inactive because it was not invoked. Invoke it once (aws lambda invoke), then try again.'
          : 'Wait until it is ready (aws lambda wait function-active-v2), or look at its StateReason.',
    },
  ];
};

const unreadable = (arn: string, why: string): Refusal => ({
  code: 'permission_unclear',
  why: `It is not clear whether Cognito may call ${arn}: ${why}.`,
  whatToDo: `Look at the policy: aws lambda get-policy --function-name ${arn}`,
});

const denied = (arn: string, why: string): Refusal => ({
  code: 'permission_denied',
  why: `Cognito may not call ${arn}: ${why}.`,
  whatToDo: 'Find out why the statement is there before you remove it.',
});

const conflict = (arn: string, sid: string): Refusal => ({
  code: 'permission_conflict',
  why: `The policy of ${arn} has a statement ${sid} that allows something other than this pool's call.`,
  whatToDo: `Look at it (aws lambda get-policy), then remove it: aws lambda remove-permission --function-name ${arn} --statement-id ${sid}`,
});

/** The id of attach under which the policy has another statement. */
const takenId = (policy: FunctionPolicy, trigger: Trigger, sid: string): string | undefined => {
  const isOfSid = ({ Sid }: Statement): boolean => Sid === sid;
  const isOurs = scopedIn(policy, trigger).some(isOfSid);
  return !isOurs && readPolicy(policy).Statement.some(isOfSid) ? sid : undefined;
};

const policyRefusals = (
  functionArn: string,
  policy: FunctionPolicy,
  pool: { readonly arn: string; readonly id: string },
): readonly Refusal[] => {
  const trigger = { functionArn, poolArn: pool.arn };
  const malformation = malformationOf(policy, trigger);
  const denial = denialOf(policy, trigger);
  const sid = takenId(policy, trigger, statementId(pool.id));
  return [
    ...(malformation === undefined ? [] : [unreadable(functionArn, malformation)]),
    ...(denial === undefined ? [] : [denied(functionArn, denial)]),
    ...(sid === undefined ? [] : [conflict(functionArn, sid)]),
  ];
};

/** Why a function cannot serve this pool. Functions that several triggers share are judged once. */
export const functionRefusals = (
  { state, functions }: Observed,
  desired: DesiredTriggers,
): readonly Refusal[] => {
  const pool = { arn: poolArnOf(state), id: poolIdOf(state) };
  const wanted = entriesOf(desired);
  const byArn = wanted.flatMap(([trigger, setting]) =>
    arnRefusals(trigger, setting.function, pool.arn),
  );
  const callable = [...new Set(wanted.map(([, setting]) => setting.function))].filter(
    (arn) => parseFunctionArn(arn)?.region === regionOfPool(pool.arn),
  );
  return [
    ...byArn,
    ...callable.flatMap((arn) => [
      ...stateRefusals(arn, functions.get(arn)?.state),
      ...policyRefusals(arn, functions.get(arn)?.policy, pool),
    ]),
  ];
};

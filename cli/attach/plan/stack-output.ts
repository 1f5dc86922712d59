import * as v from 'valibot';
import { settingOf } from '#shared/cognito/lambda-config.ts';
import { RefusedError } from './refusal.ts';
import { type DesiredTriggers, readTriggerName, triggerNames } from './triggers.ts';

/** Which functions were named, and what is worth knowing of where they come from. */
export type NamedTriggers = {
  readonly desired: DesiredTriggers;
  readonly notes: readonly string[];
};

/** What is read of a deployed stack; undefined members are missing in it. */
export type SuiteStack = {
  readonly name: string;
  /** `missing` where there is no such stack. */
  readonly status: string;
  /** The output AttachTriggers: LambdaConfig as JSON. */
  readonly attachTriggers: string | undefined;
  /** The output UserPoolId: the pool that its functions have permissions on. */
  readonly pool: string | undefined;
  /** The parameter UserPoolId: the pool that the stack was deployed for, or empty for one of its own. */
  readonly userPoolId: string | undefined;
};

/** States in which a stack's outputs describe what is deployed. */
const deployed = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_ROLLBACK_COMPLETE',
  'IMPORT_COMPLETE',
];

const versioned = v.object({ LambdaArn: v.string(), LambdaVersion: v.string() });
const AttachTriggersSchema = v.record(v.string(), v.union([v.string(), versioned]));

const unusable = (stackName: string, why: string, whatToDo: string): RefusedError =>
  new RefusedError({ code: 'stack_unusable', why: `Stack ${stackName} ${why}.`, whatToDo });

const parseTriggers = ({ name, attachTriggers }: SuiteStack): DesiredTriggers => {
  const wrong = unusable(
    name,
    'has no output AttachTriggers with the functions in it',
    'Deploy the stack from this project, or name the functions with --function.',
  );
  try {
    const config = v.parse(AttachTriggersSchema, JSON.parse(attachTriggers ?? ''));
    if (Object.keys(config).some((member) => readTriggerName(member) === undefined)) throw wrong;
    const settings = triggerNames.map((trigger) => [trigger, settingOf(config, trigger)] as const);
    return Object.fromEntries(settings.filter(([, setting]) => setting !== undefined));
  } catch {
    throw wrong;
  }
};

const checkPool = ({ name, userPoolId: forPool }: SuiteStack, userPoolId: string): void => {
  if (forPool === undefined || forPool === '' || forPool === userPoolId) return;
  throw new RefusedError({
    code: 'stack_for_another_pool',
    why: `Stack ${name} was deployed for the pool ${forPool}: its functions have permissions on that pool only.`,
    whatToDo: `Deploy a stack with the parameter UserPoolId=${userPoolId} and attach that.`,
  });
};

/** A stack without the parameter `UserPoolId` filled made a pool, and its functions have permissions on that one. */
const ownPoolNotes = (
  { name, pool, userPoolId: parameter }: SuiteStack,
  userPoolId: string,
): readonly string[] =>
  parameter === '' && pool !== userPoolId
    ? [
        `Stack ${name} made a pool of its own, and its functions have permissions on that pool only: here they cannot mark an address verified or link a user. Deploy a stack with the parameter UserPoolId for this pool.`,
      ]
    : [];

/** The functions that a deployed stack offers for the pool. Throws {@link RefusedError}. */
export const triggersIn = (stack: SuiteStack, userPoolId: string): NamedTriggers => {
  if (!deployed.includes(stack.status)) {
    throw unusable(
      stack.name,
      `is ${stack.status}`,
      'Wait for its deployment, or repair it, then try again.',
    );
  }
  checkPool(stack, userPoolId);
  return { desired: parseTriggers(stack), notes: ownPoolNotes(stack, userPoolId) };
};

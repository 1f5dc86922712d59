import type { Difference } from '../../common/json.ts';
import { textAt } from '../../common/json.ts';
import { gather } from '../aws/observe.ts';
import { describeError } from '../aws/service-error.ts';
import { leftOf, sendBack } from '../aws/write-pool.ts';
import { questionsOf } from '../plan/notes.ts';
import { allows, type Statement, statementId } from '../plan/permission.ts';
import type { Facts, PermissionChange } from '../plan/plan-attach.ts';
import { lambdaConfigOf, type PoolState, settingsThatDiffer } from '../plan/pool/state.ts';
import { type AttachRecord, emptyRecord } from '../plan/record.ts';
import { FailedError, RefusedError } from '../plan/refusal.ts';
import { ownerOf } from '../plan/rules/owner.ts';
import { poolRefusals, unknownSettings } from '../plan/rules/pool-rules.ts';
import { calls, sameTriggers } from '../plan/triggers.ts';
import { type Backup, readBackup } from '../record/backup-file.ts';
import { backUp } from './back-up.ts';
import type { World } from './context.ts';
import { finish, pathsOf } from './resume-interrupted.ts';
import { goOn, runPending } from './while-pending.ts';

export type RestorePlan = {
  /** From what is (`before`) to what the backup says (`after`). */
  readonly differences: readonly Difference[];
  readonly permissions: readonly PermissionChange[];
  readonly notes: readonly string[];
  readonly questions: readonly string[];
};

export type Restored = {
  readonly kind: 'nothing' | 'done';
  readonly plan: RestorePlan;
  readonly notes: readonly string[];
  readonly backup?: string;
};

/** UpdateUserPool does not carry these; SetUserPoolMfaConfig and its like do, and this command never calls them. */
const isElsewhere = ({ path }: Difference): boolean =>
  /^(MfaConfig|SessionConfiguration)(\.|$)/.test(path);

const open = (file: string, userPoolId: string) => {
  const refuse = (why: string) =>
    new RefusedError({
      code: 'backup_unusable',
      why,
      whatToDo: 'Give the path of a file that apply, detach or restore wrote for this pool.',
    });
  const backup = readOr(file, (error) =>
    refuse(`${file} cannot be read as a backup (${describeError(error)}).`),
  );
  if (textAt(backup.state.pool, 'Id') !== userPoolId) {
    throw refuse(`${file} is a backup of another pool.`);
  }
  const unknown = unknownSettings(backup.state);
  if (unknown.length === 0) return backup;
  throw refuse(
    `${file} has ${unknown.join(', ')}, which this version of the AWS SDK does not know and would not put back.`,
  );
};

const readOr = (file: string, refusal: (error: unknown) => RefusedError): Backup => {
  try {
    return readBackup(file);
  } catch (error) {
    throw refusal(error);
  }
};

const differencesOf = (now: PoolState, then: PoolState): readonly Difference[] => [
  ...settingsThatDiffer(now, then),
  ...(sameTriggers(lambdaConfigOf(now), lambdaConfigOf(then))
    ? []
    : [{ path: 'LambdaConfig', before: lambdaConfigOf(now), after: lambdaConfigOf(then) }]),
];

/** Functions that the backup's triggers call, that Cognito might call then and may not now. */
const missingPermissions = (facts: Facts, then: Backup): readonly PermissionChange[] => {
  const poolArn = textAt(facts.state.pool, 'Arn') ?? '';
  const lets = (policy: readonly Statement[] = []) => policy.some((one) => allows(one, poolArn));
  return Object.entries(then.policies)
    .filter(([arn]) => calls(lambdaConfigOf(then.state), arn))
    .filter(([arn, policy]) => lets(policy) && !lets(facts.functions.get(arn)?.policy))
    .map(([arn]) => ({
      function: arn,
      statementId: statementId(textAt(facts.state.pool, 'Id') ?? ''),
    }));
};

const refuseOwned = ({ state, stack }: Facts): void => {
  const owner = ownerOf(state.pool, stack);
  const refusals = [
    ...(owner === undefined
      ? []
      : [
          {
            code: owner.kind,
            why: `The pool belongs to a template: ${owner.evidence} says so.`,
            whatToDo: 'Put back in that template what the backup says; nothing was written.',
          },
        ]),
    ...poolRefusals(state, {}),
  ];
  if (refusals.length > 0) throw new RefusedError(...refusals);
};

const write = async (
  world: World,
  facts: Facts,
  then: Backup,
  plan: RestorePlan,
): Promise<Restored> => {
  const { state } = facts;
  const poolArn = textAt(state.pool, 'Arn') ?? '';
  const backup = await backUp(world, facts);
  const known: AttachRecord = world.files.record() ?? emptyRecord(world.userPoolId);
  const record = { ...known, permissions: [...known.permissions, ...plan.permissions] };
  const left = await runPending(
    world,
    { operation: 'restore', record, backup, before: state },
    async (sending) => {
      for (const permission of plan.permissions) {
        goOn(world);
        await world.functions.allow(permission, poolArn);
      }
      goOn(world);
      const outcome = await world.step('Send back what the backup says', () =>
        sendBack(world, state, then.state, sending),
      );
      if (outcome === 'changed') {
        throw new FailedError('Somebody changed the pool since it was looked at; nothing was sent');
      }
      const differences = await leftOf(world, then.state);
      await world.step('Settle the permissions', () => finish(world, record));
      return differences;
    },
  );
  const failed = left.filter((one) => !isElsewhere(one));
  if (failed.length > 0) {
    throw new FailedError(
      `${pathsOf(failed)} could not be put back; the state before this run is in ${backup}.`,
    );
  }
  return { kind: 'done', plan, notes: plan.notes, backup };
};

/** Puts a whole pool back to what a backup says, every setting that UpdateUserPool takes. */
export const restore = async (
  world: World,
  file: string,
  settled: readonly string[],
  approve: (plan: RestorePlan) => Promise<void>,
): Promise<Restored> => {
  const then = open(file, world.userPoolId);
  const facts = await gather(world, Object.keys(then.policies));
  const differences = differencesOf(facts.state, then.state);
  const elsewhere = differences.filter(isElsewhere);
  const permissions = missingPermissions(facts, then);
  const writes = elsewhere.length < differences.length || permissions.length > 0;
  const plan: RestorePlan = {
    differences: differences.filter((one) => !isElsewhere(one)),
    permissions,
    questions: writes ? questionsOf(facts) : [],
    notes: [
      ...settled,
      ...(elsewhere.length === 0
        ? []
        : [
            `${pathsOf(elsewhere)} differ too; UpdateUserPool does not carry them, and they are left as they are.`,
          ]),
    ],
  };
  if (!writes) return { kind: 'nothing', plan, notes: plan.notes };
  refuseOwned(facts);
  await approve(plan);
  return write(world, facts, then, plan);
};

import { backUp } from './back-up.ts';
import { describeError } from './failure.ts';
import { readBackup } from './files.ts';
import { gather } from './gather.ts';
import type { Difference } from './json.ts';
import { textAt } from './json.ts';
import { ownerOf } from './owner.ts';
import { isScoped, statementId } from './permission.ts';
import type { Facts, PermissionChange } from './plan.ts';
import { poolRefusals } from './pool-rules.ts';
import { lambdaConfigOf, type PoolState, settingsThatDiffer } from './pool-state.ts';
import { type AttachRecord, emptyRecord } from './record.ts';
import { finish, pathsOf, recover } from './recover.ts';
import { FailedError, RefusedError } from './refusal.ts';
import { runPending } from './run-pending.ts';
import { calls, sameTriggers } from './triggers.ts';
import type { World } from './world.ts';
import { putBack } from './write-pool.ts';

export type RestorePlan = {
  /** From what is (`before`) to what the backup says (`after`). */
  readonly differences: readonly Difference[];
  readonly permissions: readonly PermissionChange[];
  readonly notes: readonly string[];
};

export type Restored = {
  readonly kind: 'nothing' | 'done';
  readonly plan: RestorePlan;
  readonly notes: readonly string[];
  readonly backup?: string;
};

/** UpdateUserPool does not carry these; SetUserPoolMfaConfig and its like do, and this command never calls them. */
const isElsewhere = ({ path }: Difference): boolean =>
  /^(MfaConfig|SessionConfiguration)/.test(path);

const open = (file: string, userPoolId: string) => {
  const refuse = (why: string) =>
    new RefusedError({
      code: 'backup_unusable',
      why,
      whatToDo: 'Give the path of a file that apply, detach or restore wrote for this pool.',
    });
  try {
    const backup = readBackup(file);
    if (textAt(backup.state.pool, 'Id') === userPoolId) return backup;
  } catch (error) {
    throw refuse(`${file} cannot be read as a backup (${describeError(error)}).`);
  }
  throw refuse(`${file} is a backup of another pool.`);
};

const differencesOf = (now: PoolState, then: PoolState): readonly Difference[] => [
  ...settingsThatDiffer(now, then),
  ...(sameTriggers(lambdaConfigOf(now), lambdaConfigOf(then))
    ? []
    : [{ path: 'LambdaConfig', before: lambdaConfigOf(now), after: lambdaConfigOf(then) }]),
];

/** Functions that the backup's triggers call, that could be called then and cannot now. */
const missingPermissions = (
  facts: Facts,
  then: ReturnType<typeof readBackup>,
): readonly PermissionChange[] => {
  const poolArn = textAt(facts.state.pool, 'Arn') ?? '';
  return Object.entries(then.policies)
    .filter(([arn]) => calls(lambdaConfigOf(then.state), arn))
    .filter(([arn]) => !facts.functions.get(arn)?.policy.some((one) => isScoped(one, poolArn)))
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
  then: ReturnType<typeof readBackup>,
  plan: RestorePlan,
): Promise<Restored> => {
  const { state } = facts;
  const poolArn = textAt(state.pool, 'Arn') ?? '';
  const backup = await backUp(world, facts);
  const known: AttachRecord = world.files.record() ?? emptyRecord(world.userPoolId);
  const record = { ...known, permissions: [...known.permissions, ...plan.permissions] };
  const left = await runPending(
    world,
    { operation: 'restore', record, backup },
    async (sending) => {
      for (const permission of plan.permissions) await world.functions.allow(permission, poolArn);
      const differences = await world.step('Send back what the backup says', () =>
        putBack(world, then.state, sending),
      );
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
  approve: (plan: RestorePlan) => Promise<void>,
): Promise<Restored> => {
  const then = open(file, world.userPoolId);
  const settled = await recover(world);
  const facts = await gather(world, Object.keys(then.policies));
  const differences = differencesOf(facts.state, then.state);
  const elsewhere = differences.filter(isElsewhere);
  const plan: RestorePlan = {
    differences: differences.filter((one) => !isElsewhere(one)),
    permissions: missingPermissions(facts, then),
    notes: [
      ...settled,
      ...(elsewhere.length === 0
        ? []
        : [
            `${pathsOf(elsewhere)} differ too; UpdateUserPool does not carry them, and they are left as they are.`,
          ]),
    ],
  };
  if (plan.differences.length === 0 && plan.permissions.length === 0) {
    return { kind: 'nothing', plan, notes: plan.notes };
  }
  refuseOwned(facts);
  await approve(plan);
  return write(world, facts, then, plan);
};
